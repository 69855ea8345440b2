"""Where a second factor is required, nobody works at the desk without one."""

import time
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from portal.accounts.models import User
from tests.accounts.codes import code_for
from tests.core.test_settings import STRONG_KEY, start
from tests.factories import make_editor, make_person

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"
CODE = "/accounts/second-factor/code/"
APP = "/accounts/second-factor/app/"
PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def person(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    return make_person("publisher", email="ann@example.gov", password=PASSWORD)


@pytest.fixture
def person_with_app(person):
    TOTP.activate(person, SECRET)
    return person


def sign_in(client, **more):
    return client.post(SIGN_IN, {"login": "ann@example.gov", "password": PASSWORD, **more})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variables", "printed"),
    [
        ({}, "False True"),
        ({"ALLOWED_HOSTS": "portal.example.gov", "SECRET_KEY": STRONG_KEY}, "True False"),
    ],
)
def test_public_portal_requires_it_and_sends_no_mail_unasked(variables, printed):
    ask = "from django.conf import settings as s; print(s.REQUIRE_SECOND_FACTOR, s.CAN_MAIL)"

    answer = start("shell", "--no-imports", "--command", ask, **variables)

    assert answer.stdout.strip() == printed, answer.stderr


def test_person_without_a_factor_is_led_to_setting_one_up(person, client_reads):
    client_reads.client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})

    answers = [
        client_reads.client.get("/admin/law/authority/"),
        client_reads.client.get("/admin/"),
        client_reads.client.post("/admin/markup/preview/", {"body": "x"}),
        client_reads.client.get("/admin/autocomplete/"),
    ]

    assert {answer["Location"] for answer in answers} == {"/accounts/second-factor/"}
    assert "asks for a second factor" in client_reads.get("/accounts/second-factor/").text


def test_superuser_is_no_exception(person, client):
    client.force_login(make_editor())

    assert client.get("/admin/")["Location"] == "/accounts/second-factor/"


def test_factor_once_set_up_leads_back_to_where_one_wanted_to_go(person, client_reads):
    client_reads.client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    client_reads.get("/admin/law/authority/", status=302)
    secret = client_reads.get(APP).select_one("code").text

    answer = client_reads.post(APP, {"code": code_for(secret)})

    codes = client_reads.get(answer["Location"])
    assert len(codes.select(".factor__codes li")) == 10
    assert codes.find("a", string=lambda text: "go on to the desk" in (text or ""))["href"] == (
        "/admin/law/authority/"
    )
    assert client_reads.client.get("/admin/law/authority/").status_code == 200


def test_factor_is_asked_for_after_the_password_and_leads_to_next(person_with_app, client):
    first = sign_in(client, next="/admin/law/authority/")
    outside = client.get("/admin/law/authority/")

    second = client.post(CODE, {"code": code_for(SECRET)})

    assert first["Location"] == CODE
    assert outside["Location"].startswith("/admin/login/")
    assert second["Location"] == "/admin/law/authority/"
    assert client.get("/admin/law/authority/").status_code == 200


def test_wrong_code_is_refused_and_five_lock(person_with_app, client):
    sign_in(client)

    answers = [client.post(CODE, {"code": "000000"}) for _ in range(5)]
    locked = client.post(CODE, {"code": code_for(SECRET)})

    assert answers[0].context["form"].errors["code"] == [
        "That did not work. Wait for the next code and try again."
    ]
    assert "too many attempts" in str(locked.context["form"].errors["code"])
    assert "_auth_user_id" not in client.session


def test_code_signs_in_once(person_with_app, client):
    code = code_for(SECRET)
    sign_in(client)
    client.post(CODE, {"code": code})
    client.logout()
    sign_in(client)

    again = client.post(CODE, {"code": code})

    assert again.status_code == 200
    assert "_auth_user_id" not in client.session


def test_code_of_the_half_minute_before_still_signs_in(person_with_app, client, time_machine):
    time_machine.move_to("2026-11-21 12:00:29Z", tick=False)
    code = code_for(SECRET)
    sign_in(client)
    time_machine.shift(2)
    client.post(CODE, {"code": code})

    assert "_auth_user_id" in client.session


def test_code_of_two_minutes_before_does_not(person_with_app, client, time_machine):
    time_machine.move_to("2026-11-21 12:00:29Z", tick=False)
    code = code_for(SECRET)
    time_machine.shift(120)
    sign_in(client)
    client.post(CODE, {"code": code})

    assert "_auth_user_id" not in client.session


def test_recovery_code_signs_in_once(person_with_app, client):
    code = RecoveryCodes.activate(person_with_app).get_unused_codes()[0]
    for expected in (302, 200):
        client.logout()
        sign_in(client)
        assert client.post(CODE, {"code": code}).status_code == expected


def test_factor_is_asked_of_who_has_one_even_where_none_is_required(
    person_with_app, client, settings
):
    settings.REQUIRE_SECOND_FACTOR = False

    assert sign_in(client)["Location"] == CODE


def test_nothing_is_asked_where_none_is_required(person, client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in(client)

    assert client.get("/admin/law/authority/").status_code == 200


def test_last_factor_taken_away_closes_the_desk_again(person_with_app, client):
    sign_in(client)
    client.post(CODE, {"code": code_for(SECRET)})

    answer = client.post(f"{APP}remove/")

    assert answer["Location"] == "/accounts/second-factor/"
    assert client.get("/admin/")["Location"] == "/accounts/second-factor/"


@pytest.mark.parametrize(
    "address",
    [
        f"{APP}remove/",
        "/accounts/second-factor/passkeys/new/",
        "/accounts/second-factor/recovery-codes/",
        "/accounts/second-factor/recovery-codes/new/",
    ],
)
def test_factors_change_only_soon_after_one_proved_who_one_is(
    person_with_app, client, time_machine, address
):
    RecoveryCodes.activate(person_with_app)
    time_machine.move_to(time.time())
    sign_in(client)
    client.post(CODE, {"code": code_for(SECRET)})
    assert client.get(address).status_code == 200
    time_machine.shift(5 * 60 + 1)

    asked = client.get(address)
    answer = client.post(asked["Location"], {"password": PASSWORD})

    assert asked["Location"] == f"/accounts/confirm/?next={quote(address, safe='')}"
    assert answer["Location"] == address
    assert client.get(address).status_code == 200


def test_posting_a_removal_late_asks_first(person_with_app, client, time_machine):
    time_machine.move_to(time.time())
    sign_in(client)
    client.post(CODE, {"code": code_for(SECRET)})
    time_machine.shift(5 * 60 + 1)

    answer = client.post(f"{APP}remove/")

    assert answer["Location"].startswith("/accounts/confirm/")
    assert Authenticator.objects.filter(user=person_with_app, type="totp").exists()


def test_passkey_of_another_is_not_reached(person, client):
    other = make_person("author")
    passkey = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Mine"})
    sign_in(client)

    answers = [
        client.post(f"/accounts/second-factor/passkeys/{passkey.pk}/", {"name": "Yours"}),
        client.post(f"/accounts/second-factor/passkeys/{passkey.pk}/remove/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    passkey.refresh_from_db()
    assert passkey.data == {"name": "Mine"}


def test_device_forgotten_by_an_administrator_signs_out_and_asks_anew(person_with_app, client):
    sign_in(client)
    client.post(CODE, {"code": code_for(SECRET)})

    person_with_app.authenticator_set.all().delete()
    User.objects.get(pk=person_with_app.pk).end_sessions()

    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    sign_in(client)
    assert client.get("/admin/")["Location"] == "/accounts/second-factor/"
