"""What readers see: the pages, the head of every page, and what it costs."""

from datetime import time, timedelta

import pytest
import time_machine

from portal.core import generation, page_cache
from portal.publishing.models import Landing, Page
from portal.status import actions
from portal.status.models import StatusHistory, StatusPage, StatusTypes
from tests.factories import make_page, make_person
from tests.reading import read, words
from tests.status.entries import (
    DAY,
    MONDAY,
    SUNDAY,
    make_answer,
    make_area,
    make_category,
    make_open,
    make_past,
    make_posted,
    make_type,
    values_for,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("clock")]

HOUR = timedelta(hours=1)
# What of a page arrives first, whatever the line.
FIRST = 4096


@pytest.fixture
def clock():
    with time_machine.travel(SUNDAY, tick=False) as clock:
        page_cache.cache.clear()
        yield clock


@pytest.fixture
def page(db):
    make_area(name="Washington, DC, area")
    make_open()
    return make_page(StatusPage, slug="operating-status")


@pytest.fixture
def pat(db):
    return make_person("publisher", "site")


def in_head(soup):
    return words(soup.select_one(".site-header__status"))


def test_without_an_announcement_offices_are_open(page, client_reads):
    group = make_category(label="Remote workers")

    soup = client_reads.get(page.path)

    assert in_head(soup) == "Operating status: Open"
    assert words(soup.select_one(".status-now")) == (
        "Now in the Washington, DC, area Open No announcement is in force. Something holds."
    )
    assert words(soup.find(id=f"for-{group.slug}")).startswith("Remote workers Follow your agency")


def test_status_in_force_says_what_when_and_for_whom(page, pat, clock, client_reads):
    type = make_type(label="Out by {time}", short_label="Out by {time}", takes="time")
    group = make_category(label="Remote workers")
    make_answer(type, group, "Work on after {time}.", law="5 U.S.C. 6329c")
    make_posted(type, by=pat, time=time(14), short_message="Ice.", long_message="*All* of it.")
    clock.move_to(MONDAY + HOUR)

    soup = client_reads.get(page.path)

    assert in_head(soup) == "Operating status: Out by 2:00 p.m."
    assert words(soup.select_one(".status-now")) == (
        "Now in the Washington, DC, area Out by 2:00 p.m. Ice. "
        "Applies to today, Monday, January 26, 2026 "
        "Begins 12:00 a.m. EST, Monday, January 26, 2026 "
        "Ends the end of Monday, January 26, 2026 "
        "Posted 4:00 p.m. EST, Sunday, January 25, 2026"
    )
    answer = soup.find(id=f"for-{group.slug}")
    assert words(answer) == "Remote workers Work on after 2:00 p.m. Law: 5 U.S.C. 6329c"
    assert answer.select_one(".status-group__law a")["href"].startswith("https://")
    assert soup.find("em", string="All")
    # Each choice leads to its group on the same page.
    choices = {link["href"] for link in soup.select(".status-groups__choices a")}
    assert choices == {f"#for-{group.slug}"}


def test_cached_pages_everywhere_follow_each_change_of_the_status(page, pat, clock, client):
    other = make_page(Landing)
    labels = []

    def look():
        generation.forget()
        labels.append(in_head(read(client.get(other.path))))

    look()
    one = make_posted(make_type(short_label="Closed", label="Closed"), by=pat)
    look()
    clock.move_to(MONDAY)
    look()
    actions.end(announcement=one, by=pat, at=MONDAY)
    look()

    assert labels == [
        "Operating status: Open",
        "Operating status: Open ; for tomorrow, Monday, January 26, 2026: Closed",
        "Operating status: Closed",
        "Operating status: Open",
    ]


def test_home_page_says_what_the_status_means(page, pat, clock, client_reads):
    make_page(Page, slug="")
    make_posted(make_type(label="Closed", meaning="Offices are closed."), by=pat)
    clock.move_to(MONDAY)

    panel = client_reads.get("/").select_one(".status-now")

    assert words(panel) == (
        "In the Washington, DC, area Operating status: Closed Offices are closed. "
        "For today, Monday, January 26, 2026. "
        "Posted 4:00 p.m. EST, Sunday, January 25, 2026. What this means for you"
    )
    assert panel.a["href"] == page.path


def test_changes_stand_on_the_page_the_last_one_first(page, pat, clock, client_reads):
    one = make_posted(by=pat, short_message="First.")
    for number, text in enumerate(("Second.", "Third."), start=2):
        at, said = MONDAY + number * HOUR, values_for(one.type, short_message=text)
        actions.amend(announcement=one, values=said, by=pat, at=at, seen=number)
    clock.move_to(MONDAY + 4 * HOUR)

    changes = client_reads.get(page.path).select(".status-changes li")

    assert [words(change).partition(". It was")[0] for change in changes] == [
        "Changed at 3:00 a.m. EST, Monday, January 26, 2026",
        "Changed at 2:00 a.m. EST, Monday, January 26, 2026",
    ]
    assert [words(change)[-7:] for change in changes] == ["Second.", " First."]


