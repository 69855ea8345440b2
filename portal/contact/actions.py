"""What is done with questions: each writes a line of the log, and a letter where one is due.

All are of one transaction, take `by` and `at`, and ask `rules`. Those of the desk take `seen`, the
version that the person had before them: a question that changed since raises `Changed`, and nothing
is done.
"""

from copy import copy
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Min

from portal.core import workdays
from portal.publishing.models import Page
from portal.publishing.rules import section_of

from . import rules
from .lapses import no_promise
from .letters import post
from .letters.writing import team
from .models import DayOff, Entry, Letter, Question, Subject
from .numbers import new_number

State, What, Kind = Question.State, Entry.What, Letter.Kind
# Whoever presses the button twice asks once.
TWICE = timedelta(minutes=10)
# So that nobody can have us write to somebody else again and again.
MOST_ACKNOWLEDGED_AN_HOUR = 3
HOUR = timedelta(hours=1)


class Changed(Exception):
    """Somebody else did something with the question meanwhile."""


@transaction.atomic
def ask(*, subject, text, path="", email="", follows="", at) -> Question:
    """Take a question and acknowledge it; the same one sent again is the one that is there."""
    given = {"subject": subject, "text": text, "path": path, "email": email}
    # Of two presses at once, the second waits here until the first is kept.
    Subject.objects.select_for_update(no_key=True).get(pk=subject.pk)
    same = Question.objects.filter(**given, arrived_at__gt=at - TWICE)
    # Without an address, two who write the same may be two readers.
    if email and (known := same.first()):
        return known
    earlier = Question.objects.filter(number=follows).first() if follows else None
    question = _numbered(
        Question(
            **given,
            section=_section(subject, path),
            follows=earlier,
            arrived_at=at,
            due_at=None if no_promise() else _due(subject, at),
        )
    )
    unknown = f"The reader gave the number {follows}, which is not here." if follows else ""
    _log(question, What.ARRIVED, at=at, note="" if earlier else unknown)
    if earlier:
        _log(earlier, What.ADDED, at=at, note=question.number)
    _give_to_owner(question, at)
    if _may_acknowledge(email, at):
        post(kind=Kind.ACKNOWLEDGEMENT, question=question, to=email, at=at, no_promise=no_promise())
    return question


@transaction.atomic
def assign(*, question, subject, to, by, at, seen, note="", reason="") -> Question:
    """Give a question to a colleague, or to nobody, perhaps under another subject.

    `note` is for the colleague; the reader is told who has it now where there is a `reason`.
    """
    question = _held(question, seen, waits=True)
    _require(rules.can_see(by, question))
    is_moved = subject != question.subject
    if is_moved:
        # Elsewhere, whom it complains of could deal with it.
        _require(rules.can_settle(by, question) or not question.subject.is_complaint)
        _log(question, What.MOVED, by=by, at=at, note=f"{question.subject} → {subject}")
        question = moved(question, subject)
    if to and not rules.can_settle(to, question):
        raise PermissionDenied
    question.assigned_to = to
    since = at if is_moved else question.assigned_at or at
    question.assigned_at = since if to else None
    question.state = State.ASSIGNED if to else State.NEW
    _save(question)
    named = f"To {to}." if to else "To nobody."
    _log(question, What.ASSIGNED, by=by, at=at, note=f"{named} {note}".strip())
    if to and to != by:
        post(
            kind=Kind.ASSIGNED_TO_YOU, question=question, to=to.email, at=at,
            assigned_by=str(by), note=note,
        )  # fmt: skip
    if reason:
        post(
            kind=Kind.ASSIGNED, question=question, to=question.email, at=at,
            office=subject.goes_to, reason=reason,
        )  # fmt: skip
    return question


@transaction.atomic
def note(*, question, text, by, at, seen) -> Question:
    """Keep a note for colleagues. No reader ever sees it."""
    question = _held(question, seen)
    _require(rules.can_see(by, question))
    _save(question)
    _log(question, What.NOTED, by=by, at=at, note=text)
    return question


@transaction.atomic
def answer(*, question, text, by, at, seen, pages="", signed_by="") -> Question:
    """Answer a question. `pages` are lines of titles and addresses that the letter adds."""
    question = _held(question, seen, waits=True)
    _require(rules.can_settle(by, question))
    question.answer, question.answered_at, question.answered_by = text, at, by
    _settle(question, State.ANSWERED, at)
    _log(question, What.ANSWERED, by=by, at=at)
    post(
        kind=Kind.ANSWER, question=question, to=question.email, at=at,
        answer=text, pages=pages, signed_by=signed_by or team(question.subject),
    )  # fmt: skip
    return question


@transaction.atomic
def hand_on(*, question, office, reason, where_to_ask, by, at, seen) -> Question:
    """Tell the reader which office answers instead. Nothing is sent to that office."""
    question = _held(question, seen, waits=True)
    _require(rules.can_settle(by, question))
    question.office, question.closed_reason = office, reason
    _settle(question, State.HANDED_ON, at)
    _log(question, What.HANDED_ON, by=by, at=at, note=f"To {office}.")
    _say_why(question, reason, where_to_ask, at)
    return question


