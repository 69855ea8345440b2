"""What is done with questions: states, letters, log, and who was quicker."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.contact import actions
from portal.contact.models import DayOff, Letter, Question
from portal.contact.seeding import read
from tests.contact.asked import AT, DAY, ask, make_subject
from tests.factories import make_editor, make_page, make_person

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=3)
State = Question.State


@pytest.fixture
def editor():
    return make_editor(name="Ada")


def letters(question):
    """Return the kinds of letters after the acknowledgement, with whom they go to."""
    found = question.letters.exclude(kind=Letter.Kind.ACKNOWLEDGEMENT).order_by("pk")
    return list(found.values_list("kind", "to"))


def last(question):
    entry = question.entries.last()
    return entry.what, entry.by, entry.note


def test_due_day_stays_when_a_day_off_is_added_later():
    subject = make_subject()
    before = ask(subject)
    DayOff.objects.create(date=date(2026, 12, 1), name="By order")

    before.refresh_from_db()
    assert (before.due_at, ask(subject).due_at) == (
        AT.replace(hour=22) + 2 * DAY,
        AT.replace(hour=22) + 3 * DAY,
    )


def test_answer_settles_and_writes_to_the_reader(editor):
    question = ask()

    done = actions.answer(question=question, text="No.", by=editor, at=LATER, seen=1)

    assert (done.state, done.answer, done.answered_by, done.version) == (
        "answered",
        "No.",
        editor,
        2,
    )
    assert done.settled_at == done.answered_at == LATER
    assert letters(question) == [("answer", "reader@example.com")]
    assert last(question) == ("answered", editor, "")


def test_assignment_tells_the_colleague_and_not_what_was_asked(editor):
    question, colleague = ask(), make_person("reviewer", "telework")

    done = actions.assign(
        question=question, subject=question.subject, to=colleague, by=editor, at=LATER, seen=1,
        note="Yours?",
    )  # fmt: skip

    [letter] = question.letters.exclude(kind="acknowledgement")
    assert (done.state, done.assigned_at, done.settled_at) == (State.ASSIGNED, LATER, None)
    assert letter.to == colleague.email
    assert "Yours?" in letter.body
    assert f"/admin/questions/{question.number}/" in letter.body
    assert question.text not in letter.body


def test_new_subject_moves_the_question_and_tells_why(editor):
    question, other = ask(), make_subject(section="work-life", goes_to="the editors of work-life")

    done = actions.assign(
        question=question,
        subject=other,
        to=None,
        by=editor,
        at=LATER,
        seen=1,
        reason="It is theirs.",
    )

    letter = question.letters.get(kind="assigned")
    assert (done.subject, done.section, done.state) == (other, "work-life", State.NEW)
    assert "is now with the editors of work-life." in letter.body
    assert "It is theirs." in letter.body
    assert question.entries.filter(what="moved").exists()


def test_nobody_is_given_what_they_may_not_answer(editor):
    question, stranger = ask(), make_person("reviewer", "training")

    with pytest.raises(PermissionDenied):
        actions.assign(
            question=question, subject=question.subject, to=stranger, by=editor, at=LATER, seen=1
        )


def test_hand_on_names_where_to_ask(editor):
    question = ask()

    done = actions.hand_on(
        question=question, office="The payroll office", reason="It is about pay.",
        where_to_ask="Please ask your payroll office.", by=editor, at=LATER, seen=1,
    )  # fmt: skip

    body = question.letters.get(kind="closed").body
    assert (done.state, done.office, done.settled_at) == (
        State.HANDED_ON,
        "The payroll office",
        LATER,
    )
    assert "It is about pay." in body
    assert "Please ask your payroll office." in body


def test_advertising_is_closed_without_a_letter(editor):
    question = ask()

    done = actions.mark_as_spam(question=question, by=editor, at=LATER, seen=1)

    assert (done.state, done.is_spam, letters(question)) == (State.CLOSED, True, [])
    assert not Question.objects.genuine().exists()


def test_question_opened_again_keeps_when_it_was_settled_first(editor):
    question = ask()
    actions.close(question=question, closed_as="other", reason="No.", by=editor, at=LATER, seen=1)

    done = actions.reopen(question=question, reason="A mistake", by=editor, at=LATER + DAY, seen=2)
    again = actions.answer(question=question, text="Yes.", by=editor, at=LATER + DAY, seen=3)

    assert (done.state, done.closed_as) == (State.NEW, "")
    assert (again.settled_at, again.answered_at) == (LATER, LATER + DAY)


DONE_TWICE = {
    "answer": {"text": "Mine."},
    "close": {"closed_as": "other", "reason": "Mine."},
    "hand_on": {"office": "Mine", "reason": "Mine.", "where_to_ask": "Mine."},
    "mark_as_spam": {},
    "note": {"text": "Mine."},
}


@pytest.mark.parametrize("name", DONE_TWICE)
def test_whoever_was_slower_changes_nothing(editor, name):
    question = ask()
    actions.answer(question=question, text="First.", by=editor, at=LATER, seen=1)
    before = Question.objects.values().get(), list(question.entries.values())

    with pytest.raises(actions.Changed):
        getattr(actions, name)(question=question, by=editor, at=LATER, seen=1, **DONE_TWICE[name])

    assert (Question.objects.values().get(), list(question.entries.values())) == before
    assert len(letters(question)) == 1


@pytest.mark.parametrize("name", DONE_TWICE)
def test_whoever_does_not_see_it_does_nothing(name):
    question = ask()

    with pytest.raises(PermissionDenied):
        getattr(actions, name)(
            question=question, by=make_person("author"), at=LATER, seen=1, **DONE_TWICE[name]
        )


def test_complaint_is_not_answered_by_whom_it_is_about(editor):
    answered = ask()
    actions.answer(question=answered, text="No.", by=editor, at=AT, seen=1)
    complaint = ask(make_subject(role="administrator", is_complaint=True), follows=answered.number)

    with pytest.raises(PermissionDenied):
        actions.answer(question=complaint, text="It was right.", by=editor, at=LATER, seen=1)


def test_error_on_a_page_goes_to_its_owner():
    owner = make_person("reviewer", "telework")
    page = make_page(slug="telework")
    page.owner = owner
    page.save()

    question = ask(make_subject(section="site", follows_page=True), path=page.path)

    assert (question.section, question.assigned_to, question.state) == (
        "telework",
        owner,
        "assigned",
    )
    assert letters(question) == [("assigned_to_you", owner.email)]


def test_error_on_a_page_of_an_author_waits_for_those_who_sort():
    page = make_page(slug="telework")
    page.owner = make_person("author", "telework")
    page.save()

    question = ask(make_subject(section="site", follows_page=True), path=page.path)

    assert (question.section, question.assigned_to) == ("telework", None)


def test_complaint_and_error_are_given_five_business_days():
    days = {row["slug"]: row.get("days", 2) for row in read("subjects", "subject")}

    assert {slug for slug, number in days.items() if number == 5} == {
        "complaint",
        "error-on-a-page",
    }
    assert set(days.values()) == {2, 5}


def complaint_about(editor):
    """Return a complaint about an answer of the editor's, who sees it."""
    answered = ask()
    actions.answer(question=answered, text="No.", by=editor, at=AT, seen=1)
    return ask(make_subject(role="administrator", is_complaint=True), follows=answered.number)