def test_lapsed_status_is_said_to_have_lapsed(page, pat, clock, client_reads):
    make_posted(by=pat, ends_at=MONDAY + 3 * DAY)
    clock.move_to(MONDAY + DAY)

    text = words(client_reads.get(page.path).main)

    assert "was not confirmed by 12:00 a.m. EST, Tuesday, January 27, 2026" in text
    assert "No announcement is in force." in text


def test_status_comes_within_the_first_four_kilobytes_of_the_longest_head(page, pat, client):
    longest = {"title": "T" * 90, "summary": "s" * 200, "short_title": "S" * 60}
    one = make_page(Landing, slug="a" * 60, **longest)
    make_posted(make_type(short_label="Closed, maximum telework"), by=pat)

    answer = client.get(one.path).content

    assert 0 < answer.find(b"Closed, maximum telework") < FIRST


def test_head_says_nothing_where_no_page_tells_more(page, client_reads):
    StatusPage.objects.update(state="draft")
    other = make_page(Landing)

    assert client_reads.get(other.path).select_one(".site-header__status") is None


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_however_much_there_is(
    page, pat, clock, client, django_assert_num_queries, number
):
    for _ in range(number):
        make_posted(by=pat)
        make_past()
        make_category()
    clock.move_to(MONDAY)
    client.get(page.path)
    page_cache.cache.clear()

    with django_assert_num_queries(2):
        client.get(page.path)
    with django_assert_num_queries(0):
        client.get(page.path)


def test_history_has_what_was_posted_here_and_before_by_year(pat, clock, client_reads):
    history = make_page(StatusHistory, slug="history")
    make_past(number=7, applies_on="2011-01-26", said="2-hour early departure")
    make_past(number=8, applies_on="2025-02-01", said="Open", is_day_known=False)
    one = make_posted(make_type(label="Closed"), by=pat)
    gone = make_posted(make_type(label="By mistake"), by=pat)
    actions.withdraw(announcement=gone, by=pat, at=SUNDAY, reason="No")

    years = client_reads.get(history.path).select(".status-year")

    assert [words(year) for year in years] == [
        "2026 January 26, 2026 By mistake , January 26, 2026 (withdrawn) "
        "January 26, 2026 Closed , January 26, 2026",
        "2025 February 2025 Open , February 2025",
        "2011 January 26, 2011 2-hour early departure , January 26, 2011",
    ]
    assert years[0].select("a")[1]["href"] == f"/operating-status/history/{one.number}/"


def test_announcement_of_the_past_says_what_it_is_and_is_not(client_reads):
    make_past(number=7, is_older=True, feed_id=44, note="Excused absence.", said="Closed (wind)")

    soup = client_reads.get("/operating-status/history/7/")

    assert words(soup.h1) == "Closed (wind), January 26, 2026"
    assert words(soup.select_one(".status-note")).endswith("it is no guide to leave today.")
    assert words(soup.select_one(".record")) == (
        "Status Closed (wind) Applies to January 26, 2026 Note Excused absence. "
        "Number at OPM 44 Source A newspaper, article"
    )


def test_announcement_says_how_it_stands(pat, clock, client_reads):
    one = make_posted(by=pat)
    said = []

    def look():
        generation.forget()
        said.append(words(client_reads.get(one.get_absolute_url()).select_one(".status-note")))

    look()
    clock.move_to(MONDAY)
    look()
    actions.withdraw(announcement=one, by=pat, at=MONDAY + HOUR, reason="No")
    look()

    assert [line.partition(". See")[0] for line in said] == [
        "This announcement has not begun. It begins: 12:00 a.m. EST, Monday, January 26, 2026",
        "This announcement is in force now, unless a later one took its place",
        "This announcement was withdrawn: 1:00 a.m. EST, Monday, January 26, 2026. "
        "It does not hold",
    ]


def test_day_of_what_is_over_is_said_without_today(pat, clock, client_reads):
    one = make_posted(by=pat)
    actions.withdraw(announcement=one, by=pat, at=SUNDAY, reason="No")

    when = client_reads.get(one.get_absolute_url()).select_one(".status-when")

    assert words(when).startswith("Applies to January 26, 2026 Begins")


def test_announcement_has_one_address(pat, client):
    path = make_posted(by=pat).get_absolute_url()

    answers = [client.get(path.replace("history/", f"history/{zeros}")) for zeros in ("", "0")]

    assert [answer.status_code for answer in answers] == [200, 404]


def test_draft_and_unknown_number_are_not_found(pat, client):
    make_past(number=7, state="draft")

    answers = [client.get(f"/operating-status/history/{number}/") for number in (7, 8)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_types_are_shown_with_what_stands_for_hours_and_time(page, client_reads):
    make_type(slug="late", label="{hours} hour(s) late, by {time}", takes="hours time")
    make_type(slug="never", label="Never read", state="unconfirmed")
    types = make_page(StatusTypes, slug="types")

    soup = client_reads.get(types.path)

    assert words(soup.find(id="late")) == "X hour(s) late, by the time announced"
    assert soup.find(id="never") is None
    assert soup.select_one(".status-types__choices a[href='#late']")
