"""Which of the announcements is meant."""

from datetime import date, timedelta

from portal.status.feeds import choosing
from portal.status.feeds.status import LEAST
from tests.status.feeds.statuses import DAY, MIDNIGHT, NOON, POSTED, make_past, make_status

TODAY = date(2026, 1, 26)


def numbers(found):
    return [one.number for one in found]


def test_status_holds_from_its_beginning_to_its_end():
    known = [make_status()]

    moments = [MIDNIGHT - LEAST, MIDNIGHT, MIDNIGHT + DAY - LEAST, MIDNIGHT + DAY]

    assert [bool(choosing.in_force(known, at)) for at in moments] == [False, True, True, False]


def test_of_several_the_one_posted_last_counts():
    known = [make_status(1), make_status(2, posted_at=NOON), make_status(3)]

    assert choosing.in_force(known, NOON).number == 2
    assert choosing.of_day(known, TODAY).number == 2


def test_withdrawn_status_is_no_status_but_feeds_tell_of_it():
    known = [make_status(is_withdrawn=True)]

    assert choosing.in_force(known, NOON) is None
    assert choosing.of_day(known, TODAY) is None
    assert choosing.numbered(known, 1001) is None
    assert choosing.upcoming(known, POSTED) == []
    assert choosing.over(known, NOON + DAY) == choosing.begun(known, NOON) == []
    assert numbers(choosing.posted(known, 50)) == numbers(choosing.since(known, NOON, 30)) == [1001]


def test_status_over_several_days_is_that_of_each():
    known = [make_status(ends_at=MIDNIGHT + 2 * DAY)]

    found = [choosing.of_day(known, TODAY + n * DAY) is not None for n in (-1, 0, 1, 2)]

    assert found == [False, True, True, False]


def test_status_whose_day_is_not_known_is_of_no_day():
    known = [make_past(applies_on=date(2025, 2, 1), is_day_known=False)]

    assert choosing.of_day(known, date(2025, 2, 1)) is None


def test_upcoming_is_what_has_not_begun():
    later = make_status(2, starts_at=MIDNIGHT + DAY, ends_at=MIDNIGHT + 2 * DAY)
    ended_before = make_status(3, starts_at=MIDNIGHT + DAY, ends_at=MIDNIGHT)
    known = [later, make_status(1), make_past(), ended_before]

    assert numbers(choosing.upcoming(known, POSTED)) == [1, 2]
    assert numbers(choosing.upcoming(known, MIDNIGHT)) == [2]


def test_over_is_what_ended_and_what_is_from_before_the_portal():
    known = [make_past(7), make_status(1001), make_past(8, applies_on=date(2019, 2, 20))]

    assert numbers(choosing.over(known, NOON)) == [8, 7]
    assert numbers(choosing.over(known, MIDNIGHT + DAY)) == [1001, 8, 7]
    assert numbers(choosing.begun(known, POSTED)) == [8, 7]
    assert numbers(choosing.begun(known, NOON)) == [1001, 8, 7]


def test_feed_begins_with_what_was_posted_last():
    known = [make_status(1), make_past(), make_status(3, posted_at=NOON), make_status(2)]

    assert numbers(choosing.posted(known, 2)) == [3, 2]


def test_calendar_goes_back_so_many_days():
    end = MIDNIGHT + DAY
    known = [make_status(2), make_status(1, starts_at=MIDNIGHT - DAY), make_past()]

    assert numbers(choosing.since(known, end + 30 * DAY - LEAST, 30)) == [1, 2]
    assert choosing.since(known, end + 30 * DAY, 30) == []


def test_day_before_the_first_announcement_here_is_not_recorded():
    known = [make_past(), make_status()]
    later = TODAY + timedelta(days=9)

    assert choosing.is_recorded(known, TODAY + DAY, later)
    assert not choosing.is_recorded(known, TODAY - DAY, later)
    assert choosing.is_recorded([make_past()], later, later)
    assert not choosing.is_recorded([make_past()], TODAY, later)
