"""A package in a learning system of SCORM, which is scorm-again in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.training.learning_system.taking import (
    answer,
    do_all_before_final,
    heading,
    leave,
    read_lessons,
    take_final,
)
from training.packages.standards import Standard

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SCORM = [Standard.SCORM_12, Standard.SCORM_2004]
LOST = re.compile("connection to your learning system is lost")
BACK = "The connection is back, and everything is saved."


def status(system, standard):
    """Return what the learning system shows: status, success, score and how the session ended."""
    cmi = system.kept
    if standard == Standard.SCORM_12:
        core = cmi["core"]
        return core["lesson_status"], core["score"]["raw"], core["exit"]
    return cmi["completion_status"], cmi["success_status"], cmi["score"]["raw"], cmi["exit"]


@pytest.fixture
def launched(install, watched_page):
    """A function that starts the course and returns its system and a function to open it."""

    def launched(standard):
        system = install(standard)

        def open_course():
            page = watched_page(system.url)
            page.goto(f"{system.url}/host.html?standard={standard}")
            return page, page.frame_locator("iframe")

        return system, open_course

    return launched


@pytest.mark.parametrize(
    ("standard", "told"),
    [
        (
            Standard.SCORM_12,
            [("incomplete", "", "suspend"), ("failed", "0", "suspend"), ("passed", "100", "")],
        ),
        (
            Standard.SCORM_2004,
            [
                ("completed", "unknown", "", "suspend"),
                ("completed", "failed", "0", "suspend"),
                ("completed", "passed", "100", "normal"),
            ],
        ),
    ],
)
def test_failing_is_told_and_a_later_pass_takes_its_place(launched, standard, told):
    system, open_course = launched(standard)
    _, course = open_course()
    do_all_before_final(course)
    statuses = [status(system, standard)]
    take_final(course, rightly=False)
    expect(course.get_by_text("You need 80 percent.")).to_be_visible()
    statuses.append(status(system, standard))
    take_final(course, rightly=True)
    expect(course.get_by_text("You passed, and you have completed the course.")).to_be_visible()
    leave(course)
    expect(course.get_by_text("Everything is saved.")).to_be_visible()
    statuses.append(status(system, standard))

    assert statuses == told


@pytest.mark.parametrize("standard", SCORM)
def test_a_window_that_is_closed_comes_back_where_it_was(launched, standard):
    system, open_course = launched(standard)
    page, course = open_course()
    course.get_by_role("link", name="Begin with the first step").click()
    read_lessons(course, 2)
    answer(course, rightly=False)
    page.close()
    assert status(system, standard)[-1] == "suspend"

    page, course = open_course()
    expect(heading(course)).to_have_text("Questions on module 1")
    expect(course.locator("#progress-words")).to_have_text("3 of 4 steps done")
    expect(course.get_by_text("0 of 3 right.")).to_be_visible()
    assert system.kept["suspend_data"].count(";") == 12


@pytest.mark.parametrize("standard", SCORM)
def test_what_is_done_without_a_connection_is_kept_and_sent_later(launched, standard):
    system, open_course = launched(standard)
    page, course = open_course()
    course.get_by_role("link", name="Begin with the first step").click()
    read_lessons(course, 1)
    system.is_away = True
    read_lessons(course, 1)
    expect(course.get_by_role("status")).to_have_text(LOST)
    answer(course)
    before = len(system.commits)
    system.is_away = False
    page.frames[1].evaluate("dispatchEvent(new Event('online'))")

    expect(course.get_by_role("status")).to_have_text(BACK)
    assert len(system.commits) > before
    page, course = open_course()
    expect(course.locator("#progress-words")).to_have_text("3 of 4 steps done")


def test_what_never_arrived_comes_from_the_browser(install, watched_page):
    system = install(Standard.SCORM_12)
    page = watched_page(system.url)
    page.goto(f"{system.url}/host.html?standard=scorm-1.2")
    course = page.frame_locator("iframe")
    course.get_by_role("link", name="Begin with the first step").click()
    system.is_away = True
    read_lessons(course, 2)
    expect(course.get_by_role("status")).to_have_text(LOST)
    page.reload()
    system.is_away = False
    page.reload()

    expect(course.locator("#progress-words")).to_have_text("2 of 4 steps done")


def test_a_pass_that_the_system_knows_is_never_taken_back(launched):
    system, open_course = launched(Standard.SCORM_12)
    system.commits.append({"cmi": {"core": {"lesson_status": "passed"}, "suspend_data": ""}})
    _, course = open_course()
    take_final_from_contents(course)
    expect(course.get_by_text("You passed before, and that stands.")).to_be_visible()
    leave(course)

    expect(course.get_by_text("Everything is saved.")).to_be_visible()
    assert status(system, Standard.SCORM_12)[0] == "passed"


def take_final_from_contents(course):
    course.get_by_role("link", name="Final check").click()
    take_final(course, rightly=False)
