"""The operating status of a morning: whether it stood here in time."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from portal.standards.figures import Count, share_of
from portal.status.models import Announcement

from .registry import measure

# By the clock of the place that the status is for.
HOUR = time(6, 0)
NOON = time(12, 0)
# What concerns only the end of a day, or is apart from the weather.
OF_NO_MORNING = (
    "staggered-early-departure",
    "early-departure-fixed-time",
    "immediate-departure",
    "shelter-in-place",
    "lapse-in-appropriations",
)

# Place, its time zone, the day that the status is for, and when it begins and was posted.
Posting = tuple[int, str, date, datetime, datetime]


def posted_in_time(rows: Iterable[Posting]) -> Count:
    """Return on how many days a place's first posting was before the hour.

    What begins in the afternoon does not concern the start of the day.
    """
    firsts: dict[tuple[int, date], bool] = {}
    for place, zone, day, starts_at, posted_at in sorted(rows, key=lambda row: row[4]):
        here = ZoneInfo(zone)
        if starts_at < datetime.combine(day, NOON, here):
            in_time = posted_at < datetime.combine(day, HOUR, here)
            firsts.setdefault((place, day), in_time)
    return share_of(firsts.values())


@measure("status-posted")
def status_posted(span) -> Count:
    posted = Announcement.objects.shown().filter(
        applies_on__gte=span.month,
        applies_on__lte=span.last_day,
        starts_at__isnull=False,
        posted_at__isnull=False,
    )
    others = posted.exclude(type__is_default=True).exclude(type__slug__in=OF_NO_MORNING)
    columns = ("area", "area__time_zone", "applies_on", "starts_at", "posted_at")
    return posted_in_time(others.order_by().values_list(*columns))
