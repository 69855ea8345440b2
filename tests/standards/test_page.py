"""What readers get: the page, the file and the API."""

import csv
from datetime import date
from io import StringIO

import brotli
import pytest

from portal.core import generation, page_cache
from portal.core.exports import BYTE_ORDER_MARK
from portal.publishing import actions
from portal.standards.listing import standards
from portal.standards.models import Measure, ServiceStandards, Target
from portal.standards.months import after
from portal.standards.seeding import sow_targets
from tests.factories import AT, make_page
from tests.guards.test_pages import HTML_BUDGET
from tests.reading import words
from tests.standards.records import DUE, OCTOBER, make_measure, make_target

pytestmark = pytest.mark.django_db

FILE = "/about/service-standards/results.csv"
API = "/api/v1/standards/"


@pytest.fixture
def standard_page():
    page_cache.cache.clear()
    return make_page(ServiceStandards)


def section(soup, slug):
    return soup.find(id=f"target-{slug}").find_parent("section")


def latest(soup, slug):
    return words(section(soup, slug).select("dd")[1])


@pytest.mark.slow
def test_new_portal_says_that_there_are_no_results_yet(standard_page, client_reads):
    sow_targets({"targets added": []})

    soup = client_reads.get(standard_page.path)

    assert len(soup.select(".standard")) == 13
    assert latest(soup, "answer") == "No results yet"
    assert "The portal cannot measure this itself." in words(section(soup, "availability"))
    assert "cannot measure" not in words(section(soup, "answer"))
    assert soup.select(".chart") == []


@pytest.mark.slow
def test_target_shows_its_result_its_months_and_its_limits(standard_page, client_reads):
    target = make_target(title="Answers on time", caveats="Fast is not helpful.", method="By day.")
    make_measure(target, month=date(2026, 9, 1), right=30, of=40, value=75)
    make_measure(target, right=38, of=40, value=95, note="1 is left out: advertising.")

    soup = client_reads.get(standard_page.path)

    shown = section(soup, "answer")
    assert latest(soup, "answer") == "95 percent (target met), October 2026"
    assert [words(row) for row in shown.select("tbody tr")] == [
        "September 2026 75 percent 40",
        "October 2026 95 percent 40",
    ]
    assert words(shown.svg.desc).startswith("Lowest 75 percent in September 2026")
    assert "October 2026: 1 is left out: advertising." in words(shown)
    assert words(shown.details).endswith("By day. Fast is not helpful.")
    # In the list at the head as well.
    assert words(soup.select_one(".standards__table tbody tr")).startswith(
        "Answers on time 90 percent 95 percent (target met)"
    )


@pytest.mark.slow
def test_few_cases_show_a_count_and_no_verdict(standard_page, client_reads):
    make_measure(make_target(), right=3, of=4, value=None)

    soup = client_reads.get(standard_page.path)

    assert latest(soup, "answer") == "3 of 4 , October 2026"


@pytest.mark.slow
def test_figure_from_outside_names_its_source_and_nobody(standard_page, client_reads):
    target = make_target("availability", records="no", value=99.5)
    make_measure(target, value=99.2, right=None, of=None, source="The agency's monitor.")

    soup = client_reads.get(standard_page.path)

    assert latest(soup, "availability").startswith("99.2 percent (target missed)")
    assert "Source: The agency's monitor." in words(section(soup, "availability"))


def test_quarter_is_the_sum_of_its_months():
    target = make_target("complaint", period="quarter")
    for month, right, of in ((6, 0, 9), (7, 8, 9), (8, 9, 9), (9, 2, 2)):
        make_measure(target, month=date(2026, month, 1), right=right, of=of, value=None)

    [standard] = standards()

    assert (standard.latest.right, standard.latest.of) == (19, 20)
    assert (standard.latest_words, standard.period) == ("95 percent", "July to September 2026")


def test_figure_that_is_of_one_month_of_a_quarter_names_that_month():
    target = make_target("speed", unit="seconds", period="quarter")
    for month, value in ((7, 3.0), (8, 2.0), (9, None)):
        make_measure(target, month=date(2026, month, 1), value=value, right=None, of=None)

    [standard] = standards()

    assert (standard.latest.value, standard.period) == (2, "August 2026")


def test_twelve_months_are_shown_and_no_more():
    target = make_target()
    for step in range(14):
        make_measure(target, month=after(OCTOBER, -step))

    [standard] = standards()

    assert len(standard.results) == 12
    assert standard.results[-1].month == date(2025, 11, 1)


def test_hidden_target_is_shown_nowhere():
    make_measure(make_target(is_shown=False))

    assert standards() == ()


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_for_one_target_and_for_many(
    standard_page, client, django_assert_num_queries, number
):
    for place in range(number):
        target = make_target(f"target-{place}")
        make_measure(target)
        make_measure(target, month=date(2026, 9, 1))
    generation.current()

    with django_assert_num_queries(2):
        standard_page.context()
    client.get(standard_page.path)
    with django_assert_num_queries(0):
        client.get(standard_page.path)
    page_cache.cache.clear()
    with django_assert_num_queries(2):
        client.get(standard_page.path)


@pytest.mark.slow
def test_page_with_a_year_of_everything_is_within_budget(standard_page, client):
    sow_targets({"targets added": []})
    Measure.objects.bulk_create(
        Measure(
            target=target,
            month=after(OCTOBER, -step),
            value=90 + (target.pk * 7 + step * 13) % 97 / 10,
            right=90,
            of=100 + step,
            made_at=DUE,
        )
        for target in Target.objects.all()
        for step in range(12)
    )

    content = client.get(standard_page.path).content

    assert content.count(b"<svg class=") == 13
    assert len(brotli.compress(content, quality=7)) < HTML_BUDGET


def rows(answer):
    text = answer.content.decode()
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK))))


def test_file_has_every_result(standard_page, client):
    target = make_target()
    make_measure(target, value=95.128, note="=1+1")
    make_measure(target, month=date(2026, 9, 1), value=None, right=3, of=4)

    answer = client.get(FILE)

    first, second = rows(answer)
    assert (first["target"], first["month"], first["figure"]) == ("answer", "2026-10", "95.13")
    assert (second["figure"], second["cases_in_time"], second["cases"]) == ("", "3", "4")
    # No spreadsheet runs it.
    assert first["note"] == "'=1+1"
    assert "service-standards.csv" in answer["Content-Disposition"]


def test_file_is_sent_once_until_something_changes(standard_page, client):
    target = make_target()
    known = {"If-None-Match": client.get(FILE)["ETag"]}
    assert client.get(FILE, headers=known).status_code == 304

    make_measure(target)
    generation.bump()

    assert client.get(FILE, headers=known).status_code == 200


def test_api_gives_targets_with_their_results(standard_page, client):
    make_measure(make_target(caveats="One.\nTwo."), value=None, right=3, of=4)

    [found] = client.get(API).json()["items"]

    assert (found["slug"], found["target_value"], found["caveats"]) == (
        "answer", 90.0, ["One.", "Two."],
    )  # fmt: skip
    assert found["results"] == [
        {
            "month": "2026-10",
            "value": None,
            "cases_in_time": 3,
            "cases": 4,
            "note": "",
            "source": "",
        }
    ]


def test_without_a_page_neither_file_nor_api_tell_anything(client, standard_page):
    make_measure(make_target())
    actions.withdraw(page=standard_page, reason="It was wrong.", by=None, at=AT)

    assert client.get(FILE).status_code == 404
    assert client.get(API).json()["items"] == []
