"""The form in which readers ask: what it takes, what it refuses, what follows."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from portal.contact.asking.stamps import moment_of_the_day, stamp
from portal.contact.asking.views import brakes
from portal.contact.models import ContactPage, Question
from portal.status import lapse
from tests.contact.asked import AT, ask, make_subject, typed
from tests.factories import make_editor, make_page

pytestmark = pytest.mark.django_db

ASK = "/contact/ask/"


@pytest.fixture
def subject():
    return make_subject(slug="telework", label="Telework rules", ask_first="Your supervisor.")


def test_page_holds_the_form_and_whom_to_ask_first(
    client_reads, subject, django_assert_num_queries
):
    page = make_page(ContactPage, slug="contact", title="Contact us, and who can answer")

    soup = client_reads.get(page.path)

    form = soup.select_one(f"form[action='{ASK}']")
    assert "Ask first: Your supervisor." in " ".join(form.text.split())
    assert not soup.response.cookies
    with django_assert_num_queries(0):
        client_reads.get(page.path)


def test_question_is_taken_and_its_number_shown(client_reads, client, subject):
    with time_machine.travel(AT, tick=False):
        answer = client.post(ASK, typed(subject, path="http://127.0.0.1:8000/faqs/"))
    question = Question.objects.get()

    soup = client_reads.get(answer["Location"])

    assert answer["Location"] == f"/contact/sent/{question.number}/"
    assert (question.text, question.path) == ("Which law gives a right to telework?", "/faqs/")
    assert question.number in soup.h1.text
    assert "by December 2, 2026" in soup.main.text
    assert question.text not in soup.text
    assert question.email not in soup.text
    assert "no-store" in soup.response["Cache-Control"]


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"subject": ""}, "subject-1", "Choose a subject."),
        ({"subject": "no-such"}, "subject-1", "Select a valid choice"),
        ({"text": " "}, "text", "Write your question."),
        ({"text": "a" * 5001}, "text", "Use at most 5,000 characters."),
        ({"text": "http://a.example " * 6}, "text", "Name at most 5 web addresses."),
        ({"text": "Mine is 123-45-6789."}, "text", "a Social Security number"),
        ({"path": "https://example.com/"}, "path", "a page of this site"),
        ({"path": "//example.com/"}, "path", "a page of this site"),
        ({"path": "http://127.0.0.1:8000//["}, "path", "a page of this site"),
        ({"path": "javascript:alert(1)"}, "path", "a page of this site"),
        ({"email": "nobody"}, "email", "Give an e-mail address"),
        ({"email": "a@example.com\r\nBcc: b@example.com"}, "email", "Give an e-mail address"),
        ({"follows": "Q-1234"}, "follows", "This is no number of ours."),
        ({"reference": "cheap watches"}, "reference", "Leave this field empty."),
        ({"stamp": ""}, "send", "opened a long time ago"),
        ({"stamp": "1:forged"}, "send", "opened a long time ago"),
    ],
)
def test_faulty_question_is_shown_again_with_all_that_was_typed(
    client_reads, subject, wrong, field, message
):
    sent = typed(subject) | wrong

    soup = client_reads.post(ASK, sent, status=422)

    summary = soup.select_one(f".usa-alert--error a[href='#ask-{field}']")
    assert message in summary.text
    assert soup.select_one(f"#ask-{field}")
    assert soup.select_one("#ask-text").text.strip() == sent["text"].strip()
    shown = soup.select_one("#ask-email")["value"]
    assert " ".join(shown.split()) == " ".join(sent["email"].split())
    assert not Question.objects.exists()


def test_line_breaks_count_as_one_character(client, subject):
    text = "a\r\n" * 2400

    client.post(ASK, typed(subject, text=text))

    assert Question.objects.get().text == ("a\n" * 2400).strip()


def test_personal_number_is_taken_when_the_reader_says_so(client_reads, client, subject):
    sent = typed(subject, text="Form 123456789 is missing.")
    soup = client_reads.post(ASK, sent, status=422)

    client.post(ASK, sent | {"send_anyway": "on"})

    assert soup.select_one("#ask-anyway")["name"] == "send_anyway"
    assert Question.objects.get().text == sent["text"]


def test_form_that_comes_back_at_once_is_taken_the_second_time(client_reads, client, subject):
    with time_machine.travel(AT, tick=False) as clock:
        sent = typed(subject, stamp=stamp(AT))
        soup = client_reads.post(ASK, sent, status=422)
        clock.shift(4)
        client.post(ASK, sent | {"stamp": soup.select_one("[name=stamp]")["value"]})

    assert "within seconds" in soup.main.text
    assert Question.objects.count() == 1


def test_old_form_is_taken_the_second_time(client_reads, client, subject):
    with time_machine.travel(AT, tick=False):
        sent = typed(subject, stamp=stamp(AT - timedelta(days=100)))
        soup = client_reads.post(ASK, sent, status=422)
        client.post(ASK, sent | {"stamp": soup.select_one("[name=stamp]")["value"]})

    assert Question.objects.count() == 1


def test_stamp_of_a_kept_page_is_the_same_all_day():
    morning, night = (
        datetime(2026, 11, 30, 0, 5, tzinfo=UTC),
        datetime(2026, 11, 30, 23, 59, tzinfo=UTC),
    )

    assert stamp(moment_of_the_day(morning)) == stamp(moment_of_the_day(night))
    assert stamp(moment_of_the_day(morning)) != stamp(moment_of_the_day(night + timedelta(hours=1)))


def test_address_fills_in_page_subject_and_number(client_reads, subject):
    asked = {"page": "/faqs/", "subject": "telework", "number": "Q-7KM4XW2P"}

    soup = client_reads.get(ASK, asked)

    assert soup.select_one("#ask-path")["value"] == "/faqs/"
    assert soup.select_one("[name=subject][checked]")["value"] == "telework"
    assert soup.select_one("#ask-follows")["value"] == "Q-7KM4XW2P"
    assert client_reads.get(ASK, {"page": "//example.com"}).select_one("#ask-path")["value"] == ""


def test_button_pressed_twice_asks_once(client, subject):
    first, second = (client.post(ASK, typed(subject))["Location"] for _ in range(2))

    assert first == second
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://example.com"}, 403),
        ({"Origin": "http://["}, 403),
        ({}, 302),
    ],
)
def test_question_from_another_site_is_refused(client, subject, headers, status):
    assert client.post(ASK, typed(subject), headers=headers).status_code == status


def test_client_who_asks_too_often_waits_and_loses_nothing(client_reads, client, subject):
    sent = typed(subject)
    for number in range(brakes.a_minute):
        client.post(ASK, {**sent, "text": f"Question {number}"})

    soup = client_reads.post(ASK, {**sent, "text": "One more"}, status=429)

    assert soup.select_one("#ask-text").text.strip() == "One more"
    assert 0 < int(soup.response["Retry-After"]) <= 60
    assert Question.objects.count() == brakes.a_minute


def test_flood_from_many_clients_is_braked(client_reads, subject, monkeypatch):
    monkeypatch.setattr(brakes, "most_an_hour", 1)
    ask(subject, at=datetime.now(UTC))

    soup = client_reads.post(ASK, typed(subject), status=429)

    assert "Too many questions" in soup.main.text


def test_earlier_question_is_known_by_its_number(client, subject):
    earlier = ask(subject, at=datetime.now(UTC) - timedelta(hours=1))

    client.post(ASK, typed(subject, follows=earlier.number.lower().replace("-", " ")))

    assert Question.objects.get(follows=earlier).text == "Which law gives a right to telework?"
    assert earlier.entries.last().get_what_display() == "The reader wrote again"


def test_number_that_is_not_here_is_noted(client, subject):
    client.post(ASK, typed(subject, follows="Q-2222222" + "2"))

    question = Question.objects.get()
    assert question.follows is None
    assert (
        question.entries.get().note == "The reader gave the number Q-22222222, which is not here."
    )


def test_lapse_takes_the_promise_away(client_reads, client, subject):
    lapse.begin(
        notice="Appropriations have lapsed.",
        contact_hours="We answer when funding returns.",
        by=make_editor(),
        at=AT,
    )

    form = client_reads.get(ASK)
    answer = client.post(ASK, typed(subject))
    soup = client_reads.get(answer["Location"])

    question = Question.objects.get()
    assert question.due_at is None
    assert "We answer when funding returns." in form.main.text
    assert "We answer when funding returns." in soup.main.text
    assert "We aim to answer" not in soup.main.text
    assert "We aim to answer" not in question.letters.get().body
    assert "We answer when funding returns." in question.letters.get().body


def test_unknown_number_has_no_page(client):
    assert client.get("/contact/sent/Q-22222222/").status_code == 404


def test_client_is_braked_by_the_hour_and_others_are_not(client, subject, monkeypatch):
    monkeypatch.setattr(brakes, "an_hour", 2)
    sent = typed(subject)

    answers = [
        client.post(ASK, {**sent, "text": f"Question {number}"}, REMOTE_ADDR=address)
        for number, address in enumerate(["192.0.2.1"] * 3 + ["192.0.2.2"])
    ]

    assert [one.status_code for one in answers] == [302, 302, 429, 302]
    assert 60 < int(answers[2]["Retry-After"]) <= 1800


def test_advertising_does_not_fill_the_hour(client, subject, monkeypatch):
    monkeypatch.setattr(brakes, "most_an_hour", 1)
    ask(subject, at=datetime.now(UTC))
    Question.objects.update(is_spam=True)

    assert client.post(ASK, typed(subject)).status_code == 302


def test_reader_with_an_address_and_no_letter_is_told_so(client_reads, subject):
    question = ask(subject)
    question.letters.all().delete()

    soup = client_reads.get(f"/contact/sent/{question.number}/")

    assert "Several messages went to your address" in soup.main.text
