"""A page as readers found it at the end of a day."""

from datetime import UTC, date, datetime

import pytest

from portal.publishing import actions
from portal.publishing.past import stood
from telework.models import Topic
from tests.factories import content_for, make_draft, make_page
from tests.publishing.desk import url_of

pytestmark = pytest.mark.django_db


def noon(day, hour=17):
    """Return a moment in November 2026, by default noon in Washington."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def on(day):
    return date(2026, 11, day)


@pytest.fixture
def page():
    """A page created on the 2nd and published on the 4th."""
    page = Topic(slug="leave")
    content = content_for(Topic, body="First text.")
    actions.create_page(page=page, content=content, by=None, at=noon(2))
    actions.publish(revision=page.revisions.get(), by=None, at=noon(4))
    return page


def change(page, day, **content):
    revision = actions.save_draft(page=page, content=content, by=None, at=noon(day))
    actions.publish(revision=revision, by=None, at=noon(day))


def told(page, day):
    """Return (state, text, reason) of a day."""
    standing = stood(page, on(day))
    text = standing.revision.content["body"] if standing.revision else None
    return standing.state, text, standing.reason


def test_nothing_stood_before_the_first_publication(page):
    assert told(page, 1) == told(page, 3) == ("draft", None, "")


def test_text_stood_from_the_day_it_was_published(page):
    change(page, 10, body="Second text.")

    assert told(page, 4) == told(page, 9) == ("live", "First text.", "")
    assert told(page, 10) == told(page, 28) == ("live", "Second text.", "")


def test_day_ends_at_midnight_of_the_portal_s_own_time(page):
    revision = actions.save_draft(page=page, content={"body": "Late."}, by=None, at=noon(9))
    # Half past eleven in the evening of the 10th in Washington.
    actions.publish(revision=revision, by=None, at=datetime(2026, 11, 11, 4, 30, tzinfo=UTC))

    assert told(page, 10)[1] == "Late."
    assert told(page, 9)[1] == "First text."


def test_draft_that_was_never_published_never_stood(page):
    actions.save_draft(page=page, content={"body": "Only a draft."}, by=None, at=noon(6))

    assert told(page, 7) == ("live", "First text.", "")


def test_last_text_of_a_day_is_the_one_that_counts(page):
    for body in ("Second.", "Third."):
        change(page, 10, body=body)

    assert told(page, 10)[1] == "Third."


def test_withdrawn_page_stood_under_its_notice(page):
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=noon(10))

    assert told(page, 9) == ("live", "First text.", "")
    assert told(page, 12) == ("withdrawn", "First text.", "It is wrong.")


def test_page_that_came_back_stood_before_and_after(page):
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=noon(10))
    actions.publish(revision=page.revisions.get(), by=None, at=noon(14))

    assert told(page, 5) == ("live", "First text.", "")
    assert told(page, 11) == ("withdrawn", "First text.", "It is wrong.")
    assert told(page, 14) == ("live", "First text.", "")


def test_page_that_was_taken_down_stood_no_more(page):
    actions.archive(page=page, reason="It ended.", by=None, at=noon(10))

    assert told(page, 9) == ("live", "First text.", "")
    assert told(page, 10) == ("archived", None, "It ended.")


def test_address_is_that_of_the_day(page):
    actions.move(page=page, parent=None, slug="time-off", by=None, at=noon(10))

    assert [stood(page, on(day)).address for day in (9, 10)] == ["/leave/", "/time-off/"]
    assert stood(page, on(9)).label == (
        "As readers found it at /leave/ at the end of November 9, 2026, revision 1"
    )


def test_what_was_carried_out_late_stood_from_its_time(page):
    revision = actions.save_draft(page=page, content={"body": "Scheduled."}, by=None, at=noon(5))
    actions.schedule(
        revision=revision, publish_at=noon(10), expire_at=noon(12), by=None, at=noon(5)
    )
    actions.settle(noon(20))

    assert [told(page, day)[:2] for day in (9, 10, 11, 12)] == [
        ("live", "First text."),
        ("live", "Scheduled."),
        ("live", "Scheduled."),
        ("withdrawn", "Scheduled."),
    ]


# The screen


def test_screen_asks_for_a_day(desk, page):
    assert desk.get(url_of(page, "past")).select_one("input[name=on]")["type"] == "date"


def test_screen_shows_the_page_of_that_day(desk, page):
    change(page, 10, body="Second text.")

    soup = desk.get(url_of(page, "past"), {"on": "2026-11-09"})

    assert "First text." in soup.main.text
    assert "Second text." not in soup.text
    assert "As readers found it at /leave/ at the end of November 9, 2026" in soup.text
    assert soup.response["Cache-Control"] != "public"


def test_screen_shows_the_notice_of_that_day(desk, page):
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=noon(10))
    actions.publish(revision=page.revisions.get(), by=None, at=noon(14))

    assert "It is wrong." in desk.get(url_of(page, "past"), {"on": "2026-11-11"}).main.text
    assert "It is wrong." not in desk.get(url_of(page, "past"), {"on": "2026-11-15"}).main.text


@pytest.mark.parametrize(
    ("day", "words"), [("2026-11-01", "it was not published yet"), ("2026-11-20", "taken down")]
)
def test_screen_says_when_there_was_nothing(desk, page, day, words):
    actions.archive(page=page, reason="It ended.", by=None, at=noon(18))

    assert words in desk.get(url_of(page, "past"), {"on": day}).main.text


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01", "0000-01-01"])
def test_screen_asks_again_for_what_is_no_day(desk, page, day):
    assert desk.get(url_of(page, "past"), {"on": day}).select_one(".errors input[name=on]")


def test_page_that_never_was_public_says_so(desk):
    soup = desk.get(url_of(make_draft(Topic), "past"), {"on": "2026-12-01"})

    assert "it was not published yet" in soup.main.text


def test_readers_of_other_pages_see_no_past(client, page):
    other = make_page()

    assert client.get(other.path, {"on": "2026-11-09"}).status_code == 200
    assert client.get(url_of(page, "past"), {"on": "2026-11-09"}).status_code == 302
