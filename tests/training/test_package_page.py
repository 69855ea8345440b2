"""The page of a package for its readers: by keyboard, by ear, without JavaScript, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE
from tests.training.learning_system.taking import answer, heading, read_lessons, take_final
from training.packages.standards import Standard

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def address(install):
    """The address of a package that no learning system opened."""
    return f"{install(Standard.SCORM_12).url}/package/index.html"


def test_course_passes_axe_step_by_step(install, watched_page, axe):
    system = install(Standard.CMI5)
    page = watched_page(system.url, **PHONE)
    page.goto(system.store.launch(system.url))
    page.get_by_role("link", name="Begin with the first step").click()
    found = {"lesson": axe(page)}
    read_lessons(page, 2)
    page.get_by_role("button", name="See how I did").click()
    found["errors"] = axe(page)
    answer(page, rightly=False)
    found["feedback"] = axe(page)
    page.get_by_role("button", name="Go on").click()
    take_final(page, rightly=True)
    page.get_by_role("button", name="See where you stand").click()
    found["end"] = axe(page)

    assert found == {step: [] for step in found}
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]


def test_keyboard_alone_leads_from_step_to_step(address, watched_page):
    page = watched_page(address.removesuffix("/package/index.html"))
    page.goto(address)
    page.get_by_role("link", name="Begin with the first step").press("Enter")
    focused = page.locator(":focus")
    expect(focused).to_have_text(heading_of(page, "lesson-1"))
    page.get_by_role("button", name="Mark as read and go on").press("Enter")
    second = heading_of(page, "lesson-2")
    expect(focused).to_have_text(second)
    expect(page).to_have_title(re.compile(f"^{re.escape(second)} \\|"))

    page.get_by_role("button", name="Mark as read and go on").press("Enter")
    page.get_by_role("button", name="See how I did").press("Enter")
    expect(focused).to_have_text(re.compile("^3 questions without an answer"))
    page.get_by_role("link", name="Question 1 has no answer").press("Enter")
    page.keyboard.press("ArrowDown")
    page.get_by_role("checkbox", name="Right", exact=True).press("Space")
    page.get_by_role("radio", name="False").press("Space")
    page.get_by_role("button", name="See how I did").press("Enter")
    expect(page.get_by_text("2 of 3 right.")).to_be_visible()
    expect(focused).to_have_text("Your result")

    page.go_back()
    expect(heading(page)).to_have_text(second)


def heading_of(page, lesson):
    return page.locator(f"#lesson-module-1-{lesson} h2").text_content()


def test_answers_stay_when_one_is_missing(address, watched_page):
    page = watched_page(address.removesuffix("/package/index.html"))
    page.goto(f"{address}")
    page.get_by_role("link", name="Questions on module 1").click()
    page.get_by_role("radio", name="True").check()
    page.get_by_role("button", name="See how I did").click()

    expect(page.get_by_text("Choose an answer.")).to_have_count(2)
    expect(page.get_by_role("radio", name="True")).to_be_checked()
    missing = page.locator("fieldset[aria-describedby*=error]")
    expect(missing).to_have_count(2)


def test_course_without_a_learning_system_says_so(address, watched_page):
    page = watched_page(address.removesuffix("/package/index.html"))
    page.goto(address)

    expect(page.get_by_role("status")).to_have_text(re.compile("nothing is recorded"))
    page.get_by_role("link", name="Begin with the first step").click()
    read_lessons(page, 1)
    expect(page.locator("#progress-words")).to_have_text("1 of 4 steps done")


def test_course_without_javascript_is_read_from_top_to_bottom(address, watched_page):
    page = watched_page(address.removesuffix("/package/index.html"), java_script_enabled=False)
    page.goto(address)

    expect(page.locator("noscript p")).to_be_visible()
    assert page.locator("h2:visible").count() == 1 + 2 + 1 + 1
    expect(page.get_by_text("What is right about E1.3?")).to_be_visible()
    assert page.get_by_role("button").count() == 0


def test_newer_package_keeps_what_still_applies(install, watched_page):
    system = install(Standard.SCORM_12)
    launch = f"{system.url}/host.html?standard=scorm-1.2"
    page = watched_page(system.url)
    page.goto(launch)
    course = page.frame_locator("iframe")
    course.get_by_role("link", name="Begin with the first step").click()
    read_lessons(course, 2)
    page.close()
    newer = system.files["course.js"].replace(b'"2026.1"', b'"2026.2"')
    system.files["course.js"] = newer.replace(b"module-1-lesson-1", b"module-1-lesson-9")
    page_of_it = system.files["index.html"]
    system.files["index.html"] = page_of_it.replace(b"module-1-lesson-1", b"module-1-lesson-9")
    page = watched_page(system.url)
    page.goto(launch)
    course = page.frame_locator("iframe")

    expect(course.get_by_role("status")).to_have_text(re.compile("The course has changed"))
    expect(course.locator("#progress-words")).to_have_text("1 of 4 steps done")
