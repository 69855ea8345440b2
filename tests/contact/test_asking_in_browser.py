"""A reader asks and the desk answers, in a browser; axe finds nothing on the way."""

import pytest
from django.core import mail

from portal.contact.models import ContactPage, Question
from tests import browser
from tests.contact.asked import ask, make_subject
from tests.contact.test_question_desk import LIST
from tests.factories import make_editor, make_page

pytestmark = pytest.mark.slow

PASSWORD = "a long enough password"


@pytest.fixture
def subject():
    return make_subject(label="Telework rules", ask_first="Your supervisor.")


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def test_reader_asks_and_the_desk_answers(live_server, page, open_page, axe, subject):
    make_editor(email="ada@example.gov", name="Ada", password=PASSWORD)
    make_page(ContactPage, slug="contact", title="Contact us, and who can answer which")
    desk = open_page()

    page.goto("/contact/")
    page.get_by_text("Telework rules", exact=True).click()
    page.get_by_label("Your question", exact=True).fill("Which law is it?")
    page.get_by_label("Your e-mail address").fill("reader@example.com")
    page.get_by_role("button", name="Send your question").click()
    page.wait_for_url("**/contact/sent/**")
    number = page.locator("h1 strong").inner_text()

    desk.goto(LIST)
    browser.sign_in(desk, "ada@example.gov", PASSWORD)
    desk.get_by_role("link", name=number).click()
    desk.get_by_role("link", name="Answer", exact=True).click()
    found = axe(desk)
    desk.get_by_label("Answer", exact=True).fill("5 U.S.C. chapter 65.")
    desk.get_by_role("button", name="Send the answer").click()
    desk.get_by_text("The answer is sent.").wait_for()

    assert found + axe(page) + axe(desk) == []
    assert Question.objects.get(number=number).state == "answered"
    assert [letter.subject for letter in mail.outbox] == [
        f"We have your question ({number})",
        f"Our answer to your question ({number})",
    ]
    assert "5 U.S.C. chapter 65." in mail.outbox[1].body


def test_faulty_question_is_accessible_on_a_phone(live_server, phone, axe, subject):
    phone.goto("/contact/ask/?page=/faqs/")
    phone.get_by_text("Telework rules", exact=True).click()
    phone.get_by_label("Your question", exact=True).fill("Mine is 123-45-6789.")
    phone.get_by_label("Your e-mail address").fill("reader@example.com")
    with phone.expect_navigation():
        phone.get_by_role("button", name="Send your question").click()

    phone.get_by_text("It is no such number.").click()

    assert (axe(phone), overflow(phone)) == ([], 0)
    assert phone.locator("#ask-text").input_value() == "Mine is 123-45-6789."


def test_desk_is_accessible_on_a_phone(live_server, phone, axe, subject):
    make_editor(email="ada@example.gov", name="Ada", password=PASSWORD)
    question = ask(subject)
    phone.goto(LIST)
    browser.sign_in(phone, "ada@example.gov", PASSWORD)
    found = {}
    for path in (LIST, f"{LIST}{question.number}/", f"{LIST}{question.number}/close/"):
        phone.goto(path)
        found[path] = (axe(phone), overflow(phone))

    assert set(map(str, found.values())) == {"([], 0)"}
