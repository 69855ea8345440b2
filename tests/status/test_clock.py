"""What changes by itself: beginnings, ends, confirmations, midnights, and the two odd nights."""

from datetime import datetime, timedelta

import pytest
import time_machine

from portal.core import generation
from portal.core.models import Due, Generation
from portal.status import actions, due, present, showing
from portal.status.models import Announcement
from tests.factories import make_person
from tests.status.entries import DAY, EASTERN, MONDAY, SUNDAY, make_open, make_posted

pytestmark = pytest.mark.django_db

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(SUNDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def pat(db):
    make_open()
    return make_person("publisher", "site")


def shown():
    generation.current()
    return showing.now_page()


def test_status_begins_and_ends_at_its_moments_without_anybody(clock, pat):
    one = make_posted(by=pat)
    labels = []

    for at in (MONDAY - SECOND, MONDAY, MONDAY + DAY - SECOND, MONDAY + DAY):
        clock.move_to(at)
        labels.append(shown()["now"]["label"])

    assert labels == ["Open", one.label, one.label, "Open"]
    one.refresh_from_db()
    assert (one.state, one.ended_at) == ("ended", MONDAY + DAY)
    assert list(one.entries.values_list("verb", "by"))[2:] == [("ended", None)]
    assert Due.objects.count() == 0


def test_posted_the_evening_before_it_is_tomorrow_then_today(clock, pat):
    make_posted(by=pat, starts_at=MONDAY + 6 * HOUR)

    before = shown()["upcoming"][0]["applies_to"]
    clock.move_to(MONDAY)
    after = shown()["upcoming"][0]["applies_to"]

    assert (before, after) == (
        "tomorrow, Monday, January 26, 2026",
        "today, Monday, January 26, 2026",
    )


def test_settling_twice_finds_nothing_left_to_do(clock, pat):
    make_posted(by=pat)
    clock.move_to(MONDAY + DAY)

    due.settle(MONDAY + DAY)
    number = Generation.objects.get().number
    due.settle(MONDAY + DAY)

    assert Generation.objects.get().number == number


def test_long_status_holds_for_a_day_and_on_once_it_is_confirmed(clock, pat):
    one = make_posted(by=pat, ends_at=MONDAY + 3 * DAY)
    assert one.confirm_by == MONDAY + DAY

    clock.move_to(MONDAY + DAY)
    lapsed = shown()
    actions.confirm(announcement=one, by=pat, at=MONDAY + DAY + HOUR)
    clock.move_to(MONDAY + DAY + HOUR)
    again = shown()

    assert (lapsed["now"]["number"], [line["number"] for line in lapsed["lapsed"]]) == (
        0,
        [one.number],
    )
    assert (again["now"]["number"], again["lapsed"]) == (one.number, [])
    one.refresh_from_db()
    assert one.confirm_by == MONDAY + 2 * DAY + HOUR
    assert list(one.entries.values_list("verb", flat=True))[2:] == ["lapsed", "confirmed"]


def test_lapsed_status_is_told_only_until_a_later_one_holds(clock, pat):
    older = make_posted(by=pat, ends_at=MONDAY + 3 * DAY)
    clock.move_to(MONDAY + DAY)
    before = shown()["lapsed"]

    times = {"starts_at": MONDAY + DAY, "ends_at": MONDAY + 2 * DAY}
    newer = make_posted(by=pat, at=MONDAY + DAY, **times)
    after = shown()

    assert [line["number"] for line in before] == [older.number]
    assert (after["now"]["number"], after["lapsed"]) == (newer.number, [])


def test_last_day_needs_no_confirmation(clock, pat):
    one = make_posted(by=pat, ends_at=MONDAY + 2 * DAY)

    confirmed = actions.confirm(announcement=one, by=pat, at=MONDAY + DAY)

    assert confirmed.confirm_by is None
    assert present.current(one.area, MONDAY + 2 * DAY - SECOND) == one


def test_unconfirmed_status_that_ran_out_ended_when_it_lapsed(clock, pat):
    one = make_posted(by=pat, ends_at=MONDAY + 2 * DAY)
    clock.move_to(MONDAY + 2 * DAY)

    shown()

    one.refresh_from_db()
    assert (one.state, one.ended_at) == ("ended", MONDAY + DAY)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(datetime(2026, 3, 8, tzinfo=EASTERN), 23), (datetime(2026, 11, 1, tzinfo=EASTERN), 25)],
    ids=["spring", "fall"],
)
def test_day_of_another_length_is_one_day(pat, day, hours):
    midnight = datetime.combine((day + DAY).date(), day.time(), EASTERN)
    with time_machine.travel(day - HOUR, tick=False) as clock:
        one = make_posted(
            by=pat, at=day - HOUR, applies_on=day.date(), starts_at=day, ends_at=midnight
        )
        labels = []
        for at in (day.timestamp(), day.timestamp() + hours * 3600 - 1, midnight.timestamp()):
            clock.move_to(at)
            labels.append(shown()["now"]["label"])

    assert midnight.timestamp() - day.timestamp() == hours * 3600
    assert labels == [one.label, one.label, "Open"]
    assert one.confirm_by is None


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        ("2026-03-08T00:30:00-05:00", "2026-03-09T00:00:00-04:00"),
        ("2026-11-01T23:59:59-05:00", "2026-11-02T00:00:00-05:00"),
        ("2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"),
    ],
)
def test_next_midnight_is_that_of_the_place(now, midnight):
    found = due.midnight_after(datetime.fromisoformat(now), "America/New_York")

    assert found.isoformat() == midnight


def test_confirmation_is_counted_in_hours_over_the_odd_night():
    # 24 hours after 6:00 p.m. before the clocks go forward is 7:00 p.m.
    starts = datetime(2026, 3, 7, 18, tzinfo=EASTERN)
    ends = datetime(2026, 3, 9, 18, tzinfo=EASTERN)

    found = due.confirm_by(starts_at=starts, ends_at=ends, now=starts)

    assert (found.timestamp() - starts.timestamp()) / 3600 == 24


def test_nothing_is_due_when_nothing_is_live(pat):
    assert due.next_moment(SUNDAY) is None
    assert Announcement.objects.count() == 0
