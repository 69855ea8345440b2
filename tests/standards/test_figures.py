"""What figures come to and how they are said; months and periods. No database."""

from datetime import date

import pytest

from portal.standards.figures import (
    Count,
    cases,
    is_met,
    is_missed,
    share,
    share_of,
    together,
    words,
)
from portal.standards.months import Span, after, period_of, period_words


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [
        (share(19, 20), "percent", "95 percent"),
        (share(18, 19), "percent", "18 of 19"),
        (share(0, 0), "percent", "No cases"),
        (share(39_999, 40_000), "percent", "99.9 percent"),
        (Count(3, 9, 12), "links", "3 links"),
        (Count(1, 9, 10), "links", "1 link"),
        (Count(0, 10, 10), "links", "0 links"),
        (Count(2.1), "seconds", "2.1 seconds"),
        (Count(note="Nobody asked."), "percent", "No figure"),
    ],
)
def test_figure_in_words(count, unit, said):
    assert words(count, unit) == said


def test_few_cases_have_no_percentage():
    assert (share(19, 19).value, share(20, 20).value) == (None, 100)


def test_share_counts_what_went_right():
    assert share_of([True, False, True]) == Count(None, 2, 3)


@pytest.mark.parametrize(
    ("count", "said"),
    [(share(1, 2), "2"), (Count(1, None, 1200), "1,200"), (Count(9), "Not given")],
)
def test_cases_in_words(count, said):
    assert cases(count) == said


def test_months_of_shares_are_added_before_the_percentage_is_taken():
    assert together([share(1, 10), share(10, 10)], "percent") == share(11, 20)
    assert together([share(1, 10), share(10, 10)], "percent").value == 55


def test_of_other_figures_the_latest_counts():
    assert together([Count(5, 5, 10), Count(2, 8, 10)], "links") == Count(2, 8, 10)
    assert together([Count(99.1), Count(), Count(99.9), Count()], "percent") == Count(99.9)
    assert together([Count(note="Told.")], "percent") == Count()


@pytest.mark.parametrize(
    ("count", "unit", "target", "met", "missed"),
    [
        (share(90, 100), "percent", 90, True, False),
        (share(89, 100), "percent", 90, False, True),
        (share(3, 4), "percent", 90, None, True),
        (share(4, 4), "percent", 90, None, False),
        (share(0, 0), "percent", 90, None, False),
        (share(1, 100), "percent", None, None, False),
        (Count(0, 9, 9), "links", 0, True, False),
        (Count(1, 9, 10), "links", 0, False, True),
        (Count(2.5), "seconds", 2.5, True, False),
        (Count(2.6), "seconds", 2.5, False, True),
        (Count(), "seconds", 2.5, None, False),
    ],
)
def test_target_met_missed_or_not_to_be_said(count, unit, target, met, missed):
    assert is_met(count, unit, target) is met
    assert is_missed(count, unit, target) is missed


def test_month_begins_and_ends_at_midnight_by_the_portals_clock():
    november = Span(date(2026, 11, 1))

    # Summer time ends on the first of the month.
    assert november.starts.isoformat() == "2026-11-01T00:00:00-04:00"
    assert november.ends.isoformat() == "2026-12-01T00:00:00-05:00"
    assert november.last_day == date(2026, 11, 30)


def test_months_go_over_the_turn_of_the_year():
    assert after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert after(date(2026, 1, 1), -13) == date(2024, 12, 1)


@pytest.mark.parametrize(
    ("month", "period", "first", "last"),
    [
        ((2026, 10), "month", (2026, 10), (2026, 10)),
        ((2026, 10), "quarter", (2026, 10), (2026, 12)),
        ((2026, 3), "quarter", (2026, 1), (2026, 3)),
        ((2026, 11), "winter", (2026, 11), (2027, 4)),
        ((2027, 4), "winter", (2026, 11), (2027, 4)),
        ((2026, 10), "winter", (2025, 11), (2026, 4)),
    ],
)
def test_period_of_a_month(month, period, first, last):
    months = period_of(date(*month, 1), period)

    assert (months[0], months[-1]) == (date(*first, 1), date(*last, 1))
    assert len(months) == {"month": 1, "quarter": 3, "winter": 6}[period]


@pytest.mark.parametrize(
    ("newest", "period", "said"),
    [
        ((2026, 10), "month", "October 2026"),
        ((2026, 9), "quarter", "July to September 2026"),
        ((2026, 10), "quarter", "October 2026, quarter not over yet"),
        ((2027, 1), "winter", "November 2026 to January 2027, winter not over yet"),
        ((2027, 6), "winter", "November 2026 to April 2027"),
    ],
)
def test_period_in_words(newest, period, said):
    newest = date(*newest, 1)

    told = period_words(period_of(newest, period), newest, period)

    assert told == said
