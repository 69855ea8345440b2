"""What readers sent with the contact form: when they heard from us.

Advertising and the same question sent twice count nowhere. A question asked during a lapse in
appropriations has no due time and counts in no answer. What is still open after its due time is
late in the month it was due, whatever the reason.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from portal.contact.models import Letter, Question
from portal.standards.figures import Count, share_of

from .registry import measure

AT_ONCE = timedelta(minutes=1)
# What the target promises; a subject with a longer time is no part of it.
DAYS = 2
# The subjects that have a target of their own.
ERROR, BARRIER = "error-on-a-page", "accessibility"

# When something was due, and when it was done, if it was.
Due = tuple[datetime, datetime | None]

BY_ANSWER = "Counted by the answer to the reader; whether the page was changed is not recorded."
NOT_THE_END = "When a barrier was removed is not recorded, so the 30 days are not in the figure."


def in_time(rows: Iterable[Due], note: str = "") -> Count:
    """Return how many were done by the time they were due."""
    return share_of((done is not None and done <= due for due, done in rows), note)


def at_once(rows: Iterable[tuple[datetime, datetime | None]]) -> Count:
    """Return how many letters went to the mail server within a minute of a question's arrival."""
    return share_of(sent is not None and sent - arrived <= AT_ONCE for arrived, sent in rows)


def first(*moments: datetime | None) -> datetime | None:
    return min(filter(None, moments), default=None)


def left_out(number: int) -> str:
    """Return how many questions do not count, in a sentence."""
    if not number:
        return ""
    verb = "is" if number == 1 else "are"
    return f"{number:,} {verb} left out: advertising, or the same question sent twice."


@measure("acknowledgement")
def acknowledged(span) -> Count:
    letters = Letter.objects.filter(
        kind=Letter.Kind.ACKNOWLEDGEMENT,
        question__in=Question.objects.genuine().filter(
            arrived_at__gte=span.starts, arrived_at__lt=span.ends
        ),
    )
    return at_once(letters.order_by().values_list("question__arrived_at", "sent_at"))


@measure("answer")
def answered(span) -> Count:
    found = _due_in(span).filter(subject__is_complaint=False, subject__days=DAYS)
    found = found.exclude(subject__slug=ERROR)
    counting = found.genuine()
    return in_time(_rows(counting), left_out(found.count() - counting.count()))


@measure("complaint")
def looked_at(span) -> Count:
    complaints = _due_in(span).genuine().filter(subject__is_complaint=True)
    moments = complaints.order_by().values_list("due_at", "assigned_at", "settled_at")
    return in_time((due, first(assigned, settled)) for due, assigned, settled in moments)


@measure("errors-corrected")
def errors_settled(span) -> Count:
    reports = _due_in(span).genuine().filter(subject__slug=ERROR)
    # Named to another office, a report is not settled.
    moments = reports.order_by().values_list("due_at", "settled_at", "state")
    done = (Question.State.ANSWERED, Question.State.CLOSED)
    rows = [(due, settled if state in done else None) for due, settled, state in moments]
    return in_time(rows, BY_ANSWER if rows else "")


@measure("accessibility-acknowledged")
def barriers_acknowledged(span) -> Count:
    rows = _rows(_due_in(span).genuine().filter(subject__slug=BARRIER))
    return in_time(rows, NOT_THE_END if rows else "")


def _due_in(span):
    return Question.objects.filter(due_at__gte=span.starts, due_at__lt=span.ends)


def _rows(questions):
    return list(questions.order_by().values_list("due_at", "settled_at"))