@transaction.atomic
def close(*, question, closed_as, reason, by, at, seen, where_to_ask="") -> Question:
    """End a question without an answer, and tell the reader why."""
    question = _held(question, seen, waits=True)
    _require(rules.can_settle(by, question))
    question.closed_as, question.closed_reason = closed_as, reason
    _settle(question, State.CLOSED, at)
    _log(question, What.CLOSED, by=by, at=at, note=reason)
    _say_why(question, reason, where_to_ask, at)
    return question


@transaction.atomic
def mark_as_spam(*, question, by, at, seen) -> Question:
    """End what is advertising. Its sender hears nothing."""
    question = _held(question, seen, waits=True)
    _require(rules.can_settle(by, question))
    question.closed_as, question.is_spam = Question.Closing.ADVERTISING, True
    _settle(question, State.CLOSED, at)
    _log(question, What.SPAM, by=by, at=at, note=_stopped(question.letters.all()))
    return question


@transaction.atomic
def reopen(*, question, reason, by, at, seen) -> Question:
    """Take up again what was ended by mistake. When it was settled first stays on record.

    A letter about its end that still waits is stopped; that it arrived is still true.
    """
    question = _held(question, seen, waits=False)
    _require(rules.can_see(by, question))
    question.state = State.ASSIGNED if question.assigned_to_id else State.NEW
    if question.is_spam:
        question.settled_at = _first_word_at(question)
    question.closed_as, question.is_spam = "", False
    _save(question)
    stopped = _stopped(question.letters.exclude(kind=Kind.ACKNOWLEDGEMENT))
    _log(question, What.REOPENED, by=by, at=at, note=f"{reason}\n{stopped}".strip())
    return question


def _numbered(question):
    """Save a new question under a number that no other has."""
    while True:
        question.number = new_number()
        try:
            with transaction.atomic():
                question.save(force_insert=True)
        except IntegrityError:
            if not Question.objects.filter(number=question.number).exists():
                raise
            question.pk = None
        else:
            return question


def moved(question, subject) -> Question:
    """Return a copy of a question as it would be under another subject, not saved."""
    other = copy(question)
    other.subject, other.section = subject, _section(subject, question.path)
    return other


def _section(subject, path):
    return section_of(path) if subject.follows_page and path else subject.section


def _due(subject, at):
    return workdays.due(at, subject.days, set(DayOff.objects.values_list("date", flat=True)))


def _give_to_owner(question, at):
    """Assign what is about one page to its owner, if that person may answer."""
    if not (question.subject.follows_page and question.path):
        return
    page = Page.objects.filter(path=question.path).select_related("owner").first()
    owner = page and page.owner
    if owner and rules.can_settle(owner, question):
        question.assigned_to, question.assigned_at, question.state = owner, at, State.ASSIGNED
        question.save()
        _log(question, What.ASSIGNED, at=at, note=f"To {owner}, who owns the page.")
        post(
            kind=Kind.ASSIGNED_TO_YOU, question=question, to=owner.email, at=at,
            assigned_by="the portal", note="",
        )  # fmt: skip


def _held(question, seen, *, waits=None):
    """Return the question as it is now, held until the transaction ends; raises Changed."""
    found = Question.objects.select_for_update(of=("self",)).select_related(
        "subject", "follows", "assigned_to"
    )
    now = found.get(pk=question.pk)
    if now.version != seen or (waits is not None and now.is_waiting != waits):
        raise Changed
    return now


def _settle(question, state, at):
    question.state = state
    question.settled_at = question.settled_at or at
    _save(question)


def _save(question):
    question.version += 1
    question.save()


def _first_word_at(question):
    """Return when a person first gave the reader word; calling it advertising gives none."""
    words = question.entries.filter(what__in=Entry.SETTLING).exclude(what=What.SPAM)
    return words.aggregate(first=Min("at"))["first"]


def _stopped(letters) -> str:
    """Take the reader's address out of letters that still wait; say so for the log."""
    waiting = letters.exclude(kind=Kind.ASSIGNED_TO_YOU).unsent()
    number = waiting.update(to="")
    return f"Letters to the reader that were stopped: {number}." if number else ""


def _may_acknowledge(email, at):
    lately = Letter.objects.filter(kind=Kind.ACKNOWLEDGEMENT, created_at__gt=at - HOUR)
    return lately.filter(to__iexact=email).count() < MOST_ACKNOWLEDGED_AN_HOUR


def _say_why(question, reason, where_to_ask, at):
    post(
        kind=Kind.CLOSED, question=question, to=question.email, at=at,
        reason=reason, where_to_ask=where_to_ask,
    )  # fmt: skip


def _log(question, what, *, at, by=None, note=""):
    Entry.objects.create(question=question, what=what, by=by, at=at, note=note)


def _require(may):
    if not may:
        raise PermissionDenied
