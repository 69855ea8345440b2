"""Records that service standards are measured by; each call makes another one."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from portal.contact.models import Letter, Question, Subject
from portal.standards.models import Measure, Target
from portal.status.models import Announcement, Area, StatusType

OCTOBER = date(2026, 10, 1)
# Noon of a Wednesday in October, in Eastern Time.
DUE = datetime(2026, 10, 14, 16, tzinfo=UTC)
HOUR = timedelta(hours=1)

numbers = count(1)


def make_target(slug="answer", **fields):
    values = {
        "slug": slug,
        "title": f"Promise {next(numbers)} kept",
        "service": "A question",
        "promise": "We answer within 2 business days.",
        "target": "90 percent",
        "value": 90,
        "unit": "percent",
        "method": "Counted.",
        "records": "yes",
    }
    return Target.objects.create(**values | fields)


def make_measure(target=None, *, month=OCTOBER, **fields):
    values = {"value": 95.0, "right": 38, "of": 40, "made_at": DUE}
    return Measure.objects.create(target=target or make_target(), month=month, **values | fields)


def make_subject(**fields):
    number = next(numbers)
    values = {"slug": f"subject-{number}", "label": f"Subject {number}", "goes_to": "the editors"}
    return Subject.objects.create(**values | fields)


def make_question(subject=None, **fields):
    """Return a question that was due on time and answered an hour before."""
    values = {
        "number": f"Q-{next(numbers):08}",
        "subject": subject or make_subject(),
        "text": "May I telework?",
        "section": "site",
        "state": "answered",
        "arrived_at": DUE - timedelta(days=2),
        "due_at": DUE,
        "settled_at": DUE - HOUR,
    }
    return Question.objects.create(**values | fields)


def make_acknowledgement(question, *, after):
    """Return the letter that went out so long after the question came in; never, if None."""
    sent_at = None if after is None else question.arrived_at + after
    return Letter.objects.create(
        question=question,
        kind=Letter.Kind.ACKNOWLEDGEMENT,
        to="reader@example.com",
        subject="We have it",
        body="We have it.",
        created_at=question.arrived_at,
        next_try_at=question.arrived_at,
        sent_at=sent_at,
    )


def make_announcement(type_slug, *, day, posted_at, starts_at=None, area=None, **fields):
    """Return a status for a day; it begins when the day does, unless it says so."""
    area = area or Area.objects.get_or_create(slug="dc", name="Washington, DC, area")[0]
    kind = StatusType.objects.get_or_create(
        slug=type_slug, defaults={"label": type_slug, "short_label": type_slug}
    )[0]
    begins = starts_at or datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    values = {
        "number": next(numbers),
        "area": area,
        "type": kind,
        "applies_on": day,
        "starts_at": begins,
        "ends_at": begins + timedelta(days=1),
        "posted_at": posted_at,
        "state": "live",
    }
    return Announcement.objects.create(**values | fields)
