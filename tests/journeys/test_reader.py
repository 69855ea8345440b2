"""A reader's ways through the portal, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.slow

BASICS = "/telework/employees/telework-basics/"


def overflow(page):
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def test_employee_finds_out_how_to_ask_for_telework(live_site, page):
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Employees", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="Telework basics").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Telework basics for employees")
    page.get_by_role("navigation", name="On this page").get_by_role(
        "link", name="How to ask"
    ).click()
    expect(page).to_have_url(re.compile("#"))
    expect(page.get_by_role("heading", name="How to ask")).to_be_in_viewport()


def test_search_leads_to_a_page(live_site, page):
    page.goto("/")
    page.get_by_role("banner").get_by_role("searchbox").fill("etiquette")
    page.keyboard.press("Enter")

    page.get_by_role("main").get_by_role("link", name=re.compile("etiquette", re.I)).first.click()

    expect(page).to_have_url(re.compile("/telework-etiquette/$"))


def test_skip_link_is_first_and_leads_to_the_text(live_site, page):
    page.goto(BASICS)
    page.keyboard.press("Tab")

    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_mega_menu_works_by_keyboard(live_site, page):
    page.goto("/")
    button = page.get_by_role("navigation", name="Main menu").get_by_role("button").first
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_focus_is_visible_on_every_stop_of_a_keyboard_walk(live_site, page):
    page.goto(BASICS)
    unseen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const element = document.activeElement;
                if (!element || element === document.body) return null;
                const style = getComputedStyle(element);
                const box = element.getBoundingClientRect();
                return {
                    name: element.outerHTML.slice(0, 120),
                    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
                        || style.boxShadow !== "none",
                    visible: box.width > 0 && box.height > 0,
                };
            }"""
        )
        if stop is None:
            break
        if not (stop["marked"] and stop["visible"]):
            unseen.append(stop["name"])
    else:
        pytest.fail("the walk did not come to an end: the focus is trapped")

    assert unseen == []


def test_phone_menu_opens_as_a_drawer_and_gives_the_focus_back(live_site, phone):
    phone.goto(BASICS)
    menu = phone.get_by_role("button", name="Menu", exact=True)
    menu.click()
    expect(phone.get_by_role("dialog", name="Menu")).to_be_visible()
    phone.keyboard.press("Escape")

    expect(phone.get_by_role("dialog", name="Menu")).to_be_hidden()
    expect(menu).to_be_focused()


@pytest.mark.parametrize("width", [320, 640])
def test_page_fits_narrow_and_zoomed_windows(live_site, open_page, width):
    page = open_page(viewport={"width": width, "height": 640})

    for path in ("/", "/telework/", BASICS, "/a-z/", "/search/?q=leave", "/display/"):
        page.goto(path)
        assert overflow(page) == 0, path


def test_phone_menu_is_a_link_to_the_site_menu_without_javascript(live_site, open_page):
    page = open_page(**PHONE, java_script_enabled=False)
    page.goto(BASICS)

    page.get_by_role("link", name="Menu", exact=True).click()

    expect(page).to_have_url(re.compile("#site-menu$"))
    expect(page.locator("#site-menu")).to_be_in_viewport()


def test_menus_stay_closed_and_sections_are_links_without_javascript(live_site, open_page):
    page = open_page(**DESKTOP, java_script_enabled=False)
    page.goto(BASICS)
    menu = page.get_by_role("navigation", name="Main menu")

    assert page.locator("[id^=menu-]:visible").count() == 0
    menu.get_by_role("link", name="Telework", exact=True).click()

    expect(page).to_have_url(re.compile("/telework/$"))


def test_display_choice_is_kept_without_javascript(live_site, open_page):
    page = open_page(**DESKTOP, java_script_enabled=False)
    page.goto("/display/")
    page.locator("label[for=id_notices_1]").click()
    page.get_by_role("main").get_by_role("button", name="Save").click()
    page.goto("/")
    page.goto("/display/")

    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_retired_switch_points_out_display_settings(live_site, page):
    page.goto(f"{BASICS}?ShowValidationPopups=true")

    expect(page).to_have_url(re.compile(f"{BASICS}$"))
    page.locator("#notices").get_by_role("link").click()
    expect(page).to_have_url(re.compile("/display/$"))


def test_page_is_accessible_in_forced_colors(live_site, page, axe):
    page.emulate_media(forced_colors="active")
    page.goto(BASICS)

    # The browser paints the reader's own colors then; axe still sees those of the stylesheet.
    assert [found for found in axe(page) if not found.startswith("color-contrast")] == []


def test_print_leaves_out_the_frame(live_site, page):
    page.goto(BASICS)
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main menu")).to_be_hidden()


def test_nothing_moves_with_reduced_motion(live_site, page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(BASICS)

    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            return Math.max(...style.transitionDuration.split(",").map(parseFloat)) > 0.01
                || style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01;
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []
