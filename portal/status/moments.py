"""Moments and days in words, in the time of a place. Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format


def moment(at: datetime, zone: str) -> str:
    """Return a moment: "5:30 a.m. EST, Monday, January 26, 2026"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{hour(at, zone)}, {date_format(local, 'l, F j, Y')}"


def hour(at: datetime, zone: str) -> str:
    """Return the time of day with its zone, which tells the two 1:30 a.m. of November apart."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{date_format(local, 'g:i a')} {local.tzname()}"


def until(at: datetime, zone: str) -> str:
    """Return an end: midnight as the end of the day before, which nobody misreads."""
    local = at.astimezone(ZoneInfo(zone))
    if local.time() != time.min:
        return moment(at, zone)
    return f"the end of {date_format(local.date() - timedelta(days=1), 'l, F j, Y')}"


def day(on: date, now: datetime, zone: str) -> str:
    """Return a day: "today, Monday, January 26, 2026", "tomorrow, …", or the day alone."""
    today = now.astimezone(ZoneInfo(zone)).date()
    near = {0: "today, ", 1: "tomorrow, "}.get((on - today).days, "")
    return f"{near}{date_format(on, 'l, F j, Y')}"
