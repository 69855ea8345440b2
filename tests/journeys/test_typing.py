"""Typing that is never lost: two people at one page, a closed tab, a session that ended."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from portal.accounts.roles import Role
from telework.models import Topic
from tests import browser
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_person

pytestmark = pytest.mark.slow

PASSWORD = "a long enough password"
BASICS = "/telework/employees/telework-basics/"


@pytest.fixture
def topic(live_site):
    topic = Topic.objects.get(path=BASICS)
    topic.newest = lambda: topic.revisions.first().content
    return topic


@pytest.fixture
def sign_in(open_page):
    """A function that returns a page of its own in which an author is signed in."""

    def sign_in(name, **options):
        email = f"{name.split()[0].lower()}@example.gov"
        make_person(Role.AUTHOR, email=email, name=name, password=PASSWORD)
        page = open_page(**DESKTOP | options)
        page.goto("/admin/")
        browser.sign_in(page, email, PASSWORD)
        expect(page.get_by_text(f"Signed in as {name}")).to_be_visible()
        return page

    return sign_in


def body(page):
    """Return the text box that takes the place of the plain text area."""
    return page.locator("[role=textbox][contenteditable=true]")


def type_at(page, key, words):
    body(page).click()
    page.keyboard.press(key)
    page.keyboard.type(words)


def save(page):
    page.get_by_role("button", name="Save draft").last.click()


def kept(page):
    return page.get_by_text("Not saved as a draft yet.")


def overflow(page):
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def test_two_editors_of_one_page_lose_nothing(topic, sign_in, axe):
    ana, ben = sign_in("Ana Ortiz"), sign_in("Ben Cole")
    ana.goto(topic.edit_url)
    expect(body(ana)).to_be_visible()
    ben.goto(topic.edit_url)
    expect(ben.get_by_text("Ana Ortiz is editing this page too.")).to_be_visible()
    type_at(ana, "Control+Home", "Begun by Ana. ")
    ana.get_by_label("Short title").fill("Basics by Ana")
    save(ana)
    expect(ana.get_by_text("Draft saved")).to_be_visible()

    type_at(ben, "Control+End", " Ended by Ben.")
    ben.get_by_label("Short title").fill("Basics by Ben")
    expect(kept(ben)).to_be_visible()
    expect(ben.locator(".typing__newer")).to_contain_text("Ana Ortiz saved this page")
    save(ben)

    expect(ben.get_by_text("The Body is in the form with both changes.")).to_be_visible()
    expect(ben.locator(".meeting")).to_be_focused()
    expect(body(ben)).to_contain_text("Begun by Ana.")
    expect(body(ben)).to_contain_text("Ended by Ben.")
    expect(ben.get_by_label("Short title", exact=True)).to_have_value("Basics by Ben")
    for window in (DESKTOP, PHONE):
        ben.set_viewport_size(window["viewport"])
        assert (axe(ben), overflow(ben)) == ([], 0)
    save(ben)
    expect(ben.get_by_text("Draft saved")).to_be_visible()
    assert topic.newest()["short_title"] == "Basics by Ben"
    assert topic.newest()["body"].startswith("Begun by Ana. ")
    assert topic.newest()["body"].endswith(" Ended by Ben.")


def test_conflict_is_settled_without_javascript(topic, sign_in):
    ana, ben = (sign_in(name, java_script_enabled=False) for name in ("Ana Ortiz", "Ben Cole"))
    for page, words in ((ana, "Basics by Ana"), (ben, "Basics by Ben")):
        page.goto(topic.edit_url)
        page.get_by_label("Short title").fill(words)
        page.get_by_label("Summary").fill(f"{words}, which everybody at work should know.")
    save(ana)
    save(ben)

    expect(ben.get_by_text("The Short title and Summary were changed by both")).to_be_visible()
    ben.get_by_role("button", name="Put their text in the form for Short title").click()
    expect(ben.get_by_label("Short title", exact=True)).to_have_value("Basics by Ana")
    ben.get_by_role("button", name="Put my text back in the form for Short title").click()
    expect(ben.get_by_label("Short title", exact=True)).to_have_value("Basics by Ben")
    ben.get_by_role("button", name="Put their text in the form for Summary").click()
    save(ben)

    expect(ben.get_by_text("Draft saved")).to_be_visible()
    assert topic.newest()["short_title"] == "Basics by Ben"
    assert topic.newest()["summary"].startswith("Basics by Ana")


def test_typing_outlives_its_tab(topic, sign_in, axe):
    first = sign_in("Ana Ortiz")
    first.goto(topic.edit_url)
    type_at(first, "Control+Home", "Typed in a tab that closed. ")
    expect(kept(first)).to_be_visible()
    tab = first.context.new_page()
    first.close()

    tab.goto(topic.edit_url)
    expect(body(tab)).not_to_contain_text("Typed in a tab that closed.")
    assert axe(tab) == []
    tab.get_by_role("link", name="Continue with it").click()
    expect(body(tab)).to_contain_text("Typed in a tab that closed.")
    assert axe(tab) == []
    save(tab)

    expect(tab.get_by_text("Draft saved")).to_be_visible()
    expect(tab.get_by_role("link", name="Continue with it")).to_have_count(0)
    assert topic.newest()["body"].startswith("Typed in a tab that closed. ")


def test_typing_outlives_leaving_the_page_in_the_same_second(topic, sign_in):
    page = sign_in("Ana Ortiz")
    page.goto(topic.edit_url)
    expect(body(page)).to_be_visible()
    page.get_by_label("Short title").fill("Typed and left")
    page.goto("/admin/")

    page.goto(topic.edit_url)
    page.get_by_role("button", name="Throw it away").click()

    expect(page.get_by_text("What was not saved is thrown away.")).to_be_visible()
    expect(page.get_by_label("Short title", exact=True)).not_to_have_value("Typed and left")


def test_what_is_typed_beside_an_offer_does_not_take_its_place(topic, sign_in):
    page = sign_in("Ana Ortiz")
    page.goto(topic.edit_url)
    page.get_by_label("Short title").fill("Typed first")
    expect(kept(page)).to_be_visible()
    page.reload()

    page.get_by_label("Short title", exact=True).fill("Typed beside it")
    expect(page.get_by_text("What you type now is not kept")).to_be_visible()
    page.goto(f"{topic.edit_url}?continue=1")

    expect(page.get_by_label("Short title", exact=True)).to_have_value("Typed first")


def test_session_that_ends_while_typing_costs_no_text(topic, sign_in):
    page = sign_in("Ana Ortiz")
    page.goto(topic.edit_url)
    expect(body(page)).to_be_visible()
    Session.objects.all().delete()
    type_at(page, "Control+Home", "Typed while signed out. ")
    status = page.locator(".typing")
    expect(status).to_contain_text("You are signed out.")

    with page.expect_popup() as opened:
        status.get_by_role("link", name="Sign in").click()
    browser.sign_in(opened.value, "ana@example.gov", PASSWORD)
    expect(opened.value.get_by_role("heading", name="You are signed in")).to_be_visible()
    opened.value.close()

    expect(kept(page)).to_be_visible()
    save(page)
    expect(page.get_by_text("Draft saved")).to_be_visible()
    assert topic.newest()["body"].startswith("Typed while signed out. ")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_form_sent_without_a_session_is_saved_in_the_end(topic, sign_in, axe, java_script_enabled):
    page = sign_in("Ana Ortiz", java_script_enabled=java_script_enabled)
    page.goto(topic.edit_url)
    page.get_by_label("Short title").fill("Sent too late")
    Session.objects.all().delete()
    save(page)

    expect(page.get_by_role("heading", name="You were signed out")).to_be_visible()
    if java_script_enabled:
        for window in (PHONE, DESKTOP):
            page.set_viewport_size(window["viewport"])
            assert (axe(page), overflow(page)) == ([], 0)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    browser.sign_in(opened.value, "ana@example.gov", PASSWORD)
    expect(opened.value.get_by_role("heading", name="You are signed in")).to_be_visible()
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_role("heading", name="Please send this once more")).to_be_visible()
    page.get_by_role("button", name="Send again").click()

    expect(page.get_by_text("Draft saved")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(topic.edit_url)))
    assert topic.newest()["short_title"] == "Sent too late"
