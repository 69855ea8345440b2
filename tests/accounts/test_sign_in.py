import re
import time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from portal.accounts.models import User
from tests.factories import make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"
FORGOTTEN = "/accounts/password/forgotten/"
PASSWORD = "a long enough password"


@pytest.fixture
def person():
    return make_person("author", email="ann@example.gov", password=PASSWORD)


@pytest.fixture
def clock(time_machine):
    """A clock that can be put forward."""
    time_machine.move_to(time.time())
    return time_machine


def sign_in(client, email="ann@example.gov", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def problem(answer):
    return answer.context["form"].non_field_errors()[0]


def test_desk_leads_to_sign_in_and_back(person, client):
    asked = client.get("/admin/law/authority/?kind=usc", follow=True)

    answer = sign_in(client, "Ann@Example.gov", next=asked.context["redirect_field_value"])

    assert asked.request["PATH_INFO"] == SIGN_IN
    assert answer["Location"] == "/admin/law/authority/?kind=usc"


def test_sign_in_leads_to_the_desk_and_nowhere_else(person, client):
    assert sign_in(client, next="https://elsewhere.example/")["Location"] == "/admin/"


def test_session_lasts_twelve_hours(person, client):
    sign_in(client)

    assert client.session.get_expiry_age() == 12 * 60 * 60


@pytest.mark.parametrize(
    ("email", "password"), [("ann@example.gov", "wrong"), ("nobody@example.gov", PASSWORD)]
)
def test_wrong_password_and_unknown_address_get_the_same_answer(person, client, email, password):
    answer = sign_in(client, email, password)

    assert problem(answer) == "The e-mail address or the password is not right."
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}])
def test_closed_account_is_told_so_and_stays_outside(client, fields):
    make_user(email="ann@example.gov", password=PASSWORD, **fields)

    assert sign_in(client)["Location"] == "/accounts/closed/"
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client):
    addresses = ["/accounts/signup/", "/accounts/sign-up/", "/accounts/provider/signup/"]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_signed_out_person_is_told_so(person, client_reads):
    client_reads.login(person)

    client_reads.post("/admin/logout/")

    assert "You are signed out." in words(client_reads.get(SIGN_IN))
    assert client_reads.client.get("/admin/").status_code == 302


def test_sixth_attempt_on_an_account_is_refused_even_with_the_password(person, client):
    for _ in range(5):
        sign_in(client, password="wrong")

    answer = sign_in(client)

    assert problem(answer) == "There were too many attempts. Wait five minutes and try again."


def test_lock_out_ends_after_five_minutes(person, client, clock):
    for _ in range(5):
        sign_in(client, password="wrong")

    clock.shift(5 * 60 + 1)

    assert sign_in(client)["Location"] == "/admin/"


def test_lock_out_of_one_account_is_none_of_another(person, client):
    make_user(email="bob@example.gov", password=PASSWORD)
    for _ in range(5):
        sign_in(client, password="wrong")

    assert sign_in(client, "bob@example.gov")["Location"] == "/admin/"


@pytest.mark.slow
def test_hundred_failures_lock_an_account_for_long(person, client, clock):
    for _ in range(20):
        for _ in range(5):
            sign_in(client, password="wrong")
        clock.shift(5 * 60 + 1)

    assert problem(sign_in(client)).startswith("There were too many attempts.")
    clock.shift(31 * 24 * 60 * 60)
    assert sign_in(client)["Location"] == "/admin/"


def test_new_password_by_mail_ends_the_lock_out(person, client, link):
    for _ in range(5):
        sign_in(client, password="wrong")
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = {"password1": "quite another password", "password2": "quite another password"}

    client.post(form, new)

    assert sign_in(client, password="quite another password")["Location"] == "/admin/"


def test_new_password_from_an_administrator_ends_the_lock_out(person, client):
    for _ in range(5):
        sign_in(client, password="wrong")
    desk = Client()
    desk.force_login(make_person("administrator"))
    new = {"password1": "quite another password", "password2": "quite another password"}

    desk.post(f"/admin/accounts/user/{person.pk}/password/", {"usable_password": "true", **new})

    assert sign_in(client, password="quite another password")["Location"] == "/admin/"


def test_success_does_not_wipe_out_the_failures_before(person, client):
    for _ in range(4):
        sign_in(client, password="wrong")
    sign_in(client)
    client.logout()
    sign_in(client, password="wrong")

    assert problem(sign_in(client)).startswith("There were too many attempts.")


