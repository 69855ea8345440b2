"""Areas, types and announcements for tests; each call makes another one."""

from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from portal.status import actions
from portal.status.models import Announcement, Answer, Area, Category, StatusType

EASTERN = ZoneInfo("America/New_York")
# A Sunday afternoon, and the snow day after it.
SUNDAY = datetime(2026, 1, 25, 16, 0, tzinfo=EASTERN)
MONDAY = datetime(2026, 1, 26, 0, 0, tzinfo=EASTERN)
DAY = timedelta(days=1)

numbers = count(1)


def make_area(**fields):
    number = next(numbers)
    values = {"slug": f"area-{number}", "name": f"Area {number}", "scope": "Everybody here."}
    return Area.objects.create(**values | {"is_default": not Area.objects.exists()} | fields)


def make_type(**fields):
    number = next(numbers)
    values = {
        "slug": f"type-{number}",
        "label": f"Status {number}",
        "short_label": f"Short {number}",
        "meaning": "Something holds.",
        "icon": "Alert",
    }
    return StatusType.objects.create(**values | fields)


def make_open():
    """Return the type that holds where nothing is announced."""
    return make_type(slug="open", label="Open", short_label="Open", icon="Open", is_default=True)


def make_closed():
    """Return a type that nobody posts alone."""
    words = {"label": "Offices are closed", "short_label": "Closed", "icon": "Closed"}
    return make_type(**words, needs_two_people=True)


def make_category(**fields):
    number = next(numbers)
    values = {"slug": f"group-{number}", "label": f"Group {number}", "choose": f"I am in {number}"}
    return Category.objects.create(**values | fields)


def make_answer(type, category, text="Stay at home.", **fields):
    return Answer.objects.create(type=type, category=category, text=text, **fields)


def values_for(type, **fields):
    """Return what an announcement for the whole of the Monday says."""
    return {
        "type": type,
        "hours": None,
        "time": None,
        "applies_on": MONDAY.date(),
        "starts_at": MONDAY,
        "ends_at": MONDAY + DAY,
        "short_message": "",
        "long_message": "",
        **fields,
    }


def make_draft(type=None, *, by, at=SUNDAY, area=None, **fields):
    area = area or Area.objects.first() or make_area()
    values = values_for(type or make_type(), **fields)
    return actions.draft(area=area, values=values, by=by, at=at)


def make_posted(type=None, *, by, at=SUNDAY, **fields):
    """Return an announcement that readers see, of a type that one person may post."""
    return actions.post(announcement=make_draft(type, by=by, at=at, **fields), by=by, at=at)


def make_past(**fields):
    """Return an announcement from before this portal."""
    values = {
        "number": next(numbers),
        "area": Area.objects.first() or make_area(),
        "applies_on": MONDAY.date(),
        "said": "Closed (wind)",
        "state": Announcement.State.ENDED,
        "source": "A newspaper, [article](https://example.gov/)",
    }
    return Announcement.objects.create(**values | fields)
