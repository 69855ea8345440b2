"""axe finds nothing on the directory, nor on the form of an agency with its contacts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts.roles import Role
from portal.agencies.models import Directory
from portal.agencies.seeding import sow_agencies
from tests import browser
from tests.agencies.entries import make_agency, make_contact
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_page, make_person

pytestmark = pytest.mark.slow


@pytest.fixture(params=[DESKTOP, PHONE], ids=["wide", "narrow"])
def window(request, open_page):
    return open_page(**request.param)


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def add_contacts(agency):
    """Give an agency contacts that are confirmed today, one of them with every way."""
    today = timezone.localdate()
    days = {"confirmed_on": today, "expires_on": today + timedelta(days=9)}
    ways = {"phone": "202-555-0100 ext. 12", "url": "https://example.gov/", "note": "All day"}
    make_contact(agency, email="a-very-long-mailbox-of-an-office@mail.example.gov", **ways, **days)
    make_contact(agency, role="eap", **days)


@pytest.mark.parametrize("has_contacts", [False, True])
def test_directory_is_accessible(live_server, window, axe, has_contacts):
    page = make_page(Directory, slug="directory")
    sow_agencies({"agencies added": []})
    if has_contacts:
        add_contacts(make_agency(name="Agency with contacts"))

    window.goto(page.path)

    assert (axe(window), overflow(window)) == ([], 0)
    assert window.get_by_text("202-555-0100 ext. 12").count() == has_contacts


def test_agency_with_contacts_is_accessible_at_the_desk(live_server, window, axe):
    password = "a long enough password"
    make_person(Role.PUBLISHER, "work-life", email="pat@example.gov", password=password)
    agency = make_agency()
    add_contacts(agency)
    window.goto(f"/admin/agencies/agency/{agency.pk}/change/")
    browser.sign_in(window, "pat@example.gov", password)
    window.get_by_role("heading", name="Another contact").wait_for()

    assert (axe(window), overflow(window)) == ([], 0)
