"""A term explains itself: by keyboard, by touch, without JavaScript, on a narrow screen."""

import pytest
from playwright.sync_api import expect

from portal.glossary.models import Glossary
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_page
from tests.glossary.terms import make_term

pytestmark = pytest.mark.slow

BODY = """
Before you start, ask. You may use the domestic employee teleworking overseas rules and telework.

## More

Everything else, as in 5 U.S.C. 6502.
"""
LONG = "domestic employee teleworking overseas"


@pytest.fixture
def address(live_server):
    """The address of a page that uses two terms."""
    make_page(Glossary, slug="glossary")
    make_term("Telework")
    make_term("Domestic employee teleworking overseas", acronym="DETO")
    return make_page(slug="rules", body=BODY).path


def button(page, words):
    return page.get_by_role("button", name=f"Meaning of {words}", exact=True)


def meaning(page, words):
    return page.locator(f"#term-{words}")


def is_inside(page, locator):
    """Say whether the whole element is in the window."""
    box, window = locator.bounding_box(), page.viewport_size
    return (
        box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= window["width"] + 0.5
        and box["y"] + box["height"] <= window["height"] + 0.5
    )


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_term_opens_and_closes_by_keyboard(address, open_page, java_script_enabled):
    page = open_page(**DESKTOP, java_script_enabled=java_script_enabled)
    page.goto(address)
    button(page, "telework").focus()

    page.keyboard.press("Enter")
    expect(meaning(page, "telework")).to_be_visible()
    assert is_inside(page, meaning(page, "telework"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Telework in the glossary")).to_be_focused()
    page.keyboard.press("Escape")

    expect(meaning(page, "telework")).to_be_hidden()
    expect(button(page, "telework")).to_be_focused()


def test_terms_are_stops_of_the_keyboard_in_the_order_of_the_text(address, page):
    page.goto(address)
    button(page, LONG).focus()

    page.keyboard.press("Tab")

    expect(button(page, "telework")).to_be_focused()


def test_term_says_whether_it_is_open(address, page):
    def is_expanded():
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
        named = {node.get("name", {}).get("value"): node for node in tree["nodes"]}
        states = {one["name"]: one["value"]["value"] for one in named[name]["properties"]}
        return states["expanded"]

    name = "Meaning of telework"
    page.goto(address)
    before = is_expanded()
    button(page, "telework").click()

    assert (before, is_expanded()) == (False, True)


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_term_opens_and_closes_by_touch(address, open_page, java_script_enabled):
    phone = open_page(**PHONE, java_script_enabled=java_script_enabled)
    phone.goto(address)

    phone.locator(".term").last.tap(position={"x": 10, "y": 10})
    expect(meaning(phone, "telework")).to_be_visible()
    assert is_inside(phone, meaning(phone, "telework"))
    phone.get_by_role("heading", level=1).tap()

    expect(meaning(phone, "telework")).to_be_hidden()


def test_open_term_closes_by_its_button_and_when_another_opens(address, phone):
    phone.goto(address)
    phone.locator(".term").last.tap(position={"x": 10, "y": 10})
    meaning(phone, "telework").get_by_role("button", name="Close").tap()
    expect(meaning(phone, "telework")).to_be_hidden()

    button(phone, LONG).click()
    expect(phone.locator(":popover-open")).to_have_count(1)
    button(phone, "telework").click()

    expect(meaning(phone, "telework")).to_be_visible()
    expect(phone.locator(":popover-open")).to_have_count(1)


def test_meaning_leads_to_the_glossary(address, phone):
    phone.goto(address)
    button(phone, LONG).tap()

    phone.get_by_role("link", name="in the glossary").tap()

    expect(phone).to_have_url(f"{phone.url.split('/rules')[0]}/glossary/#{LONG.replace(' ', '-')}")
    expect(phone.get_by_text("Domestic employee teleworking overseas (DETO)")).to_be_in_viewport()


def test_words_break_across_lines_and_can_be_selected(address, open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    words = page.locator(".term").first

    lines = words.evaluate("element => element.getClientRects().length")
    words.scroll_into_view_if_needed()
    box = words.evaluate("element => element.getClientRects()[0].toJSON()")
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()

    assert lines > 1
    assert page.evaluate("getSelection().toString()").startswith("domes")
    assert (
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        == 0
    )


def test_mark_stays_with_the_last_word(address, open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    for width in range(320, 420, 10):
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(address)
        mark, words = page.locator(".term > button").first, page.locator(".term").first
        last = words.evaluate("element => [...element.getClientRects()].at(-1).toJSON()")
        box = mark.bounding_box()
        assert abs(box["x"] + box["width"] - last["right"]) < 2, width
        assert abs(box["y"] + box["height"] / 2 - (last["top"] + last["bottom"]) / 2) < 8, width


@pytest.mark.parametrize("window", [DESKTOP, PHONE, {"viewport": {"width": 320, "height": 640}}])
@pytest.mark.parametrize("colors", ["none", "active"])
def test_open_term_is_accessible(address, open_page, axe, window, colors):
    page = open_page(**window)
    page.emulate_media(forced_colors=colors)
    page.goto(address)
    page.locator(".term").last.click(position={"x": 5, "y": 5})

    expect(page.locator(":popover-open")).to_have_count(1)
    assert is_inside(page, page.locator(":popover-open"))
    wrong = axe(page)
    # The browser paints the reader's own colors then; axe still sees those of the stylesheet.
    assert [one for one in wrong if colors == "none" or "color-contrast" not in one] == []


def test_paper_shows_the_words_only(address, page):
    page.goto(address)
    button(page, "telework").click()
    page.emulate_media(media="print")

    expect(page.locator(".term").last).to_be_visible()
    expect(page.locator(".term > button").last).to_be_hidden()
    expect(meaning(page, "telework")).to_be_hidden()


def test_glossary_is_accessible(address, page, phone, axe):
    for window in (page, phone):
        window.goto("/glossary/")
        assert axe(window) == []
