"""What readers searched for, at the desk."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from portal.accounts.roles import Role
from portal.search import panels, reports
from portal.search.models import ChoiceCount, SearchCount
from portal.search.reports import Kind
from tests.factories import make_editor, make_page, make_person
from tests.reading import words

pytestmark = pytest.mark.django_db

SCREEN = "/admin/searches/"
DAY = timedelta(days=1)


def today():
    return timezone.localdate()


def asked(query, number=1, *, found=3, days_ago=0, **fields):
    day = today() - days_ago * DAY
    SearchCount.objects.create(day=day, query=query, asked=number, found=found, **fields)


def chosen(query, page, times=1, *, days_ago=0):
    ChoiceCount.objects.create(day=today() - days_ago * DAY, query=query, page=page, times=times)


@pytest.fixture
def desk(client_reads):
    client_reads.login(make_editor())
    return client_reads


def listed(kind, days=30):
    return [one.query for one in reports.listed(kind, today() - (days - 1) * DAY)]


def test_searches_of_several_days_are_one_row_with_what_was_found_last():
    asked("leave", 2, found=0, days_ago=2)
    asked("leave", 3, found=7)
    asked("snow", 4)
    page, other = make_page(), make_page()
    chosen("leave", page)
    chosen("leave", other)
    chosen("leave", other, days_ago=1)

    leave, snow = reports.listed(Kind.TOP, today() - 6 * DAY)

    assert (leave.query, leave.asked, leave.found, leave.chosen) == ("leave", 5, 7, 3)
    assert (leave.percent, leave.page) == (60, other)
    assert (snow.query, snow.percent, snow.page) == ("snow", 0, None)


def test_searches_before_the_period_do_not_count():
    asked("leave", 2, days_ago=7)
    asked("leave", 3, days_ago=6)
    chosen("leave", make_page(), 4, days_ago=7)

    [leave] = reports.listed(Kind.TOP, today() - 6 * DAY)

    assert (leave.asked, leave.chosen) == (3, 0)


def test_searches_found_nothing_if_no_page_had_all_words_the_last_time():
    asked("nothing", found=0)
    asked("some words", 2, found=9, is_relaxed=True)
    asked("found", found=1)
    asked("mended", found=0, days_ago=1)
    asked("mended", found=2)

    assert listed(Kind.NOTHING) == ["some words", "nothing"]


def test_searches_after_which_nobody_chose_found_something():
    asked("chosen")
    chosen("chosen", make_page())
    asked("ignored")
    asked("nothing", found=0)

    assert listed(Kind.UNCHOSEN) == ["ignored"]


def test_more_choices_than_searches_are_a_hundred_percent():
    asked("leave")
    chosen("leave", make_page(), 5)

    [leave] = reports.listed(Kind.TOP, today())

    assert leave.percent == 100


@pytest.mark.parametrize("number", [1, 3])
def test_report_costs_the_same_for_one_search_and_for_many(django_assert_num_queries, number):
    for place in range(number):
        asked(f"query {place}")
        chosen(f"query {place}", make_page())

    with django_assert_num_queries(3):
        reports.listed(Kind.TOP, today())


@pytest.mark.slow
def test_screen_leads_from_a_search_to_what_mends_it(desk):
    asked("work from anywhere", 2, found=0)

    [row] = desk.get(SCREEN, {"kind": "nothing", "days": "7"}).select("tbody tr")

    assert words(row).startswith("work from anywhere 2 nothing 0% –")
    synonym, bet, attempt = (link["href"] for link in row.select("a"))
    assert words(desk.get(synonym).select_one("#id_words")) == "work from anywhere"
    assert words(desk.get(bet).select_one("#id_phrases")) == "work from anywhere"
    assert attempt == "/search/?q=work+from+anywhere"


def test_screen_takes_odd_questions_for_the_usual_one(desk):
    asked("leave", days_ago=29)
    asked("old", days_ago=30)

    soup = desk.get(SCREEN, {"kind": "x'", "days": "99999999999"})

    assert [words(one) for one in soup.select("tbody th")] == ["leave"]


def test_author_reads_the_report_and_is_offered_no_change(client_reads):
    client_reads.login(make_person(Role.AUTHOR))
    asked("leave")

    [row] = client_reads.get(SCREEN).select("tbody tr")

    assert [words(link) for link in row.select("a")] == ["Try it : leave"]


def test_report_is_taken_away_without_formulas(desk):
    asked("=sum(a1)", 2, found=9, is_relaxed=True)
    page = make_page()
    chosen("=sum(a1)", page)

    answer = desk.client.get(f"{SCREEN}export/?kind=top&days=7")

    text = answer.getvalue().decode("utf-8-sig")
    assert list(csv.reader(StringIO(text))) == [
        list(reports.COLUMNS),
        ["'=sum(a1)", "2", "9", "yes", "1", "50", page.path],
    ]


def panel(role):
    return panels.searches_that_found_nothing(make_person(role), timezone.now())


def test_panel_shows_publishers_what_was_asked_in_vain_more_than_once():
    asked("in vain", 3, found=0)
    asked("some words", 2, found=4, is_relaxed=True)
    asked("mistyped", found=0)

    shown = panel(Role.PUBLISHER)

    assert [(row.text, row.lines) for row in shown.rows] == [
        ("in vain", ("Asked 3 times, found nothing",)),
        ("some words", ("Asked 2 times, found no page with all words",)),
    ]
    assert panel(Role.REVIEWER) is None


@pytest.mark.parametrize("number", [1, 10])
def test_panel_costs_one_query(django_assert_num_queries, number):
    for place in range(number):
        asked(f"query {place}", 2, found=0)
    publisher = make_person(Role.PUBLISHER)
    publisher.has_perm("search.add_synonym")

    with django_assert_num_queries(1):
        shown = panels.searches_that_found_nothing(publisher, timezone.now())

    assert len(shown.rows) == min(number, 8)
