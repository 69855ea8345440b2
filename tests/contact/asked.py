"""Subjects, questions and forms for tests."""

from datetime import UTC, datetime, timedelta

from portal.contact import actions
from portal.contact.asking.stamps import stamp
from portal.contact.asking.views import brakes
from portal.contact.models import Subject
from tests.factories import numbers

# A Monday in the morning, Eastern Time; no holiday is near.
AT = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def make_subject(**fields):
    number = next(numbers)
    values = {
        "slug": f"subject-{number}",
        "label": f"Subject number {number}",
        "description": "What it is about.",
        "goes_to": "the editors of the telework pages",
        "section": "telework",
        **fields,
    }
    return Subject.objects.create(**values)


def ask(subject=None, *, at=AT, **fields):
    """Return a question that just arrived; each has a text of its own."""
    values = {"text": f"Who answers question {next(numbers)}?", "email": "reader@example.com"}
    return actions.ask(subject=subject or make_subject(), at=at, **{**values, **fields})


def typed(subject, **fields):
    """Return what a browser sends for a good question, typed in a minute."""
    brakes.forget()
    return {
        "subject": subject.slug,
        "text": "Which law gives a right to telework?",
        "path": "",
        "email": "reader@example.com",
        "follows": "",
        "reference": "",
        "stamp": stamp(datetime.now(UTC) - timedelta(minutes=1)),
        **fields,
    }
