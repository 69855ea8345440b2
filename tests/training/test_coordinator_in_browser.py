"""Agencies in a real browser: public pages and the desk, wide and narrow, and the way through."""

import pytest

from portal.core import generation
from tests import browser
from tests.agencies.entries import make_agency
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_user
from tests.factories.certificates import make_certificate
from tests.factories.courses import make_course
from training.models import Coordinator, WayIn

pytestmark = pytest.mark.slow

WAY = "/training/go/usda/course/"
DESK = "/admin/agency-training/usda/"
PASSWORD = "a long enough password"
PUBLIC = [
    "/training/go/",
    "/training/go/?agency=usda&course=course",
    "/training/go/?agency=usda&course=",
    "/training/go/nowhere/course/",
    WAY,
    f"{WAY}extra/",
]
SCREENS = [
    "/admin/",
    DESK,
    *(f"{DESK}{one}" for one in ("check/", "records/", "records/columns/", "ways-in/")),
    f"{DESK}ways-in/course/",
]


@pytest.fixture(params=[DESKTOP, PHONE], ids=["wide", "narrow"])
def window(request, open_page):
    return open_page(**request.param)


@pytest.fixture
def way(live_server):
    course = make_course(modules=1, lessons=1, questions=1)
    agency = make_agency(slug="usda", name="Department of Agriculture")
    user = make_user(email="cora@example.gov", password=PASSWORD)
    Coordinator.objects.create(user=user, agency=agency)
    way = WayIn.objects.create(
        agency=agency,
        course=course,
        introduction="Read **our** policy first.",
        contact_name="Telework Office",
        contact_details="a-very-long-mailbox-of-an-office@mail.example.gov",
        extra_title="Telework at Agriculture",
        extra_body="## Our rules\n\nAsk first.",
    )
    generation.bump()
    return way


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def look(window, axe, path):
    window.goto(path)
    return [path, *axe(window), overflow(window)]


def test_public_pages_are_accessible(window, axe, way):
    found = [look(window, axe, path) for path in PUBLIC]

    assert found == [[path, 0] for path in PUBLIC]


def test_screens_of_coordinators_are_accessible(window, axe, way):
    window.goto(DESK)
    browser.sign_in(window, "cora@example.gov", PASSWORD)
    window.get_by_role("heading", name="Department of Agriculture").wait_for()

    found = [look(window, axe, path) for path in SCREENS]

    assert found == [[path, 0] for path in SCREENS]


def test_result_of_a_check_is_accessible_and_downloaded(window, axe, way):
    number = make_certificate("Ana Diaz").number
    window.goto(f"{DESK}check/")
    browser.sign_in(window, "cora@example.gov", PASSWORD)
    window.get_by_label("Or the lines themselves").fill(f"{number},Ana Diaz\n{number},x\n,y\n")
    window.get_by_role("button", name="Check the certificates").click()
    window.get_by_text("1 of 1").wait_for()

    assert (axe(window), overflow(window)) == ([], 0)
    with window.expect_download() as download:
        window.get_by_role("button", name="Download the result").click()
    assert download.value.suggested_filename == "checked-certificates.csv"
    assert "Genuine" in download.value.path().read_text(encoding="utf-8-sig")


def test_employee_begins_by_keyboard_without_scripts(open_page, way):
    page = open_page(**DESKTOP, java_script_enabled=False)
    page.goto(WAY)
    page.get_by_role("button", name="Begin").press("Enter")
    page.get_by_role("heading", name="Telework at Agriculture").wait_for()
    page.get_by_role("button", name="Mark as read").press("Enter")
    page.wait_for_url("**/training/course/module-1/lesson-1/")


def test_agency_finds_its_address_without_scripts(open_page, way):
    page = open_page(**DESKTOP, java_script_enabled=False)
    page.goto("/training/go/")
    page.get_by_label("Your agency").select_option("usda")
    page.get_by_label("Course", exact=True).select_option("course")
    page.get_by_role("button", name="Show the address").click()

    assert page.get_by_label("Link, to paste").input_value().endswith(WAY)
    assert page.get_by_role("button", name="Copy the link").count() == 0


def test_copying_is_told_and_done(open_page, way):
    page = open_page(**DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/training/go/?agency=usda&course=course")
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_role("status").get_by_text("The link is copied.").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Link, to paste").input_value()
