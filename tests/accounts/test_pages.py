"""Every page of sign-in keeps the rules of every page, and its HTML is valid."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from tests.factories import make_person, make_user
from tests.markup_checker import check
from tests.reading import ReadingClient

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.engine("sqlite")]

PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXP"
SIGN_IN = "/accounts/sign-in/"
FACTOR = "/accounts/second-factor/"


def signed_in(person, *, code=""):
    """Return a client that signed in just now, as far as the second factor or past it."""
    client = ReadingClient()
    client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    if code:
        client.post(f"{FACTOR}code/", {"code": code})
    return client


def pages_for_nobody():
    client = ReadingClient()
    for path in (
        SIGN_IN,
        "/accounts/closed/",
        "/accounts/password/forgotten/",
        "/accounts/password/forgotten/sent/",
        "/accounts/password/forgotten/done/",
        "/accounts/password/forgotten/1-nonsense/",
        "/accounts/provider/canceled/",
    ):
        yield client.get(path)
    yield client.post(SIGN_IN, {"login": "no address", "password": ""})


def pages_for_a_new_person():
    client = signed_in(make_person("author", password=PASSWORD))
    for path in (FACTOR, f"{FACTOR}app/", f"{FACTOR}passkeys/new/", "/accounts/password/"):
        yield client.get(path)
    yield client.post(f"{FACTOR}app/", {"code": "000000"})
    yield client.post("/accounts/password/", {"oldpassword": "x", "password1": "x"})


def pages_for_a_person_with_factors():
    person = make_person("author", password=PASSWORD)
    TOTP.activate(person, SECRET)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    yield signed_in(person).get(f"{FACTOR}code/")
    client = signed_in(person, code=codes[0])
    for path in (
        "app/remove/",
        "confirm/",
        "recovery-codes/",
        "recovery-codes/new/",
        "",
    ):
        yield client.get(FACTOR + path)
    yield client.get("/accounts/confirm/")
    yield client.get("/accounts/sign-out/")
    passkey = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Blue key"})
    yield client.get(f"{FACTOR}passkeys/{passkey.pk}/")
    yield client.get(f"{FACTOR}passkeys/{passkey.pk}/remove/")


def page_of_too_many():
    client = ReadingClient()
    for _ in range(30):
        client.client.post(SIGN_IN)
    yield client.post(SIGN_IN, status=429)


def test_pages_of_sign_in_keep_the_rules_of_every_page():
    read = [
        soup.response
        for pages in (
            pages_for_nobody,
            pages_for_a_new_person,
            pages_for_a_person_with_factors,
            page_of_too_many,
        )
        for soup in pages()
    ]

    assert check([(one.request["PATH_INFO"], one.content.decode()) for one in read]) == {}
    assert all("no-store" in one["Cache-Control"] for one in read)


def test_pages_of_sign_in_are_not_for_search_engines(client_reads):
    assert "NONE" in client_reads.get(SIGN_IN).select_one("meta[name=robots]")["content"]


def test_signed_in_person_finds_the_way_to_the_desk(client_reads):
    client_reads.login(make_user(name="Ann Author"))

    tools = client_reads.get(FACTOR).select_one("#user-tools")

    assert "Ann Author" in tools.text
    assert tools.find("a", string="Editors' desk")["href"] == "/admin/"
