"""Hours, times and moments in words."""

from datetime import UTC, date, datetime, time

import pytest

from portal.status import moments
from portal.status.wording import clock, filled, marks_in

EASTERN = "America/New_York"


@pytest.mark.parametrize(
    ("text", "hours", "at", "said"),
    [
        ("{hours} hour(s) late", 1, None, "1 hour late"),
        ("{hours} hour(s) late", 2, None, "2 hours late"),
        ("a {hours}-hour delay", 1, None, "a 1-hour delay"),
        ("out by {time}", None, time(14), "out by 2:00 p.m."),
        ("{hours} hour(s), by {time}", None, None, "X hour(s), by the time announced"),
        ("no mark, {other}", 1, time(9), "no mark, {other}"),
        ("by {time}", None, time(0), "by 12:00 a.m."),
        ("by {time}. Then", None, time(9), "by 9:00 a.m. Then"),
        ("by {time}. Then", None, None, "by the time announced. Then"),
        ("by {time}, or {hours}.", 3, time(9), "by 9:00 a.m., or 3."),
    ],
)
def test_marks_are_filled_in(text, hours, at, said):
    assert filled(text, hours, at) == said


def test_marks_are_found_once_each():
    assert marks_in("{time} and {hours} and {time}") == ["time", "hours"]


def test_clock_at_noon():
    assert clock(time(12)) == "12:00 p.m."


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 1, 26, 10, 30, tzinfo=UTC), "5:30 a.m. EST, Monday, January 26, 2026"),
        # The hour that comes twice: November 1, 2026.
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "1:30 a.m. EDT, Sunday, November 1, 2026"),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "1:30 a.m. EST, Sunday, November 1, 2026"),
        # The hour that never comes: March 8, 2026.
        (datetime(2026, 3, 8, 6, 59, tzinfo=UTC), "1:59 a.m. EST, Sunday, March 8, 2026"),
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "3:00 a.m. EDT, Sunday, March 8, 2026"),
    ],
)
def test_moment_is_said_in_the_time_of_the_place(at, said):
    assert moments.moment(at, EASTERN) == said


def test_end_at_midnight_is_the_end_of_the_day_before():
    midnight = datetime(2026, 1, 27, 5, 0, tzinfo=UTC)

    assert moments.until(midnight, EASTERN) == "the end of Monday, January 26, 2026"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 1, 26, 4, 59, tzinfo=UTC), "tomorrow, Monday, January 26, 2026"),
        (datetime(2026, 1, 26, 5, 0, tzinfo=UTC), "today, Monday, January 26, 2026"),
        (datetime(2026, 1, 27, 5, 0, tzinfo=UTC), "Monday, January 26, 2026"),
    ],
)
def test_day_changes_its_name_at_midnight_of_the_place(now, said):
    assert moments.day(date(2026, 1, 26), now, EASTERN) == said
