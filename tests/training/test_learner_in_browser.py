"""A learner's whole way in a real browser: by keyboard, without scripts, and at both widths."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import DESKTOP, PHONE
from tests.factories.courses import make_outline
from training.models import Certificate

pytestmark = pytest.mark.slow

NAME = "Pat Example"
# More stops than any page here has.
MOST_STOPS = 150


@pytest.fixture
def outline(live_server):
    return make_outline(modules=2, lessons=1, questions=3, final_questions=3)


class Keyboard:
    """Goes through pages by Tab, arrows, Space and Enter."""

    def __init__(self, page):
        self.page = page

    def focused(self, what):
        return self.page.evaluate(f"document.activeElement.{what} || ''")

    def tab_to(self, is_there):
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if is_there():
                return
        raise AssertionError("The keyboard does not get there.")

    def press(self, words):
        """Go to the link or button with these words, press it and wait for what follows."""
        self.tab_to(lambda: words in self.focused("textContent"))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def answer(self, question):
        """Answer one question rightly, from wherever the keyboard is above it."""
        name = f"answer-{question.id}"
        self.tab_to(lambda: self.focused("name") == name)
        if question.kind == "multiple":
            self.tick(question)
        else:
            self.choose(question)

    def tick(self, question):
        for place in range(len(question.options)):
            if place:
                self.page.keyboard.press("Tab")
            if int(self.focused("value")) in question.answers:
                self.page.keyboard.press("Space")

    def choose(self, question):
        self.page.keyboard.press("Space")
        for _ in question.options:
            if int(self.focused("value")) in question.answers:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No option of {question.id} is right.")


def asked_on(page, outline):
    """Return the questions of the page in the order of asking."""
    by_id = {question.id: question for question in outline.questions}
    names = page.locator("[name^=seen-]").evaluate_all("all => all.map(one => one.name)")
    return [by_id[name.removeprefix("seen-")] for name in names]


def test_whole_course_by_keyboard_alone(outline, page):
    keys = Keyboard(page)
    page.goto(outline.path)
    keys.press("Begin the course")
    for module in outline.modules:
        assert page.url.endswith(module.lessons[0].path)
        keys.press("Mark as read and continue")
        assert page.url.endswith(module.check_path)
        for question in asked_on(page, outline):
            keys.answer(question)
        keys.press("Check my answers")
        assert page.locator(".check-result__verdict").all_text_contents() == ["Right"] * 3
        keys.press("Go on")

    assert page.url.endswith(outline.check_path)
    for question in asked_on(page, outline):
        keys.answer(question)
    keys.tab_to(lambda: keys.focused("name") == "name")
    page.keyboard.type(NAME)
    keys.press("Check my answers")

    assert NAME in page.locator("main").inner_text()
    assert Certificate.objects.count() == 1


def answer(page, questions):
    for question in questions:
        for number in question.answers:
            page.locator(f"[name='answer-{question.id}'][value='{number}'] + label").click()
    page.get_by_role("button", name="Check my answers").click()


def do_all_but_final(page, outline):
    page.goto(outline.steps[0].path)
    for module in outline.modules:
        page.get_by_role("button", name="Mark as read and continue").click()
        page.wait_for_url(f"**{module.check_path}")
        answer(page, asked_on(page, outline))
        page.get_by_role("link", name="Go on").click()


def test_whole_course_without_scripts(outline, open_page):
    page = open_page(java_script_enabled=False, **DESKTOP)
    page.goto(outline.steps[0].path)
    for module in outline.modules:
        page.get_by_role("button", name="Mark as read and continue").click()
        answer(page, module.questions)
        page.get_by_role("link", name="Go on").click()

    page.get_by_label("Your name").fill(NAME)
    drawn = [one for one in outline.questions if page.locator(f"[name='seen-{one.id}']").count()]
    answer(page, drawn)

    expect(page.locator("main")).to_contain_text(NAME)


def pages_of_a_learner(page, outline):
    """Go through every page of checks and progress, and name each as it stands."""
    first = outline.modules[0]
    page.goto(first.check_path)
    yield "check"
    page.get_by_role("button", name="Check my answers").click()
    yield "check with errors"
    answer(page, asked_on(page, outline))
    yield "result"
    page.goto(outline.check_path)
    yield "final check"
    do_all_but_final(page, outline)
    yield "final check with name"
    answer(page, asked_on(page, outline))
    yield "name missing"
    page.goto(outline.check_path)
    yield "passed"
    page.goto("/training/progress/")
    yield "progress"
    page.get_by_role("button", name="Get a code").click()
    yield "code"
    page.goto("/training/progress/clear/")
    yield "clear"
    page.goto("/training/continue/ACDE-FHJK-MNPR/")
    yield "continue"
    page.get_by_role("button", name="Continue here").click()
    yield "continue with an error"


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_pages_are_accessible(outline, open_page, axe, width):
    page, found = open_page(**width), {}
    for name in pages_of_a_learner(page, outline):
        page.wait_for_load_state()
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wrong := [*axe(page), *([f"{wide} pixels too wide"] if wide else [])]:
            found[name] = wrong

    assert found == {}


def test_errors_come_into_view_and_lead_to_their_questions(outline, page):
    page.goto(outline.modules[0].check_path)
    page.get_by_role("button", name="Check my answers").click()

    expect(page.locator("[role=alert]:focus")).to_be_visible()
    link = page.get_by_role("link", name=re.compile("question 2"))
    link.press("Enter")
    question = page.locator(link.get_attribute("href"))
    expect(question.and_(page.locator(":focus, :target"))).to_be_visible()


def test_targets_are_large_enough_for_a_thumb(outline, phone):
    phone.goto(outline.modules[0].check_path)

    heights = phone.locator("form.check label").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )

    assert min(heights) >= 44
