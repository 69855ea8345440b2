"""What of questions is deleted, and when."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from portal.contact import actions
from portal.contact.models import Letter, Question
from portal.contact.purging import purge
from tests.contact.asked import AT, ask
from tests.factories import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """One question that waits, one that is answered and one that is advertising."""
    waiting, answered, spam = ask(), ask(), ask()
    editor = make_editor()
    actions.answer(question=answered, text="No.", by=editor, at=AT, seen=1)
    actions.mark_as_spam(question=spam, by=editor, at=AT, seen=1)
    return waiting, answered, spam


@pytest.mark.parametrize(
    ("days", "kept", "with_address"),
    [
        (30, (True, True, True), (True, True, True)),
        (31, (True, True, False), (True, True, False)),
        (90, (True, True, False), (True, True, False)),
        (91, (True, True, False), (True, False, False)),
        (365, (True, True, False), (True, False, False)),
        (366, (True, False, False), (True, False, False)),
    ],
)
def test_what_is_old_enough_goes(asked, days, kept, with_address):
    purge(at=AT + timedelta(days=days))

    left = {one.pk: one for one in Question.objects.all()}
    assert tuple(one.pk in left for one in asked) == kept
    assert tuple(bool(one.pk in left and left[one.pk].email) for one in asked) == with_address


def test_address_goes_from_the_letters_too(asked):
    purge(at=AT + timedelta(days=91))

    assert set(Letter.objects.exclude(question=asked[0]).values_list("to", flat=True)) == {""}
    assert Letter.objects.get(question=asked[0]).to == "reader@example.com"


def test_question_opened_again_stays(asked):
    answered = Question.objects.get(pk=asked[1].pk)
    later = AT + timedelta(days=400)
    actions.reopen(question=answered, reason="", by=make_editor(), at=later, seen=2)

    purge(at=later + timedelta(days=400))

    assert Question.objects.filter(pk=answered.pk).exists()


def test_dry_run_counts_and_deletes_nothing(asked, capsys):
    with time_machine.travel(AT + timedelta(days=400), tick=False):
        call_command("purge_questions", dry_run=True)
        left = Question.objects.exclude(email="").count()
        call_command("purge_questions")

    assert left == 3
    assert Question.objects.get() == asked[0]
    assert capsys.readouterr().out.splitlines() == [
        "Would delete 2 questions and 0 e-mail addresses.",
        "Deleted 2 questions and 0 e-mail addresses.",
    ]


def test_note_keeps_nothing_longer(asked):
    later = AT + timedelta(days=80)
    actions.note(question=asked[1], text="Look.", by=make_editor(), at=later, seen=2)

    purge(at=AT + timedelta(days=91))

    assert Question.objects.get(pk=asked[1].pk).email == ""
