"""A package in a learning system of cmi5, whose record store says what is wrong."""

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


@pytest.fixture
def system(install):
    return install(Standard.CMI5)


@pytest.fixture
def open_course(system, watched_page):
    """A function that launches the course and returns its page."""

    def open_course():
        page = watched_page(system.url)
        page.goto(system.store.launch(system.url))
        expect(page.get_by_role("button", name="Save and leave").first).to_be_visible()
        return page

    return open_course


def go_away(page, system):
    """Leave by the address bar, and wait until the store has heard of it."""
    page.goto("about:blank")
    for _ in range(100):
        if system.store.sessions[-1][-1] == "terminated":
            return
        page.wait_for_timeout(20)


def results(system, verb):
    return [
        {name: value for name, value in statement["result"].items() if name != "duration"}
        for statement in system.store.statements
        if statement["verb"]["id"].endswith(verb)
    ]


def test_a_course_done_in_one_session(system, open_course):
    page = open_course()
    do_all_before_final(page)
    take_final(page, rightly=False)
    take_final(page, rightly=True)
    leave(page)
    page.wait_for_url("**/back")

    assert system.store.faults == []
    assert system.store.sessions == [["initialized", "completed", "passed", "terminated"]]
    assert system.store.asked[:3] == [
        "GET LMS.LaunchData",
        "cmi5LearnerPreferences",
        "GET course-progress",
    ]
    score = {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    assert results(system, "passed") == [{"success": True, "score": score}]
    assert results(system, "completed") == [{"completion": True}]


def test_failing_is_told_when_the_session_ends_and_never_after_a_pass(system, open_course):
    page = open_course()
    do_all_before_final(page)
    take_final(page, rightly=False)
    go_away(page, system)
    page = open_course()
    take_final(page, rightly=True)
    go_away(page, system)
    page = open_course()
    take_final(page, rightly=False)
    leave(page)
    page.wait_for_url("**/back")

    assert system.store.faults == []
    assert system.store.sessions == [
        ["initialized", "completed", "failed", "terminated"],
        ["initialized", "passed", "terminated"],
        ["initialized", "terminated"],
    ]


def test_the_next_session_goes_on_where_the_last_one_ended(system, open_course):
    page = open_course()
    page.get_by_role("link", name="Begin with the first step").click()
    read_lessons(page, 2)
    answer(page, rightly=False)
    go_away(page, system)
    page = open_course()

    expect(heading(page)).to_have_text("Questions on module 1")
    expect(page.get_by_text("0 of 3 right.")).to_be_visible()
    expect(page.locator("#progress-words")).to_have_text("3 of 4 steps done")
    assert system.store.sessions[0] == ["initialized", "completed", "terminated"]


def test_statements_wait_for_the_connection_and_keep_their_order(system, open_course):
    page = open_course()
    do_all_before_final(page)
    system.is_away = True
    take_final(page, rightly=True)
    expect(page.get_by_role("status")).to_have_text(re.compile("connection .* is lost"))
    assert system.store.sessions == [["initialized", "completed"]]
    system.is_away = False
    leave(page)
    page.wait_for_url("**/back")

    assert system.store.faults == []
    assert system.store.sessions == [["initialized", "completed", "passed", "terminated"]]


def test_looking_at_the_course_records_nothing(system, open_course):
    system.store.mode = "Browse"
    page = open_course()
    expect(page.get_by_role("status")).to_have_text(re.compile("Nothing is recorded."))
    do_all_before_final(page)
    take_final(page, rightly=True)
    leave(page)
    page.wait_for_url("**/back")

    assert system.store.faults == []
    assert system.store.sessions == [["initialized", "terminated"]]
    assert "PUT course-progress" not in system.store.asked


def test_the_learning_systems_own_pass_mark_decides(system, open_course):
    system.store.mastery = 0
    page = open_course()
    do_all_before_final(page)
    take_final(page, rightly=False)

    expect(page.get_by_text("You passed, and you have completed the course.")).to_be_visible()


def test_a_launch_that_was_used_before_can_only_be_read(system, open_course):
    page = open_course()
    page.reload()

    expect(page.get_by_role("status")).to_have_text(re.compile("nothing is recorded"))
    assert system.store.sessions == [["initialized", "terminated"]]
