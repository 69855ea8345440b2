"""Business days: a table of examples, and what holds whenever something arrives."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.workdays import (
    END_OF_BUSINESS,
    ZONE,
    counts_from,
    due,
    federal_holidays,
    is_business_day,
)

MADE_UP = date(2026, 12, 3)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
few_days = st.integers(0, 30)
days_off = st.sets(st.dates(date(2020, 1, 1), date(2040, 3, 1)), max_size=5)


# The holidays of a year are worked out when the first example falls in it.
few_examples = settings(max_examples=40, deadline=None)


def eastern(*parts):
    return datetime(*parts, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("arrived", "zero", "last"),
    [
        (eastern(2026, 11, 30, 10), date(2026, 11, 30), date(2026, 12, 2)),
        (eastern(2026, 11, 30, 17), date(2026, 12, 1), date(2026, 12, 4)),
        (eastern(2026, 12, 2, 16, 59), date(2026, 12, 2), date(2026, 12, 7)),
        (eastern(2026, 12, 4, 18), date(2026, 12, 7), date(2026, 12, 9)),
        (eastern(2026, 12, 5, 9), date(2026, 12, 7), date(2026, 12, 9)),
        (eastern(2026, 12, 3, 9), date(2026, 12, 4), date(2026, 12, 8)),
        # The same moment by another clock: 5:00 p.m. Eastern.
        (datetime(2026, 11, 30, 22, tzinfo=UTC), date(2026, 12, 1), date(2026, 12, 4)),
        # Over the night on which clocks go back, and that on which they go forward.
        (eastern(2026, 10, 30, 16), date(2026, 10, 30), date(2026, 11, 3)),
        (eastern(2026, 3, 6, 16), date(2026, 3, 6), date(2026, 3, 10)),
    ],
)
def test_two_business_days_end_as_the_table_says(arrived, zero, last):
    off = {MADE_UP}

    assert counts_from(arrived, off) == zero
    assert due(arrived, 2, off) == datetime.combine(last, END_OF_BUSINESS, ZONE)


def test_clock_change_leaves_the_end_of_business_at_five():
    before, after = due(eastern(2026, 10, 29, 9), 1), due(eastern(2026, 10, 30, 9), 1)

    assert (before.astimezone(UTC).hour, after.astimezone(UTC).hour) == (21, 22)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 26), "Thanksgiving Day"),
        (date(2026, 7, 3), "Independence Day, on a Saturday: the Friday before"),
        (date(2027, 6, 18), "Juneteenth, on a Saturday: the Friday before"),
        (date(2022, 12, 26), "Christmas Day, on a Sunday: the Monday after"),
        (date(2021, 12, 31), "New Year's Day of the next year, on a Saturday"),
        (date(2026, 1, 19), "Birthday of Martin Luther King, Jr."),
        (date(2026, 2, 16), "Washington's Birthday"),
        (date(2026, 10, 12), "Columbus Day"),
        (date(2026, 11, 11), "Veterans Day"),
        (date(2025, 12, 26), "a day that an order gave"),
    ],
)
def test_federal_holiday_is_no_business_day(day, name):
    assert not is_business_day(day), name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 27), "the day after Thanksgiving"),
        (date(2026, 12, 24), "Christmas Eve"),
        (date(2026, 4, 16), "Emancipation Day, of the District alone"),
        (date(2029, 1, 20) + timedelta(days=2), "after Inauguration Day"),
        (date(2025, 1, 21), "Tuesday after Inauguration Day"),
    ],
)
def test_other_day_is_a_business_day(day, name):
    assert is_business_day(day), name


@pytest.mark.parametrize("year", [2026, 2027])
def test_year_has_eleven_federal_holidays(year):
    weekdays = [day for day in federal_holidays(year) if day.weekday() < 5]

    # In 2027 the next New Year's Day is observed as well, on its last day.
    assert len(weekdays) == (12 if year == 2027 else 11)


@pytest.mark.slow
@few_examples
@given(moments, few_days, days_off)
def test_due_moment_is_the_end_of_a_business_day_to_come(arrived, days, off):
    found = due(arrived, days, off)

    assert found > arrived
    assert (found.time(), is_business_day(found.date(), off)) == (END_OF_BUSINESS, True)


@pytest.mark.slow
@few_examples
@given(moments, few_days, days_off)
def test_between_day_zero_and_the_due_day_lie_so_many_business_days(arrived, days, off):
    zero, last = counts_from(arrived, off), due(arrived, days, off).date()
    after = [zero + timedelta(days=one + 1) for one in range((last - zero).days)]

    assert sum(is_business_day(day, off) for day in after) == days


@pytest.mark.slow
@few_examples
@given(moments, moments, few_days)
def test_what_arrives_later_is_never_due_earlier(one, other, days):
    earlier, later = sorted([one, other])

    assert due(earlier, days) <= due(later, days)


@pytest.mark.slow
@few_examples
@given(moments, few_days, days_off)
def test_day_off_never_brings_the_due_day_forward(arrived, days, off):
    assert due(arrived, days, off) >= due(arrived, days)
