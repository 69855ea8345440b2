"""Statuses for tests of what is pure: valid, dull, without a database."""

from datetime import UTC, date, datetime, timedelta

from portal.status.feeds.status import Area, Status, Type

WASHINGTON = Area("washington", "Washington, DC, area", "Agencies inside.", "America/New_York")
CLOSED = Type("closed", "Federal offices are closed", "guid-closed", "Closed")
# 6 p.m. Eastern on the evening before the day it is for.
POSTED = datetime(2026, 1, 25, 23, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 1, 26, 5, 0, tzinfo=UTC)
NOON = MIDNIGHT + timedelta(hours=12)
DAY = timedelta(days=1)


def make_status(number=1001, **fields) -> Status:
    """Return a closing for January 26, 2026, posted the evening before."""
    return Status(
        **{
            "number": number,
            "area": WASHINGTON,
            "type": CLOSED,
            "label": "Federal offices are closed - maximum telework",
            "short_label": "Closed, maximum telework",
            "short_message": "Offices are closed & people telework.",
            "long_message": "Read **all** of it.",
            "long_html": "<p>Read <strong>all</strong> of it.</p>\n",
            "applies_on": date(2026, 1, 26),
            "applies_to": "January 26, 2026",
            "path": f"/operating-status/history/{number}/",
            "posted_at": POSTED,
            "changed_at": POSTED,
            "starts_at": MIDNIGHT,
            "ends_at": MIDNIGHT + DAY,
        }
        | fields
    )


def make_past(number=1, **fields) -> Status:
    """Return one from before the portal, of which only the day is known."""
    unknown = dict.fromkeys(("posted_at", "changed_at", "starts_at", "ends_at"))
    return make_status(number, **unknown | {"applies_on": date(2018, 3, 2)} | fields)


def whole(path):
    return f"https://worklife.example.gov{path}"
