"""Counting what readers search for, and what is never counted."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from portal.search import log
from portal.search.cleaning import cleaned
from portal.search.models import ChoiceCount, SearchCount
from tests.factories import make_draft, make_page

TODAY = date(2026, 11, 20)


@pytest.fixture
def today(db, time_machine):
    time_machine.move_to(datetime(2026, 11, 20, 17, tzinfo=UTC))
    return TODAY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Snow\tDAY ", "snow day"),
        ("Café “résumé”", "cafe resume"),
        ("employee’s leave – paid", "employee's leave - paid"),
        ("6503", "6503"),
        ("5 CFR 531.605(d)(2)", "5 cfr 531.605(d)(2)"),
        ("5 U.S.C. 6501–6506", "5 u.s.c. 6501-6506"),
        ("5 CFR 630.1605", "5 cfr 630.1605"),
        ("Pub. L. 111-292", "pub. l. 111-292"),
        ("SF-182 / OPM Form 71", "sf-182 / opm form 71"),
        ("memo of January 20, 2025", "memo of january 20, 2025"),
        ("M-21-25", "m-21-25"),
        ("fiscal year 2023-2024", "fiscal year 2023-2024"),
        ("a" * 80, "a" * 80),
    ],
)
def test_query_is_kept_in_plain_small_letters(typed, kept):
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ?! ",
        "日本",
        "a" * 81,
        "jane.doe@example.gov leave",
        "jane doe @ example.gov",
        "https://example.gov/?token=abc",
        "www.example.com/jane",
        "202-555-0100",
        "(202) 555-0100",
        "call 202.555.0100 ext 5",
        "+49 30 5550100",
        "555-0100",
        "123-45-6789",
        "ssn 123 45 6789",
        "１２３４５６７８９",
        "case 20261234567",
        "4111 1111 1111 1111",
        "born 01/02/1980",
        "1980-01-02",
        "12 Main Street",
    ],
)
def test_what_looks_personal_or_says_nothing_is_not_kept(typed):
    assert cleaned(typed) == ""


def test_search_is_counted_by_day_in_one_statement(today, django_assert_num_queries):
    log.note("Snow  day", 3)
    with django_assert_num_queries(1):
        log.note("snow DAY", 0, is_relaxed=True)

    assert list(SearchCount.objects.values("day", "query", "asked", "found", "is_relaxed")) == [
        {"day": today, "query": "snow day", "asked": 2, "found": 0, "is_relaxed": True}
    ]


def test_day_is_that_of_the_desk(today, time_machine):
    time_machine.move_to(datetime(2026, 11, 21, 3, tzinfo=UTC))

    log.note("snow day", 3)

    assert SearchCount.objects.get().day == today


def test_what_looks_personal_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        log.note("jane@example.gov", 3)
        log.note_choice("jane@example.gov", "/")


def test_choice_is_counted_in_one_statement_for_what_was_asked(today, django_assert_num_queries):
    page = make_page()
    log.note("snow day", 3)
    log.note_choice("Snow day", page.path)
    with django_assert_num_queries(1):
        log.note_choice("snow day", page.path)

    assert list(ChoiceCount.objects.values("day", "query", "page", "times")) == [
        {"day": today, "query": "snow day", "page": page.pk, "times": 2}
    ]


def test_choice_of_what_nobody_asked_or_nobody_can_read_is_not_counted(today):
    page, draft = make_page(), make_draft()
    log.note("snow day", 3)

    log.note_choice("something else", page.path)
    log.note_choice("snow day", draft.path)
    log.note_choice("snow day", "/nowhere/")
    log.note_choice("snow day", "\x00'; drop table")

    assert not ChoiceCount.objects.exists()


def test_choice_counts_after_midnight_and_no_later(today, time_machine):
    page = make_page()
    log.note("snow day", 3)

    time_machine.move_to(datetime(2026, 11, 21, 17, tzinfo=UTC))
    log.note_choice("snow day", page.path)
    time_machine.move_to(datetime(2026, 11, 22, 17, tzinfo=UTC))
    log.note_choice("snow day", page.path)

    assert ChoiceCount.objects.get().day == today + timedelta(days=1)


def test_flood_of_queries_fills_a_day_to_its_limit_and_known_ones_count_on(today, monkeypatch):
    monkeypatch.setattr(log, "QUERIES_A_DAY", 2)

    for query in ("first", "second", "third", "first"):
        log.note(query, 1)

    kept = dict(SearchCount.objects.values_list("query", "asked"))
    assert kept == {"first": 2, "second": 1}


def test_flood_of_choices_fills_a_day_to_its_limit(today, monkeypatch):
    monkeypatch.setattr(log, "CHOICES_A_DAY", 2)
    log.note("snow day", 3)

    for page in (make_page(), make_page(), make_page()):
        log.note_choice("snow day", page.path)

    assert ChoiceCount.objects.count() == 2


def test_limit_of_a_day_is_that_days_alone(today, monkeypatch):
    monkeypatch.setattr(log, "QUERIES_A_DAY", 1)
    SearchCount.objects.create(day=today - timedelta(days=1), query="yesterday", found=1)

    log.note("first", 1)

    assert SearchCount.objects.filter(day=today).count() == 1


@pytest.mark.parametrize(
    "call", [lambda: log.note("secret", 1), lambda: log.note_choice("secret", "/")]
)
def test_search_goes_on_when_it_cannot_be_counted(db, call, caplog):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("database is locked: secret")

    with connection.execute_wrapper(refuse):
        call()

    [record] = caplog.records
    assert record.getMessage() == "A search could not be counted: OperationalError."
    assert record.exc_info is None


@pytest.mark.engine("sqlite")
def test_search_waits_as_long_as_ever_for_other_things(db):
    def wait():
        return connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]

    before = wait()
    log.note("snow day", 3)

    assert wait() == before == 20_000


def test_old_counts_are_purged(today, settings):
    settings.SEARCH_LOG_DAYS = 10
    page = make_page()
    for days in (0, 10, 11):
        day = today - timedelta(days=days)
        SearchCount.objects.create(day=day, query="snow", found=1)
        ChoiceCount.objects.create(day=day, query="snow", page=page)

    said = StringIO()
    call_command("purge_search_log", dry_run=True, stdout=said)
    assert SearchCount.objects.count() == 3
    call_command("purge_search_log", stdout=said)

    assert said.getvalue().splitlines() == [
        "Would delete 1 counts of queries and 1 of choices from before 2026-11-10.",
        "Deleted 1 counts of queries and 1 of choices from before 2026-11-10.",
    ]
    assert SearchCount.objects.count() == ChoiceCount.objects.count() == 2
