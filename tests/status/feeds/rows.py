"""An area, types and announcements in the database, valid and dull."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from portal.core import generation
from portal.status.models import Announcement, Area, StatusType

POSTED = datetime(2026, 1, 25, 23, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 1, 26, 5, 0, tzinfo=UTC)
NOON = MIDNIGHT + timedelta(hours=12)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

numbers = count(1001)


def make_office(**fields) -> Area:
    """Return the area of Washington, with the types "Open" and "Closed"."""
    make_type(
        "open",
        label="Open",
        order=1,
        icon="Open",
        is_default=True,
        announced_guid="a306b527-b677-414f-9abe-da2120ae9ae8",
        guid="e3e3d34b-05ae-451a-b13a-93a1ac92dfe4",
        meaning="Federal offices are open and work begins on time.",
    )
    make_type("closed", label="Federal offices are closed", icon="Closed")
    make_type("hidden", state=StatusType.State.UNCONFIRMED)
    values = {"slug": "washington", "name": "Washington, DC, area", "is_default": True}
    return Area.objects.create(scope="Agencies inside the Beltway.", **values | fields)


def make_type(slug, **fields) -> StatusType:
    values = {"label": slug, "short_label": f"{slug} in short", "icon": "Alert", "meaning": slug}
    return StatusType.objects.create(slug=slug, **values | fields)


def announce(area, **fields) -> Announcement:
    """Return a closing for January 26, 2026, posted the evening before."""
    values = {
        "number": next(numbers),
        "type": StatusType.objects.get(slug=fields.pop("slug", "closed")),
        "state": "live",
        "applies_on": date(2026, 1, 26),
        "posted_at": POSTED,
        "starts_at": MIDNIGHT,
        "ends_at": MIDNIGHT + DAY,
        "short_message": "Offices are closed.",
        "long_message": "Read **all** of it.",
        "html": "<p>Read <strong>all</strong> of it.</p>\n",
    }
    made = Announcement.objects.create(area=area, **values | fields)
    generation.bump()
    return made


def recall(area, **fields) -> Announcement:
    """Return one from before the portal."""
    values = dict.fromkeys(("posted_at", "starts_at", "ends_at"))
    values |= {"state": "ended", "applies_on": date(2018, 3, 2), "said": "Closed (wind)"}
    return announce(area, **values | {"short_message": "", "long_message": "", "html": ""} | fields)
