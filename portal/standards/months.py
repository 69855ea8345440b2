"""Months, and the longer periods that some targets go by. Pure; a month is named by its first day.

Days begin at midnight by the portal's clock (`TIME_ZONE`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.utils import timezone

QUARTER = 3
# The months of the year in which snow closes offices.
WINTER = (11, 12, 1, 2, 3, 4)


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    WINTER = "winter"


@dataclass(frozen=True)
class Span:
    """One month, from its first moment up to, but not including, the first of the next."""

    month: date

    @property
    def starts(self) -> datetime:
        return midnight(self.month)

    @property
    def ends(self) -> datetime:
        return midnight(after(self.month))

    @property
    def last_day(self) -> date:
        return after(self.month) - timedelta(days=1)


def month_of(day: date) -> date:
    return day.replace(day=1)


def after(month: date, number: int = 1) -> date:
    """Return the month that comes `number` months later, or earlier if it is negative."""
    index = month.year * 12 + month.month - 1 + number
    return date(index // 12, index % 12 + 1, 1)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_default_timezone())


def period_of(month: date, period: str) -> list[date]:
    """Return the months of the period that a month is in; in summer, of the winter before."""
    if period == Period.QUARTER:
        first = after(month, -((month.month - 1) % QUARTER))
        return [after(first, step) for step in range(QUARTER)]
    if period == Period.WINTER:
        first = after(month, WINTER[0] - month.month)
        first = first if first <= month else after(first, -12)
        return [after(first, step) for step in range(len(WINTER))]
    return [month]


def period_words(months: Sequence[date], newest: date, period: str) -> str:
    """Return how a period is named: "October 2026", "July to September 2026".

    One that goes on after the newest month that was measured says so.
    """
    first, last = months[0], min(months[-1], newest)
    if first == last:
        name = f"{first:%B %Y}"
    else:
        name = f"{first:%B %Y} to {last:%B %Y}"
        name = f"{first:%B} to {last:%B %Y}" if first.year == last.year else name
    return f"{name}, {period} not over yet" if newest < months[-1] else name
