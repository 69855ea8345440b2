"""Two people close offices, and a reader reads it on a page that was ready before."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from portal.core import generation
from portal.publishing.models import Landing
from portal.status.models import StatusPage
from tests import browser
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_page, make_person
from tests.status.entries import make_answer, make_area, make_category, make_closed, make_open

pytestmark = pytest.mark.slow

PASSWORD = "a long enough password"


@pytest.fixture
def office(live_server):
    make_area(name="Washington, DC, area")
    make_open()
    group = make_category(label="Remote workers", choose="I work away from the agency")
    make_answer(make_closed(), group, "You are expected to work.")


@pytest.fixture
def desk_of(office, open_page):
    def desk_of(role, name):
        make_person(role, "site", name=name, email=f"{name}@example.gov", password=PASSWORD)
        page = open_page(**DESKTOP)
        page.goto("/admin/")
        browser.sign_in(page, f"{name}@example.gov", PASSWORD)
        page.wait_for_url("**/admin/")
        return page

    return desk_of


def test_two_people_close_offices_and_a_reader_reads_it(desk_of, open_page, axe, monkeypatch):
    monkeypatch.setattr(generation, "SECONDS_BETWEEN_LOOKS", 0.1)
    other = make_page(Landing)
    status = make_page(StatusPage, slug="operating-status")
    pat, sam, reader = desk_of("publisher", "pat"), desk_of("reviewer", "sam"), open_page(**PHONE)
    reader.goto(other.path)
    expect(reader.get_by_text("Operating status: Open")).to_be_visible()

    pat.goto("/admin/status/raise/")
    pat.get_by_role("link", name="Offices are closed").click()
    pat.get_by_label("Begins").fill("")
    pat.get_by_label("Applies to").fill(timezone.localdate().isoformat())
    pat.get_by_label("Short message").fill("Heavy snow.")
    pat.get_by_role("button", name="Show what readers will read").click()
    expect(pat.get_by_text("You are expected to work.")).to_be_visible()
    assert axe(pat) == []
    pat.get_by_role("button", name="Send it to a second person").click()

    sam.goto("/admin/")
    sam.get_by_role("link", name="Offices are closed").click()
    assert axe(sam) == []
    sam.get_by_role("button", name="Approve it").click()
    expect(sam.get_by_role("heading", name="Do readers see it?")).to_be_visible()

    reader.reload()
    reader.get_by_role("link", name="Operating status: Closed").click()
    reader.wait_for_url(f"**{status.path}")
    expect(reader.get_by_text("Heavy snow.")).to_be_visible()
    reader.get_by_role("link", name="I work away from the agency").click()
    expect(reader.get_by_text("You are expected to work.")).to_be_in_viewport()
    assert axe(reader) == []