@pytest.mark.slow
def test_one_address_of_the_network_tries_so_often_a_minute(person, client):
    for number in range(20):
        sign_in(client, f"somebody{number}@example.gov")

    assert problem(sign_in(client)).startswith("There were too many attempts.")
    for _ in range(9):
        sign_in(client)
    assert sign_in(client).status_code == 429


def test_client_is_told_apart_behind_a_proxy(person, client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(20):
        forged = f"198.51.100.{number}, 203.0.113.5"
        client.post(SIGN_IN, {"login": "x@y.gov", "password": "x"}, HTTP_X_FORWARDED_FOR=forged)

    refused = client.post(
        SIGN_IN, {"login": "z@y.gov", "password": "x"}, HTTP_X_FORWARDED_FOR="203.0.113.5"
    )
    other = client.post(
        SIGN_IN, {"login": "z@y.gov", "password": "x"}, HTTP_X_FORWARDED_FOR="203.0.113.6"
    )

    assert problem(refused).startswith("There were too many attempts.")
    assert problem(other) == "The e-mail address or the password is not right."


def test_failures_are_counted_where_every_process_sees_them(person, client):
    sign_in(client, password="wrong")

    assert type(cache._connections["default"]).__name__ == "DatabaseCache"


@pytest.fixture
def link(person, client):
    """The address in the mail that sets a new password."""
    client.post(FORGOTTEN, {"email": "ANN@example.gov"})
    return re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]


def test_forgotten_password_is_set_anew_once(person, client, link):
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = {"password1": "quite another password", "password2": "quite another password"}
    client.post(form, new)

    assert sign_in(client, password="quite another password")["Location"] == "/admin/"
    client.logout()
    assert "used already" in client.get(link).content.decode()


def test_link_to_a_new_password_is_good_for_a_day(client, link, clock):
    clock.shift(24 * 60 * 60 + 1)

    assert "too old" in client.get(link).content.decode()


def test_forgotten_password_says_nothing_about_who_has_an_account(person, client):
    make_user(email="bob@example.gov")  # has no password to forget

    answers = [
        client.post(FORGOTTEN, {"email": f"{name}@example.gov"})["Location"]
        for name in ("ann", "bob", "nobody")
    ]

    assert answers == ["/accounts/password/forgotten/sent/"] * 3
    assert [message.to for message in mail.outbox] == [["ann@example.gov"]]


def test_without_mail_nobody_is_sent_to_ask_for_it(client_reads, settings):
    settings.CAN_MAIL = False

    assert "forgotten" not in client_reads.get(SIGN_IN).text
    assert client_reads.client.get(FORGOTTEN).status_code == 404


def test_mail_server_that_is_away_breaks_nothing(person, client, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    answer = client.post(FORGOTTEN, {"email": person.email})

    assert answer["Location"] == "/accounts/password/forgotten/sent/"
    assert caplog.messages == ["A mail could not be sent: ConnectionRefusedError"]


def test_password_is_changed_by_who_knows_it(person, client):
    sign_in(client)
    new = {"password1": "quite another password", "password2": "quite another password"}

    refused = client.post("/accounts/password/", {"oldpassword": "wrong", **new})
    client.post("/accounts/password/", {"oldpassword": PASSWORD, **new})

    assert refused.context["form"].errors["oldpassword"] == ["This is not your present password."]
    assert User.objects.get(pk=person.pk).check_password("quite another password")
    assert client.get("/admin/").status_code == 200
    assert "Your password has been changed." in mail.outbox[0].body


def test_short_password_is_refused(person, client):
    sign_in(client)

    answer = client.post(
        "/accounts/password/",
        {"oldpassword": PASSWORD, "password1": "xkwq-ztvy-12", "password2": "xkwq-ztvy-12"},
    )

    assert "at least 15 characters" in str(answer.context["form"].errors["password1"])


def test_person_without_a_password_gets_none_by_the_form(client):
    client.force_login(make_user())

    assert client.get("/accounts/password/").status_code == 404


def test_old_address_no_longer_opens_the_account(person, client, link):
    sign_in(client)
    person.email = "ann.new@example.gov"
    person.save()
    client.logout()

    assert "_auth_user_id" not in client.session
    assert problem(sign_in(client)) == "The e-mail address or the password is not right."
    assert not EmailAddress.objects.exists()


def test_logs_hold_nobody_s_address(person, client, caplog):
    caplog.set_level("DEBUG")

    sign_in(client, password="wrong")
    sign_in(client)
    client.post(FORGOTTEN, {"email": person.email})

    assert "example.gov" not in caplog.text
