"""Alerts for tests. Each text says that it is a test."""

from datetime import timedelta

from portal.alerts import actions
from portal.alerts.levels import Level
from tests.factories import AT

HEADINGS = {
    Level.INFORMATIONAL: "Test notice: training pages have a new address",
    Level.WARNING: "Test warning: the contact form is not working",
    Level.EMERGENCY: "Test emergency: stay inside your building",
}
REASON = "This is a test."


def content_of(level=Level.WARNING, **content):
    return {
        "level": level,
        "heading": HEADINGS[level],
        "text": "This is a test. You need not do anything.",
        "link_label": "",
        "link": "",
        "page": None,
        "starts_at": None,
        "ends_at": AT + timedelta(hours=20),
        **content,
    }


def make_draft_alert(level=Level.WARNING, *, by=None, at=AT, **content):
    return actions.draft(content=content_of(level, **content), by=by, at=at)


def make_alert(level=Level.WARNING, *, at=AT, replace=False, **content):
    """Return an alert that the portal itself has raised."""
    alert = make_draft_alert(level, at=at, **content)
    return actions.raise_alert(alert=alert, by=None, at=at, reason=REASON, replace=replace)
