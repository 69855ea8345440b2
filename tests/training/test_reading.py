"""Marking a lesson as read: from a page that is the same for everyone."""

import pytest

from tests.training.learner import Learner, small_outline

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def learner():
    return Learner(small_outline(modules=1, lessons=2, questions=1), enforce_csrf_checks=True)


def test_form_stands_on_the_cached_lesson(learner):
    lesson = learner.outline.lessons[0]

    form = learner.reader.get(lesson.path).select_one("form[action='/training/read/']")

    assert form.select_one("input[name=lesson]")["value"] == lesson.path


def test_reading_leads_on_step_by_step(learner):
    first, second = learner.outline.lessons

    assert learner.read(first)["Location"] == second.path
    assert learner.read(second)["Location"] == learner.outline.modules[0].check_path
    assert learner.entry["read"] == [first.id, second.id]


def test_reading_twice_is_once(learner):
    for _ in range(2):
        learner.read(learner.outline.lessons[0])

    assert learner.entry["read"] == [learner.outline.lessons[0].id]


def test_what_was_read_shows_on_the_pages(learner):
    learner.read(learner.outline.lessons[0])

    page = learner.reader.get(learner.outline.path)

    assert "1 of 4 steps done" in page.main.text
    assert page.select(".course-lessons .is-done a")[0]["href"] == learner.outline.lessons[0].path


def test_readers_without_a_session_do_not_see_it(learner):
    learner.read(learner.outline.lessons[0])

    page = Learner(learner.outline).reader.get(learner.outline.path)

    assert "steps done" not in page.main.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://example.com"}, 403),
    ],
)
def test_only_this_site_may_mark(learner, headers, status):
    lesson = learner.outline.lessons[0]

    answer = learner.reader.client.post("/training/read/", {"lesson": lesson.path}, headers=headers)

    assert (answer.status_code, bool(learner.entry)) == (status, status == 302)


@pytest.mark.parametrize(
    "path", ["", "/", "/training/course/", "/training/course/check/", "//example.com/", "/x" * 300]
)
def test_what_is_no_lesson_is_not_found(learner, path):
    learner.reader.post("/training/read/", {"lesson": path}, status=404)

    assert learner.entry == {}


def test_nothing_is_marked_by_looking(learner):
    answer = learner.reader.get("/training/read/", status=302)

    assert (answer["Location"], learner.entry) == ("/training/", {})