def test_complaint_is_not_moved_by_whom_it_is_about(editor):
    complaint, other = complaint_about(editor), make_subject()
    to_other = {"question": complaint, "subject": other, "to": None, "at": LATER, "seen": 1}

    with pytest.raises(PermissionDenied):
        actions.assign(**to_other, by=editor)

    assert actions.assign(**to_other, by=make_editor()).subject == other


def test_what_is_settled_is_not_assigned(editor):
    question = ask()
    actions.answer(question=question, text="No.", by=editor, at=LATER, seen=1)

    with pytest.raises(actions.Changed):
        actions.assign(
            question=question, subject=question.subject, to=editor, by=editor, at=LATER, seen=2
        )


def test_new_subject_begins_the_assignment_anew(editor):
    question, other = ask(), make_subject()
    given = {"question": question, "to": editor, "by": editor}
    actions.assign(**given, subject=question.subject, at=AT, seen=1)

    done = actions.assign(**given, subject=other, at=LATER, seen=2)

    assert done.assigned_at == LATER


def test_what_was_no_advertising_is_not_settled(editor):
    question = ask()
    actions.mark_as_spam(question=question, by=editor, at=LATER, seen=1)

    done = actions.reopen(question=question, reason="A person", by=editor, at=LATER, seen=2)

    assert done.settled_at is None


def test_letters_that_wait_are_stopped_when_it_is_opened_again(editor):
    question = ask()
    actions.answer(question=question, text="Wrong.", by=editor, at=LATER, seen=1)

    actions.reopen(question=question, reason="A mistake", by=editor, at=LATER, seen=2)

    assert letters(question) == [("answer", "")]
    assert question.letters.get(kind="acknowledgement").to == "reader@example.com"
    assert last(question) == (
        "reopened",
        editor,
        "A mistake\nLetters to the reader that were stopped: 1.",
    )


def test_sender_of_advertising_is_not_even_acknowledged(editor):
    question = ask()

    actions.mark_as_spam(question=question, by=editor, at=LATER, seen=1)

    assert question.letters.get().to == ""
    assert not Letter.objects.unsent().exists()


def test_same_words_without_an_address_are_two_questions():
    subject = make_subject()

    first, second = (ask(subject, text="Who?", email="") for _ in range(2))

    assert first != second


def test_asking_holds_the_subject():
    with CaptureQueriesContext(connection) as queries:
        ask()

    if connection.vendor == "postgresql":
        assert [one for one in queries if "FOR NO KEY UPDATE" in one["sql"]]


def test_address_is_acknowledged_three_times_an_hour():
    for _ in range(4):
        ask()
    ask(at=AT + timedelta(hours=1))

    assert Letter.objects.filter(kind="acknowledgement").count() == 4
