"""What coordinators see and do at the desk for their agency."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.admin.models import LogEntry

from tests.agencies.entries import make_agency
from tests.factories import make_user
from tests.factories.certificates import make_version
from tests.reading import words
from tests.training.agency import earn, make_known_version
from training.models import Coordinator, WayIn

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def agency():
    return make_agency(slug="usda", name="Department of Agriculture")


@pytest.fixture
def coordinator(agency):
    user = make_user()
    Coordinator.objects.create(user=user, agency=agency)
    return user


@pytest.fixture
def desk(client_reads, coordinator):
    client_reads.login(coordinator)
    return client_reads


@pytest.fixture
def version():
    return make_known_version()


@pytest.fixture
def clock():
    """Time stands still, late in November 2026."""
    with time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=UTC), tick=False) as clock:
        yield clock


def table_of(page):
    return [
        [words(cell) for cell in row.select("th, td")] for row in page.select(".certificates tr")
    ]


def test_overview_shows_months_that_are_over_and_no_small_number(desk, agency, version, clock):
    earn(agency, version, 8, 12)
    earn(agency, version, 9, 9)
    earn(agency, version, 11, 30)
    earn(make_agency(), version, 9, 40)

    page = desk.get("/admin/agency-training/usda/", {"year": "2026"})

    assert table_of(page) == [
        ["Month", "Version 2026.1", "All versions"],
        ["August 2026", "12", "12"],
        ["September 2026", "fewer than 10", "not shown"],
        ["Fiscal year 2026", "at least 12", "at least 12"],
    ]
    now = desk.get("/admin/agency-training/usda/")
    assert [row[0] for row in table_of(now)] == ["Month", "October 2026", "Fiscal year 2027 so far"]


def test_overview_costs_as_many_queries_for_one_month_as_for_many(
    desk, agency, version, clock, django_assert_num_queries
):
    desk.get("/admin/agency-training/usda/?year=2026")
    earn(agency, version, 8, 1)
    with django_assert_num_queries(9):
        desk.get("/admin/agency-training/usda/?year=2026")
    earn(agency, version, 9, 3)
    make_version(version="2026.2", effective_at=datetime(2026, 9, 2, tzinfo=UTC))
    with django_assert_num_queries(9):
        desk.get("/admin/agency-training/usda/?year=2026")


def form(page):
    fields = page.select("#content form.agency-form [name]:not(button):not([type=checkbox])")
    marks = page.select("#content form.agency-form [type=checkbox][checked]")
    return {one["name"]: one.get("value", one.text.removeprefix("\n")) for one in fields} | {
        one["name"]: "on" for one in marks
    }


EDIT = "/admin/agency-training/usda/ways-in/course/"
TYPED = {"introduction": "Read **this**.", "contact_name": "Office", "seen": "", "is_open": "on"}


@pytest.fixture
def course(version):
    return version.course


def test_way_in_is_saved_logged_and_shown_to_readers_at_once(desk, course, coordinator):
    assert "Read" not in words(desk.get("/training/go/usda/course/"))

    desk.post(EDIT, {**form(desk.get(EDIT)), **TYPED, "save": "1"}, status=302)

    assert "Read this." in desk.get("/training/go/usda/course/").text
    assert LogEntry.objects.get().user == coordinator


def test_preview_of_a_way_in_saves_nothing(desk, course):
    page = desk.post(EDIT, {**TYPED, "preview": "1"}, status=200)

    assert page.select_one(".way-in__words p").text == "Read this."
    assert "not saved yet" in words(page.select_one(".preview-ribbon"))
    own = {"extra_title": "Our rules", "extra_body": "Ask first.", "preview_extra": "1"}
    assert words(desk.post(EDIT, TYPED | own).h1).startswith("Our rules")
    assert not WayIn.objects.exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"introduction": "[x](page:/nowhere/)"}, "Line 1:"),
        ({"introduction": "<b>x</b>"}, "Line 1:"),
        ({"extra_title": "Our rules"}, "Write the text of your own lesson"),
        ({"extra_body": "Ask first."}, "Give your own lesson a title."),
        ({"contact_name": "x" * 121}, "at most 120 characters"),
        ({"introduction": "x" * 20_001}, "at most 20000 characters"),
    ],
)
def test_faulty_way_in_is_shown_again_with_all_that_was_typed(desk, course, typed, message):
    sent = {**TYPED, "contact_details": "telework@example.gov", **typed, "save": "1"}

    page = desk.post(EDIT, sent, status=422)

    assert message in words(page.select_one(".error-summary"))
    assert page.select_one("#id_contact_details")["value"] == "telework@example.gov"
    assert not WayIn.objects.exists()


def test_stale_form_never_overwrites_newer_work_unasked(desk, course, agency):
    old = form(desk.get(EDIT))
    WayIn.objects.create(agency=agency, course=course, introduction="Newer.")

    page = desk.post(EDIT, {**old, **TYPED, "save": "1"}, status=422)

    assert "Somebody else saved this page" in words(page.select_one(".error-summary"))
    assert WayIn.objects.get().introduction == "Newer."
    desk.post(EDIT, {**form(page), "save": "1"}, status=302)
    assert WayIn.objects.get().introduction == "Read **this**."
