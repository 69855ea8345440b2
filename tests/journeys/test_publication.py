"""A text on its way to readers and back, in two people's browsers."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from portal.accounts.roles import Role
from telework.models import Topic
from tests import browser
from tests.conftest import DESKTOP
from tests.factories import make_person

pytestmark = pytest.mark.slow

PASSWORD = "a long enough password"
BASICS = "/telework/employees/telework-basics/"
NEW = "Ask for telework in writing."


@pytest.fixture
def sign_in(live_site, open_page):
    """A function that returns a page in which somebody with a role is signed in."""

    def sign_in(name, role, **options):
        email = f"{name.split()[0].lower()}@example.gov"
        make_person(role, email=email, name=name, password=PASSWORD)
        page = open_page(**DESKTOP, **options)
        page.goto("/admin/")
        browser.sign_in(page, email, PASSWORD)
        return page

    return sign_in


def save_draft(page):
    """Type a new first paragraph of the topic, and go on to its review screen."""
    page.goto(Topic.objects.get(path=BASICS).edit_url)
    body = page.locator("#id_body")
    body.fill(f"{NEW}\n\n{body.input_value()}")
    page.get_by_role("button", name="Save and go to review").click()


def test_text_goes_from_draft_to_readers_and_back(sign_in, open_page):
    author = sign_in("Ana Ortiz", Role.AUTHOR, java_script_enabled=False)
    publisher = sign_in("Ben Cole", Role.PUBLISHER)
    reader = open_page(**DESKTOP)
    review = Topic.objects.get(path=BASICS).review_url

    save_draft(author)
    author.get_by_label("Note for the reviewer").fill("As the law says.")
    author.get_by_role("button", name="Send to review").click()
    expect(author.get_by_text("Sent to review.")).to_be_visible()

    publisher.goto("/admin/")
    publisher.get_by_role("link", name="Telework basics for employees").first.click()
    publisher.goto(review)
    expect(publisher.locator("ins", has_text=NEW).first).to_be_visible()
    publisher.get_by_label("What should change").fill("Say to whom.")
    publisher.get_by_role("button", name="Return to author").click()
    expect(publisher.get_by_text("Returned.")).to_be_visible()

    author.goto(review)
    expect(author.locator(".comment", has_text="Say to whom.")).to_be_visible()
    author.get_by_role("button", name="Send to review").click()

    publisher.goto(review)
    publisher.get_by_role("button", name="Approve").click()
    expect(publisher.get_by_text("Approved.", exact=False).first).to_be_visible()
    soon = timezone.localtime() + timedelta(hours=1)
    publisher.get_by_label("Change note").fill("How to ask.")
    publisher.get_by_label("Not before").fill(f"{soon:%Y-%m-%dT%H:%M}")
    publisher.get_by_role("button", name="Publish").click()
    expect(publisher.get_by_text("Scheduled for")).to_be_visible()
    reader.goto(BASICS)
    expect(reader.get_by_text(NEW)).to_have_count(0)

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        reader.goto(BASICS)
        expect(reader.get_by_text(NEW)).to_be_visible()
        publisher.goto(Topic.objects.get(path=BASICS).desk_url("compare"))
        expect(publisher.locator("ins", has_text=NEW).first).to_be_visible()
        publisher.get_by_role("button", name="Restore revision").click()
        expect(publisher.get_by_text("is the newest draft now")).to_be_visible()

        publisher.get_by_role("link", name="Withdraw or take down").click()
        publisher.get_by_label("Withdraw it").check()
        publisher.get_by_label("Reason, for readers").fill("The rules are being written anew.")
        publisher.get_by_role("button", name="Withdraw or take down").click()
        reader.goto(BASICS)
        expect(reader.get_by_role("heading", name="This page was withdrawn")).to_be_visible()
        expect(reader.get_by_text("The rules are being written anew.")).to_be_visible()


def test_reviewer_without_an_account_reads_a_draft_and_answers(sign_in, open_page, axe):
    author = sign_in("Ana Ortiz", Role.AUTHOR)
    guest = open_page(**DESKTOP)
    author.goto(Topic.objects.get(path=BASICS).edit_url)
    author.get_by_label("Short title").fill("Basics, in short")
    author.get_by_role("button", name="Save and go to review").click()
    author.get_by_role("button", name="Make a link").click()

    guest.goto(author.locator(".review__link input[readonly]").input_value())
    expect(guest.get_by_text("Draft for review, not published.")).to_be_visible()
    assert axe(guest) == []
    guest.get_by_role("button", name="Send comment").click()
    expect(guest.get_by_role("heading", name="Your comment was not sent")).to_be_visible()
    guest.get_by_label("Your name").fill("Dana Wu")
    guest.get_by_label("Comment", exact=True).fill("Short is good.")
    guest.get_by_role("button", name="Send comment").click()
    expect(guest.get_by_text("The editors of this page see your comment.")).to_be_visible()

    author.reload()
    expect(author.locator(".comment", has_text="Short is good.")).to_contain_text("Dana Wu")
    assert axe(author) == []
    author.get_by_role("button", name="Mark as done").click()
    expect(author.get_by_text("Done, said Ana Ortiz")).to_be_visible()


def test_staff_edit_a_page_from_where_readers_read_it(sign_in, open_page):
    author = sign_in("Ana Ortiz", Role.AUTHOR)
    author.goto(BASICS)
    author.get_by_role("link", name="Edit this page").click()
    expect(author.get_by_label("Title", exact=True)).to_have_value("Telework basics for employees")

    reader = open_page(**DESKTOP)
    reader.goto(BASICS)
    expect(reader.get_by_role("link", name="Edit this page")).to_have_count(0)


def test_order_of_pages_is_changed_by_keyboard_alone(sign_in):
    publisher = sign_in("Ben Cole", Role.PUBLISHER)
    parent = Topic.objects.get(path=BASICS).parent
    publisher.goto(parent.desk_url("arrange"))
    publisher.get_by_role("button", name=re.compile("^Down.*Telework basics")).focus()
    publisher.keyboard.press("Enter")

    publisher.wait_for_url("**/arrange/#page-*")
    expect(publisher.locator(".arrange li").nth(1)).to_contain_text("Telework basics")
