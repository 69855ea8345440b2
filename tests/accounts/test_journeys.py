"""Signing in, in a browser: by app, by passkey, by the agency's provider."""

import re

import pytest
from playwright.sync_api import expect

from tests.accounts.codes import code_for
from tests.accounts.provider import running_provider, settings_for
from tests.browser import sign_in
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_person

pytestmark = pytest.mark.slow

PASSWORD = "a long enough password"
AUTHORITIES = "/admin/law/authority/"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def person(live_server, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    return make_person("publisher", email="ann@example.gov", password=PASSWORD)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def window(request, open_page):
    return open_page(**request.param)


@pytest.fixture
def look(axe):
    """A function that says what is wrong with a page as it stands, to be called at every step."""

    def look(page):
        wrong = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{page.url} is wider than its window")
        assert wrong == []

    return look


def give_device(page, **different):
    """Give the browser a device that keeps passkeys; answer with the ways to speak to it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | different})
    return session, added["authenticatorId"]


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name).click()


def expect_authorities(page):
    expect(page).to_have_url(re.compile(rf"^[^?]+{AUTHORITIES}$"))


def test_person_sets_up_an_app_and_signs_in_with_its_code(person, window, look):
    window.goto(AUTHORITIES)
    look(window)
    sign_in(window, person.email, PASSWORD)
    look(window)
    follow(window, "Set up an app")
    look(window)
    secret = window.locator("code").inner_text()
    window.get_by_label("Code that the app shows").fill(code_for(secret))
    press(window, "Set up the app")
    look(window)
    recovery_code = window.locator(".factor__codes code").first.inner_text()
    follow(window, "go on to the desk")
    expect_authorities(window)

    window.get_by_role("button", name="Sign out").click()
    look(window)
    window.goto(AUTHORITIES)
    sign_in(window, person.email, PASSWORD)
    look(window)
    window.get_by_label("Code", exact=True).fill("000000")
    press(window, "Go on")
    look(window)
    window.get_by_label("Code", exact=True).fill(recovery_code)
    press(window, "Go on")

    expect_authorities(window)


def test_person_signs_in_by_passkey_alone(person, window, look):
    give_device(window)
    window.goto(AUTHORITIES)
    sign_in(window, person.email, PASSWORD)
    follow(window, "Add a passkey")
    look(window)
    window.get_by_label("Name").fill("Blue laptop")
    press(window, "Add the passkey")
    follow(window, "go on to the desk")
    expect_authorities(window)

    window.get_by_role("button", name="Sign out").click()
    window.goto(AUTHORITIES)
    press(window, "Sign in with a passkey")

    expect_authorities(window)
    window.goto("/accounts/second-factor/")
    look(window)
    expect(window.locator("strong", has_text="Blue laptop")).to_be_visible()
    follow(window, "Rename Blue laptop")
    look(window)
    window.get_by_label("Name").fill("Green laptop")
    press(window, "Rename")
    follow(window, "Remove Green laptop")
    look(window)
    press(window, "Remove the passkey")
    expect(window.get_by_text("The passkey was removed.")).to_be_visible()
    expect(window.get_by_text("asks for a second factor")).to_be_visible()


def test_plain_security_key_serves_beside_the_password(person, page, look):
    give_device(page, transport="usb", hasResidentKey=False, hasUserVerification=False)
    page.goto(AUTHORITIES)
    sign_in(page, person.email, PASSWORD)
    follow(page, "Add a passkey")
    press(page, "Add the passkey")
    page.get_by_role("button", name="Sign out").click()
    page.goto(AUTHORITIES)
    sign_in(page, person.email, PASSWORD)
    look(page)
    press(page, "Use my passkey")

    expect_authorities(page)


def test_passkey_that_is_not_there_is_said_so(person, page):
    session, device = give_device(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto(AUTHORITIES)
    press(page, "Sign in with a passkey")

    expect(page.get_by_role("alert")).to_have_text(
        "No passkey was used. Try again, or choose another way."
    )


def test_without_a_script_the_app_is_offered_and_no_dead_button(person, open_page):
    page = open_page(**DESKTOP, java_script_enabled=False)
    page.goto(AUTHORITIES)
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in(page, person.email, PASSWORD)
    follow(page, "Add a passkey")

    expect(page.get_by_role("button", name="Add the passkey")).to_be_hidden()
    follow(page, "authenticator app")
    expect(page.get_by_label("Code that the app shows")).to_be_visible()


def test_person_comes_in_by_the_agency_s_provider(person, chromium, live_server, gate, settings):
    ann = {"sub": "ann", "email": person.email, "email_verified": True}
    with running_provider(ann) as address, gate.opened():
        settings.SOCIALACCOUNT_PROVIDERS = settings_for(address)
        context = chromium.new_context(base_url=live_server.url)
        page = context.new_page()
        page.goto(AUTHORITIES)
        press(page, "Sign in with Agency login")
        page.get_by_role("button", name="ann").click()

        expect_authorities(page)
        context.close()
