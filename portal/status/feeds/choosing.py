"""Which of the announcements is meant. Pure: all take announcements of one area.

What was withdrawn is meant by nobody, but those who saw it are told.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from .status import Status

_NEVER = datetime.min.replace(tzinfo=UTC)


def _latest(found: Iterable[Status]) -> Status | None:
    """Return the one posted last, which counts where several apply."""
    return max(found, key=lambda one: (one.posted_at or _NEVER, one.number), default=None)


def standing(known: Iterable[Status]) -> Iterable[Status]:
    """Return those that were not withdrawn."""
    return (one for one in known if not one.is_withdrawn)


def in_force(known: Iterable[Status], now: datetime) -> Status | None:
    return _latest(one for one in standing(known) if one.is_in_force(now))


def of_day(known: Iterable[Status], day: date) -> Status | None:
    """Return the one that was posted last for a day."""
    return _latest(one for one in standing(known) if one.applies_on_day(day))


def numbered(known: Iterable[Status], number: int) -> Status | None:
    return next((one for one in standing(known) if one.number == number), None)


def upcoming(known: Iterable[Status], now: datetime) -> list[Status]:
    """Return those posted but not begun, the first to begin first."""
    begun = (one for one in standing(known) if one.starts_at)
    found = (one for one in begun if now < one.starts_at < one.ends_at)
    return sorted(found, key=lambda one: (one.starts_at, one.posted_at, one.number))


def over(known: Iterable[Status], now: datetime) -> list[Status]:
    """Return those that are over, the newest first."""
    found = (one for one in standing(known) if one.is_over(now))
    return sorted(found, key=lambda one: (one.applies_on, one.number), reverse=True)


def begun(known: Iterable[Status], now: datetime) -> list[Status]:
    """Return those that are over or hold, the newest first."""
    found = (one for one in standing(known) if one.is_past or one.starts_at <= now)
    return sorted(found, key=lambda one: (one.applies_on, one.number), reverse=True)


def posted(known: Iterable[Status], most: int) -> list[Status]:
    """Return those whose moment of posting is known, the latest first; withdrawn ones too."""
    found = [one for one in known if one.posted_at]
    return sorted(found, key=lambda one: (one.posted_at, one.number), reverse=True)[:most]


def since(known: Iterable[Status], now: datetime, days: int) -> list[Status]:
    """Return those that hold, will hold, or ended in the last so many days, the first to begin
    first; withdrawn ones too.
    """
    earliest = now - timedelta(days=days)
    found = (one for one in known if one.starts_at and max(one.starts_at, earliest) < one.ends_at)
    return sorted(found, key=lambda one: (one.starts_at, one.number))


def is_recorded(known: Iterable[Status], day: date, today: date) -> bool:
    """Say whether a day without an announcement was a day on which none was made.

    Of the time before the portal it has a selection, so a day that is missing tells nothing.
    """
    own = [one.applies_on for one in known if not one.is_past]
    return day >= min([today, *own])
