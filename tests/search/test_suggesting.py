"""Pages suggested while somebody types, and pages likely meant by an unknown address."""

import pytest

from portal.publishing import actions
from portal.search.likely import likely
from portal.search.suggesting import names_starting
from telework.models import Report
from tests.factories import AT, make_draft, make_page
from tests.search.shelf import shelve, shelve_all

pytestmark = pytest.mark.django_db


def suggested(typed, **how):
    return [one["title"] for one in names_starting(typed, **how)]


@pytest.mark.parametrize(
    "typed", ["tele", "TELEWORK", "telework bas", "bas tele", "wf", "work fr", "in sh"]
)
def test_names_are_found_by_the_beginnings_of_their_words(typed):
    page = shelve(
        title="Telework basics for everyone", short_title="In short", aliases="WFH\nWork from home"
    )
    shelve(title="Something else altogether")

    assert names_starting(typed) == [{"title": page.title, "url": page.path}]


@pytest.mark.parametrize("typed", ["", "  ", "elework", "basics wfh", "zebra", "%", "*", "'\x00\""])
def test_nothing_else_is_suggested(typed):
    shelve(title="Telework basics for everyone", aliases="WFH", body="A zebra.", slug="horses")

    assert suggested(typed) == []
    assert suggested("horses") == []


def test_best_names_come_first():
    shelve(Report, title="Snow and what it cost in 2010", parent=shelve(slug="telework"))
    shelve(title="Snow in other times and places", historic_note="Issued in 2010.")
    shelve(title="Emergency planning for everyone", aliases="Snow day")
    shelve(title="What to do in deep snow")
    shelve(title="Snow days and other closings")

    assert suggested("snow") == [
        "Snow days and other closings",
        "Snow and what it cost in 2010",
        "Emergency planning for everyone",
        "What to do in deep snow",
        "Snow in other times and places",
    ]


def test_as_many_as_asked_for_in_one_query(django_assert_num_queries):
    shelve_all({"title": f"Telework number {number}"} for number in range(12))

    with django_assert_num_queries(1):
        assert len(names_starting("telework")) == 8
    assert len(names_starting("telework", number=3)) == 3


def test_only_live_pages_are_suggested():
    make_draft(title="Telework basics in a draft")
    page = make_page(title="Telework basics for everyone")
    actions.withdraw(page=page, reason="It is old.", by=None, at=AT)

    assert suggested("telework") == []


@pytest.mark.parametrize(
    "asked", ["/employees/telework_basics.html", "/telework-basic/", "/telework-basiks"]
)
def test_likely_offers_the_nearest_page_first_for_a_mistyped_address(asked):
    shelve(slug="telework-etiquette")
    page = shelve(slug="telework-basics")

    assert likely(asked)[0] == {"title": page.title, "url": page.path}


@pytest.mark.parametrize("asked", ["/", "/12/", "/nothing-like-it/", "/%00'\"*/"])
def test_likely_offers_nothing_rather_than_anything(asked):
    shelve(slug="telework-basics")

    assert likely(asked) == []


def test_likely_finds_other_names():
    page = shelve(aliases="Snow day", slug="emergency-planning")

    assert likely("/old/snowdays.asp") == []
    assert likely("/old/snow-days.asp") == [{"title": page.title, "url": page.path}]
