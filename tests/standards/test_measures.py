"""How each target is measured: the pure part by rows, then from records made by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.contact.models import DayOff, Feedback
from portal.links.models import ExternalLink
from portal.publishing.models import Page
from portal.standards.figures import Count, share
from portal.standards.measures import measures
from portal.standards.measures.links import too_long
from portal.standards.measures.pages import is_in_time
from portal.standards.measures.questions import at_once, in_time
from portal.standards.measures.status import posted_in_time
from portal.standards.months import Span
from portal.standards.seeding import read_targets
from portal.status.models import StatusType
from tests.agencies.entries import make_agency, make_contact
from tests.factories import make_page
from tests.standards.records import (
    DUE,
    HOUR,
    OCTOBER,
    make_acknowledgement,
    make_announcement,
    make_question,
    make_subject,
)

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DC = "America/New_York"
SNOW_DAY = date(2026, 10, 14)
# Six in the morning of that day in Washington.
SIX = datetime(2026, 10, 14, 10, tzinfo=UTC)
NOON = SIX + 6 * HOUR


def measured(slug, month=OCTOBER):
    return measures[slug].count(Span(month))


def test_every_measure_has_its_target():
    assert measures.keys() - read_targets().keys() == set()


def test_targets_that_records_cannot_tell_have_no_measure():
    outside = {slug for slug, fields in read_targets().items() if fields["records"] == "no"}

    assert outside & measures.keys() == set()
    assert {"availability", "speed", "security-report"} == outside


@pytest.mark.parametrize(
    ("done", "right"), [(DUE - SECOND, 1), (DUE, 1), (DUE + SECOND, 0), (None, 0)]
)
def test_open_or_late_is_late(done, right):
    assert in_time([(DUE, done)]) == share(right, 1)


@pytest.mark.parametrize(
    ("sent", "right"), [(DUE, 1), (DUE + MINUTE, 1), (DUE + MINUTE + SECOND, 0), (None, 0)]
)
def test_acknowledgement_has_a_minute(sent, right):
    assert at_once([(DUE, sent)]) == share(right, 1)


@pytest.mark.parametrize(
    ("due_on", "reviewed_on", "expected"),
    [
        ("2026-10-31", None, True),
        ("2026-10-30", "2026-10-29", False),
        (None, "2025-10-31", True),
        (None, "2025-10-30", False),
        (None, None, False),
    ],
)
def test_review_is_in_time_on_its_day_and_late_after_it(due_on, reviewed_on, expected):
    days = [one and date.fromisoformat(one) for one in (due_on, reviewed_on)]

    assert is_in_time(*days, date(2026, 10, 31)) is expected


def test_review_in_a_leap_year_has_a_year_too():
    assert is_in_time(None, date(2027, 2, 28), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("status", "at", "late"),
    [
        # Found gone on Monday, October 5: five business days later it is the 13th, since the 12th
        # is Columbus Day.
        (404, (2026, 10, 13, 21), 0),
        (404, (2026, 10, 13, 22), 1),
        # Without an answer it counts as broken two days later, so until the 15th.
        (500, (2026, 10, 15, 21), 0),
        (500, (2026, 10, 15, 22), 1),
        (None, (2026, 10, 13, 22), 0),
    ],
)
def test_link_is_broken_for_too_long_after_five_business_days(status, at, late):
    since = datetime(2026, 10, 5, 12, tzinfo=UTC)

    assert too_long([(since, status)], at=datetime(*at, tzinfo=UTC)) == late


def test_day_off_by_order_gives_a_day_more():
    since, at = datetime(2026, 10, 5, 12, tzinfo=UTC), datetime(2026, 10, 13, 22, tzinfo=UTC)

    assert too_long([(since, 404)], at=at, extra={date(2026, 10, 7)}) == 0


@pytest.mark.parametrize(
    ("postings", "expected"),
    [
        ([(SIX - SECOND, NOON - 9 * HOUR)], share(1, 1)),
        ([(SIX, NOON - 9 * HOUR)], share(0, 1)),
        # The first of a day counts, whatever their order.
        ([(SIX + HOUR, SIX), (SIX - HOUR, SIX)], share(1, 1)),
        # It concerns the afternoon only.
        ([(SIX + HOUR, NOON)], share(0, 0)),
    ],
)
def test_first_posting_of_a_morning_has_until_six(postings, expected):
    rows = [(1, DC, SNOW_DAY, starts_at, posted_at) for posted_at, starts_at in postings]

    assert posted_in_time(rows) == expected


def test_six_is_by_the_clock_of_the_place_after_summer_time_too():
    day = date(2026, 11, 2)
    begins = datetime(2026, 11, 2, 5, tzinfo=UTC)
    rows = [(1, DC, day, begins, begins + timedelta(hours=5, minutes=59))]

    assert posted_in_time(rows) == share(1, 1)


@pytest.mark.django_db
def test_questions_count_in_the_month_they_were_due():
    make_question()
    make_question(settled_at=DUE + SECOND)
    make_question(state="new", settled_at=None)
    make_question(state="handed_on")
    make_question(due_at=Span(OCTOBER).ends)
    make_question(due_at=None)

    assert measured("answer") == share(2, 4)
    assert measured("answer", date(2026, 11, 1)) == share(1, 1)


@pytest.mark.django_db
def test_advertising_and_what_came_twice_are_left_out_and_named():
    make_question()
    make_question(is_spam=True, state="closed", closed_as="advertising")
    make_question(state="closed", closed_as="twice")

    found = measured("answer")

    assert (found.right, found.of) == (1, 1)
    assert found.note == "2 are left out: advertising, or the same question sent twice."


@pytest.mark.django_db
def test_complaints_and_errors_are_no_answers():
    complaint = make_subject(is_complaint=True)
    error = make_subject(slug="error-on-a-page")
    make_question(complaint, assigned_at=DUE - HOUR, settled_at=DUE + HOUR)
    make_question(complaint, state="assigned", assigned_at=DUE + HOUR, settled_at=None)
    make_question(complaint, state="new", settled_at=None)
    make_question(error)
    make_question(error, state="handed_on")

    assert measured("answer") == share(0, 0)
    assert measured("complaint") == share(1, 3)
    errors = measured("errors-corrected")
    assert (errors.right, errors.of, "whether the page was changed" in errors.note) == (1, 2, True)


@pytest.mark.django_db
def test_questions_with_a_longer_time_are_not_among_the_answers():
    make_question()
    make_question(make_subject(days=10))

    assert measured("answer") == share(1, 1)


@pytest.mark.django_db
def test_barrier_counts_among_the_answers_as_well():
    make_question(make_subject(slug="accessibility"))
    make_question()

    found = measured("accessibility-acknowledged")

    assert (found.right, found.of, "30 days" in found.note) == (1, 1, True)
    assert measured("answer").of == 2


@pytest.mark.django_db
def test_acknowledgements_count_in_the_month_of_the_question():
    make_acknowledgement(make_question(), after=SECOND)
    make_acknowledgement(make_question(), after=2 * MINUTE)
    make_acknowledgement(make_question(), after=None)
    make_acknowledgement(make_question(arrived_at=DUE - timedelta(days=30)), after=SECOND)
    make_acknowledgement(make_question(is_spam=True), after=SECOND)
    make_question()

    assert measured("acknowledgement") == share(1, 3)


@pytest.mark.django_db
def test_feedback_counts_in_its_month():
    for day, is_helpful in ((1, True), (2, False), (31, True)):
        at = datetime(2026, 10, day, 12, tzinfo=UTC)
        Feedback.objects.create(path="/", is_helpful=is_helpful, created_at=at)
    Feedback.objects.create(path="/", is_helpful=False, created_at=Span(OCTOBER).ends)

    assert measured("helpful") == share(2, 3)


@pytest.mark.django_db
def test_status_that_concerns_no_morning_is_left_out():
    for kind in ("closed-maximum-telework", "staggered-early-departure", "lapse-in-appropriations"):
        make_announcement(kind, day=SNOW_DAY, posted_at=SIX + HOUR)
    make_announcement("open", day=SNOW_DAY, posted_at=SIX - HOUR)
    make_announcement("closed-maximum-telework", day=date(2026, 10, 15), posted_at=SIX)
    make_announcement("closed-maximum-telework", day=date(2026, 11, 3), posted_at=SIX)
    make_announcement(
        "closed-maximum-telework", day=date(2026, 10, 16), posted_at=SIX, state="withdrawn"
    )
    StatusType.objects.filter(slug="open").update(is_default=True)

    assert measured("status-posted") == share(1, 2)


@pytest.mark.slow
@pytest.mark.django_db
def test_pages_count_that_readers_find_and_that_are_not_historic():
    for due_on, note in (("2026-10-31", ""), ("2026-10-30", ""), ("2026-10-01", "Replaced.")):
        page = make_page(historic_note=note)
        Page.objects.filter(pk=page.pk).update(
            review_due_on=due_on, published_at=Span(OCTOBER).starts
        )
    later = make_page()
    Page.objects.filter(pk=later.pk).update(published_at=Span(OCTOBER).ends)

    assert measured("pages-reviewed") == share(1, 2)


@pytest.mark.django_db
def test_links_that_are_broken_for_too_long_are_counted_and_others_apart():
    late, new = datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 10, 30, tzinfo=UTC)
    for number, (state, since) in enumerate(
        [("broken", late), ("broken", new), ("failing", new), ("exempt", None), ("ok", None),
         ("unchecked", None)]
    ):  # fmt: skip
        ExternalLink.objects.create(
            url=f"https://example.gov/{number}", state=state, status=404, failing_since=since
        )
    DayOff.objects.create(date=date(2026, 10, 22), name="A day of mourning")

    found = measured("broken-links")

    assert found == Count(1, 3, 4, "Counted apart: 1 that failed of late, 1 left out of the check.")


@pytest.mark.django_db
def test_links_that_were_never_checked_give_no_figure():
    ExternalLink.objects.create(url="https://example.gov/", state="unchecked")

    assert measured("broken-links").value is None


@pytest.mark.django_db
def test_directory_says_how_many_agencies_have_a_contact():
    agency = make_agency()
    make_contact(agency, expires_on=date(2026, 11, 20), confirmed_on=date(2026, 10, 1))
    make_contact(agency, confirmed_on=date(2026, 10, 1))
    make_contact(make_agency(is_listed=False))
    make_agency()

    found = measured("agency-contacts")

    assert (found.value, found.of) == (None, None)
    assert found.note == (
        "At the end of the month 1 of 2 agencies had a contact; "
        "contacts that were to expire within 30 days: 1."
    )
