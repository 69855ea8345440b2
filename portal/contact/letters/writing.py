"""The words of letters: templates in templates/emails/contact/, a subject line and a body each.

No letter holds what the reader wrote, so a mistyped address gives nothing of it away.
"""

import re

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst

from portal.core.workdays import ZONE

REOPEN_DAYS = 30
DATE = "F j, Y"
_GAP = re.compile(r"\n{3,}")


def written(kind, question, **more) -> tuple[str, str]:
    """Return subject and body of a letter of a kind, a value of `Letter.Kind`.

    `more` holds what only this letter names: answer, pages, office, reason, where_to_ask,
    signed_by, assigned_by, note, no_promise. What is empty leaves no gap.
    """
    text = render_to_string(f"emails/contact/{kind}.txt", {**_said(question), **more})
    subject, _, body = text.strip().removeprefix("Subject: ").partition("\n")
    return " ".join(subject.split()), _GAP.sub("\n\n", body).strip() + "\n"


def team(subject) -> str:
    """Return who answers a subject, as the end of a letter names them."""
    return capfirst(subject.goes_to)


def _said(question):
    return {
        "site_name": settings.SITE_NAME,
        "number": question.number,
        "subject": question.subject.label,
        "received_on": day_of(question.arrived_at),
        "due_on": question.due_at and day_of(question.due_at),
        "standards_url": address("/about/service-standards/"),
        "faqs_url": address("/faqs/"),
        "directory_url": address("/work-life/coordinators/directory/"),
        "contact_url": address("/contact/"),
        "desk_url": address(reverse("admin:contact_question", args=[question.number])),
        "signed_by": team(question.subject),
        "reopen_days": REOPEN_DAYS,
    }


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def day_of(moment) -> str:
    """Return the day of a moment in Eastern Time, by which due days are reckoned, written out."""
    return date_format(moment.astimezone(ZONE), DATE)
