"""The command that writes what the records say: which months, once, and what stays as it is."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.contact.models import Feedback, Question
from portal.core import generation
from portal.publishing.models import Page
from portal.standards.models import Measure
from portal.standards.months import Span
from tests.factories import make_draft
from tests.standards.records import (
    DUE,
    OCTOBER,
    make_measure,
    make_question,
    make_target,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "portal")]

SEPTEMBER = date(2026, 9, 1)
DAY = timedelta(days=1)


@pytest.fixture
def portal():
    """A portal that readers could first read in the middle of September."""
    page = make_draft()
    began = datetime(2026, 9, 15, tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(
        state="live", published_at=began, updated_at=began, review_due_on=date(2027, 1, 1)
    )


def run(**options):
    out = StringIO()
    call_command("measure_standards", stdout=out, **options)
    return out.getvalue()


def measured():
    return {
        (one.target.slug, one.month): (one.right, one.of)
        for one in Measure.objects.select_related("target")
    }


def test_months_that_ended_since_the_portal_began_are_measured():
    make_target("answer")
    make_question()

    told = run()

    assert measured() == {("answer", SEPTEMBER): (0, 0), ("answer", OCTOBER): (1, 1)}
    assert "2026-10  answer: 1 of 1" in told
    assert "Wrote 2 results." in told


def test_second_time_changes_nothing():
    make_target("answer")
    run()
    before, number = list(Measure.objects.values()), generation.current()
    make_question()

    told = run()

    assert "Wrote 0 results." in told
    assert (list(Measure.objects.values()), generation.current()) == (before, number)


def test_readers_see_what_was_written():
    make_target("answer")
    number = generation.current()

    run()

    assert generation.current() == number + 1


def test_dry_run_says_it_and_changes_nothing():
    make_target("answer")

    told = run(dry_run=True)

    assert "Would write 2 results." in told
    assert not Measure.objects.exists()


def test_named_month_is_measured_anew():
    target = make_target("answer")
    make_measure(target, right=9, of=10, value=None)
    make_question()

    told = run(month="2026-10")

    assert measured() == {("answer", OCTOBER): (1, 1)}
    assert "Wrote 1 result." in told


def test_named_month_is_the_same_again():
    make_target("answer")
    make_question()
    run()

    assert "answer: as before" in run(month="2026-10")


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-11", "2026-11 cannot be measured. Months that can be: 2026-09, 2026-10."),
        ("2026-08", "2026-08 cannot be measured. Months that can be: 2026-09, 2026-10."),
        ("October", "Give the month as 2026-10."),
    ],
)
def test_month_that_cannot_be_measured_is_refused(month, said):
    with pytest.raises(CommandError, match=said):
        run(month=month)


def test_month_that_ended_long_ago_is_left_alone(clock):
    make_target("answer")
    clock.move_to(datetime(2027, 2, 1, 12, tzinfo=UTC))

    run()

    assert sorted(month for _, month in measured()) == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]


def test_what_the_records_tell_only_as_of_now_is_measured_when_the_month_has_just_ended(clock):
    make_target("pages-reviewed")

    told = run()

    assert measured() == {("pages-reviewed", OCTOBER): (1, 1)}
    assert "2026-09  pages-reviewed: too late: the records tell only of now" in told


def test_it_is_measured_once_and_not_after_three_days(clock):
    make_target("pages-reviewed")
    run()
    Page.objects.update(review_due_on=date(2026, 1, 1))

    run(month="2026-10")
    clock.move_to(Span(date(2026, 11, 1)).ends + 4 * DAY)
    run()

    assert measured() == {("pages-reviewed", OCTOBER): (1, 1)}


def test_entered_figure_stays():
    target = make_target("errors-corrected", records="partly")
    make_measure(target, right=7, of=8, value=None, source="Counted by hand.")

    told = run(month="2026-10")

    assert measured() == {("errors-corrected", OCTOBER): (7, 8)}
    assert "errors-corrected: entered by hand" in told


def test_target_that_nothing_here_measures_is_passed_over():
    make_target("availability", records="no")

    assert "Wrote 0 results." in run()


def test_portal_without_pages_has_no_months():
    Page.objects.update(state="draft", published_at=None)
    make_target("answer")

    assert run() == "Wrote 0 results.\n"


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_measuring_costs_the_same_for_one_record_and_for_many(number, django_assert_num_queries):
    make_target("answer")
    make_target("helpful")
    for _ in range(number):
        make_question()
        Feedback.objects.create(path="/", is_helpful=True, created_at=DUE)

    # The first page; two savepoints, begun and ended; to hold, the targets, the results; in each of
    # two months three of the questions and one of the feedback; all results at once; to bump.
    with django_assert_num_queries(18):
        run()


def test_nothing_of_a_person_is_in_a_result():
    make_target("answer")
    make_question(email="reader@example.com", text="I am Pat.")
    run()

    kept = str(list(Measure.objects.values()))

    assert "reader@example.com" not in kept
    assert "Pat" not in kept
    assert Question.objects.count() == 1
