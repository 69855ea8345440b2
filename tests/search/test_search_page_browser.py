"""A reader types, is offered names, chooses or searches: by keyboard and by touch."""

import re

import pytest
from playwright.sync_api import expect

from portal.search.models.log import ChoiceCount
from tests.factories import make_page

pytestmark = pytest.mark.slow


@pytest.fixture
def pages(live_server):
    make_page(slug="", title="The portal of federal employees")
    make_page(slug="leave", title="Telework and leave on one day")
    make_page(slug="snow", title="Telework when it is snowing outside")


def options(window):
    return window.get_by_role("listbox").get_by_role("option")


def overflow(page):
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def test_reader_searches_and_chooses_by_keyboard(pages, page, axe):
    page.goto("/")
    field = page.locator("#search-field")
    field.focus()
    page.keyboard.type("tele")
    expect(options(page)).to_have_count(2)
    expect(page.get_by_role("status")).to_contain_text("2 suggestions")
    assert axe(page) == []

    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    page.keyboard.type("work")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("banner").get_by_role("button", name="Search")).to_be_focused()

    field.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^2 results for “telework”"))
    assert axe(page) == []
    with page.expect_request("**/search/chosen/"):
        page.get_by_role("main").get_by_role("link", name="snowing").click()
    expect(page).to_have_url(re.compile("/snow/$"))
    assert ChoiceCount.objects.get().page.path == "/snow/"


def test_reader_chooses_a_name_by_keyboard_and_by_touch(pages, page, phone, axe):
    page.goto("/search/?q=telework")
    page.locator("#results-search-field").fill("telework and")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/leave/$"))

    phone.goto("/")
    phone.locator("#hero-search-field").tap()
    phone.keyboard.type("telework when")
    expect(options(phone)).to_have_count(1)
    assert (axe(phone), overflow(phone)) == ([], 0)
    options(phone).first.tap()
    expect(phone).to_have_url(re.compile("/snow/$"))
