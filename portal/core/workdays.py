"""Business days, and when something is due that we promised within some of them.

A business day is a day from Monday to Friday that is no federal holiday (5 U.S.C. 6103) and no day
that an order adds to those. Offices that are closed do not stop the clock, since people telework.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

# The portal's own, whatever zone a server's dates are shown in.
ZONE = ZoneInfo("America/New_York")
END_OF_BUSINESS = time(17, 0)
DAY = timedelta(days=1)


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """Return the days of a year on which federal holidays are observed.

    One on a Saturday is observed on the Friday before, one on a Sunday on the Monday after (5
    U.S.C. 6103(b), Executive Order 11582). Inauguration Day, which is for one area only, is none.
    Days that an order gave in the past are among them as far as the library knows; one that it does
    not know yet is an `extra` day below.
    """
    # Few processes ever ask, and the library is slow to load.
    from holidays import country_holidays

    found = country_holidays("US", categories=("government",), years=year, language="en_US")
    return frozenset(day for day in found if day.year == year)


def is_business_day(day: date, extra: Collection[date] = ()) -> bool:
    """Say whether business is done on a day; `extra` are days off by order."""
    return day.weekday() < 5 and day not in extra and day not in federal_holidays(day.year)


def next_business_day(day: date, extra: Collection[date] = ()) -> date:
    """Return the first business day after a day."""
    day += DAY
    while not is_business_day(day, extra):
        day += DAY
    return day


def counts_from(arrived: datetime, extra: Collection[date] = ()) -> date:
    """Return the business day that something which arrived at a moment counts from, as day zero.

    It is that day if it arrived before the end of business in Eastern Time, else the next one.
    """
    local = arrived.astimezone(ZONE)
    day = local.date()
    if is_business_day(day, extra) and local.time() < END_OF_BUSINESS:
        return day
    return next_business_day(day, extra)


def due(arrived: datetime, days: int, extra: Collection[date] = ()) -> datetime:
    """Return the end of business on the last of so many business days after day zero."""
    day = counts_from(arrived, extra)
    for _ in range(days):
        day = next_business_day(day, extra)
    return datetime.combine(day, END_OF_BUSINESS, ZONE)
