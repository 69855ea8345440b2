"""Sign-in by the agency's identity provider, against one that runs on this machine."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount

from portal.accounts.models import User
from tests.accounts.provider import answer_at_provider, running_provider, settings_for
from tests.factories import make_person, make_user
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PROVIDER = "/accounts/provider/"
PASSWORD = "a long enough password"


def claims(subject, **more):
    return {"sub": subject, "email": f"{subject}@example.gov", "email_verified": True, **more}


@pytest.fixture(scope="module")
def address():
    people = [
        claims("ann", email="Ann@Example.gov"),
        claims("bob", email_verified=False),
        claims("nobody"),
    ]
    with running_provider(*people) as address:
        yield address


@pytest.fixture(autouse=True)
def provider(address, settings):
    settings.SOCIALACCOUNT_PROVIDERS = settings_for(address)
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def ann():
    return make_person("publisher", email="ann@example.gov", password=PASSWORD)


def leave(client_reads, **query):
    """Press the button on the sign-in page; return the provider's address that follows."""
    soup = client_reads.get("/accounts/sign-in/", query)
    form = soup.select_one(f"form[action='{PROVIDER}']")
    hidden = {field["name"]: field["value"] for field in form.select("input")}
    page = client_reads.post(form["action"], hidden)
    refresh = page.select_one("meta[http-equiv=refresh]")["content"]
    url = refresh.removeprefix("0; url=")
    assert page.main.find("a", string="Go on")["href"] == url
    return url


def come_back(client_reads, subject, **query):
    """Sign in at the provider and return the portal's answer."""
    back = answer_at_provider(leave(client_reads, **query), sub=subject)
    return client_reads.client.get(back)


def test_button_carries_the_provider_s_name(client_reads):
    soup = client_reads.get("/accounts/sign-in/")

    assert (
        words(soup.select_one(f"form[action='{PROVIDER}'] button")) == "Sign in with Agency login"
    )


def test_without_a_provider_there_is_no_button_and_no_address(client_reads, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}

    assert not client_reads.get("/accounts/sign-in/").select(f"form[action='{PROVIDER}']")
    assert client_reads.client.post(PROVIDER).status_code == 404


def test_question_is_bound_to_this_browser(client_reads, address):
    asked = urlsplit(leave(client_reads))

    query = parse_qs(asked.query)
    assert f"{asked.scheme}://{asked.netloc}" == address
    assert query["redirect_uri"] == ["http://testserver/accounts/provider/back/"]
    assert query["code_challenge_method"] == ["S256"]
    assert set(query["scope"][0].split()) == {"openid", "email"}
    assert len(query["state"][0]) >= 16


def test_person_with_an_account_comes_in_and_back_to_next(ann, client_reads):
    answer = come_back(client_reads, "ann", next="/admin/law/authority/")

    assert answer["Location"] == "/admin/law/authority/"
    # No second factor is asked for: the provider answers for that.
    assert client_reads.get("/admin/law/authority/").h1
    assert User.objects.get(pk=ann.pk).check_password(PASSWORD)


def test_nothing_of_the_provider_s_is_kept(ann, client_reads):
    come_back(client_reads, "ann")

    assert not SocialAccount.objects.exists()
    assert not EmailAddress.objects.exists()


def test_own_factor_is_asked_for_all_the_same(ann, client_reads):
    TOTP.activate(ann, "JBSWY3DPEHPK3PXP")

    assert come_back(client_reads, "ann")["Location"] == "/accounts/second-factor/code/"


@pytest.mark.parametrize("place", ["app/", "passkeys/new/"])
def test_person_without_a_password_comes_by_the_provider_again_to_add_a_factor(
    client_reads, time_machine, place
):
    make_person("publisher", email="ann@example.gov")
    come_back(client_reads, "ann")
    at_once = client_reads.client.get(f"/accounts/second-factor/{place}")
    time_machine.move_to(time.time() + 5 * 60 + 1)

    late = client_reads.client.get(f"/accounts/second-factor/{place}")

    assert at_once.status_code == 200
    assert late["Location"] == f"/accounts/sign-in/?next=/accounts/second-factor/{place}"
    assert "_auth_user_id" not in client_reads.client.session


def test_same_person_coming_by_password_needs_a_factor(ann, client_reads):
    come_back(client_reads, "ann")
    client_reads.post("/accounts/sign-out/")
    client_reads.post("/accounts/sign-in/", {"login": ann.email, "password": PASSWORD})

    assert client_reads.client.get("/admin/")["Location"] == "/accounts/second-factor/"


@pytest.mark.parametrize("subject", ["nobody", "bob"])
def test_stranger_and_unverified_address_get_no_account(client_reads, subject):
    make_user(email="bob@example.gov")

    answer = come_back(client_reads, subject)

    assert answer.status_code == 403
    assert "You have no account here" in answer.content.decode()
    assert User.objects.count() == 1
    assert "_auth_user_id" not in client_reads.client.session


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}])
def test_closed_account_stays_closed(client_reads, fields):
    make_user(email="ann@example.gov", **fields)

    assert come_back(client_reads, "ann")["Location"] == "/accounts/closed/"
    assert "_auth_user_id" not in client_reads.client.session


def test_person_who_stops_at_the_provider_is_told_so(ann, client_reads):
    asked = leave(client_reads)
    back = answer_at_provider(asked, action="deny")
    # This provider leaves out the state, which RFC 6749, 4.1.2.1 wants sent back.
    state = parse_qs(urlsplit(asked).query)["state"][0]

    answer = client_reads.client.get(f"{back}&state={state}")

    assert answer["Location"] == "/accounts/provider/canceled/"
    assert "You stopped" in client_reads.get(answer["Location"]).text


def test_answer_to_another_browser_s_question_is_refused(ann, client_reads):
    back = answer_at_provider(leave(client_reads), sub="ann")
    client_reads.client.cookies.clear()

    soup = client_reads.get(back, status=401)

    assert "did not work" in soup.h1.text
    assert "_auth_user_id" not in client_reads.client.session


def test_answer_counts_once(ann, client_reads):
    back = answer_at_provider(leave(client_reads), sub="ann")
    client_reads.client.get(back)
    client_reads.post("/accounts/sign-out/")

    assert client_reads.client.get(back).status_code == 401


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_provider_serves_sign_in_alone(ann, client_reads, process):
    client_reads.login(make_person("author"))
    page = client_reads.post(PROVIDER, {"process": process})
    url = page.select_one("meta[http-equiv=refresh]")["content"].removeprefix("0; url=")

    answer = client_reads.client.get(answer_at_provider(url, sub="ann"))

    assert answer.status_code == 401
    assert not SocialAccount.objects.exists()


def test_link_alone_does_not_start_a_sign_in(client):
    assert client.get(PROVIDER)["Location"] == "/accounts/sign-in/"


def test_provider_that_is_away_is_said_so(client_reads, settings):
    settings.SOCIALACCOUNT_PROVIDERS = settings_for("http://127.0.0.1:1")

    assert "did not work" in client_reads.post(PROVIDER, status=503).h1.text
