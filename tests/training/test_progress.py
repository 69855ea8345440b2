"""What a reader has done, as the course stands today."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from portal.core import generation
from tests.factories import make_user
from tests.factories.courses import make_course, make_question
from tests.training.learner import Learner, made_up_outline, small_outline
from training.models import Course, CourseVersion
from training.progress.course_progress import CourseProgress
from training.progress.session import DAYS, NAME

trials = tried(max_examples=50, deadline=None)
OUTLINE = made_up_outline()
LESSONS = [lesson.id for lesson in OUTLINE.lessons]
QUESTIONS = [question.id for question in OUTLINE.questions]
PASS = {"passed": {"right": 4, "of": 4, "percent": 100, "at": "2026-11-20T15:00:00+00:00"}}


def entry(read=(), answered=(), final=None):
    return {
        "version": "2026.1",
        "read": list(read),
        "answers": {one: [2] for one in answered},
        "final": final or {},
    }


entries = st.builds(
    entry,
    st.sets(st.sampled_from(LESSONS)),
    st.sets(st.sampled_from(QUESTIONS)),
    st.sampled_from([{}, PASS]),
)


def test_nothing_is_done_before_the_first_step():
    course = CourseProgress(OUTLINE)

    assert not course.is_begun
    assert (course.percent, course.words) == (0, "0 of 7 steps done")
    assert course.next_step == OUTLINE.steps[0]


def test_next_step_is_the_first_that_is_left():
    course = CourseProgress(OUTLINE, entry(read=LESSONS[1:2]))

    assert (course.percent, course.words) == (14, "1 of 7 steps done")
    assert course.next_step.path == OUTLINE.lessons[0].path


def test_check_is_done_once_every_question_was_answered():
    first = OUTLINE.modules[0]
    almost = CourseProgress(OUTLINE, entry(answered=QUESTIONS[:2]))
    all_of_it = CourseProgress(OUTLINE, entry(answered=QUESTIONS[:3]))

    assert first.check_path not in almost.done
    assert first.check_path in all_of_it.done


@pytest.mark.slow
@trials
@given(entries)
def test_completed_and_passed_are_apart(held):
    course = CourseProgress(OUTLINE, held)

    assert course.is_complete == (set(held["read"]) == set(LESSONS) and len(held["answers"]) == 6)
    assert course.is_passed == bool(held["final"])
    assert course.is_finished == (course.percent == 100) == (course.next_step is None)


@pytest.mark.slow
@trials
@given(entries, st.data())
def test_change_of_the_course_loses_nothing_that_was_done(held, data):
    """Lessons come, go and move between modules; questions come and go."""
    before = CourseProgress(OUTLINE, held).done
    first, second = OUTLINE.modules
    lessons = data.draw(st.permutations(OUTLINE.lessons))[data.draw(st.integers(0, 4)) :]
    added = replace(lessons[0] if lessons else first.lessons[0], id=9, path="/new/")
    changed = replace(
        OUTLINE,
        version="2026.2",
        modules=(
            replace(first, lessons=(added, *lessons)),
            replace(second, lessons=(), questions=second.questions[: data.draw(st.integers(0, 3))]),
        ),
    )

    after = CourseProgress(changed, held)

    there = {step.path for step in changed.steps}
    assert before & there <= after.done
    assert added.path not in after.done
    assert after.is_changed


def test_new_question_asks_for_the_check_again_and_keeps_the_rest():
    first = OUTLINE.modules[0]
    grown = replace(first, questions=(*first.questions, make_question("E1.NEW")))
    changed = replace(OUTLINE, modules=(grown, OUTLINE.modules[1]))

    course = CourseProgress(changed, entry(LESSONS, QUESTIONS))

    assert [step.path for step in course.missing] == [first.check_path]


# In a session


@pytest.fixture
def learner(db):
    return Learner(small_outline(modules=1, lessons=1, questions=2))


def test_session_of_a_learner_lasts_from_the_last_step(learner):
    learner.read(learner.outline.lessons[0])

    cookie = learner.reader.client.cookies[settings.SESSION_COOKIE_NAME]
    assert learner.reader.client.session.get_expiry_age() == DAYS * 24 * 60 * 60
    assert cookie["max-age"] == 90 * 24 * 60 * 60


def test_looking_writes_nothing(learner):
    outline = learner.outline
    paths = (outline.path, outline.check_path, outline.modules[0].check_path)

    for path in (*paths, "/training/progress/", "/training/continue/"):
        learner.reader.get(path)

    assert settings.SESSION_COOKIE_NAME not in learner.reader.client.cookies


def test_looking_at_progress_leaves_the_session_as_it_is(learner):
    learner.read(learner.outline.lessons[0])
    held = learner.entry

    learner.reader.get(learner.outline.modules[0].check_path)
    learner.reader.get("/training/progress/")

    assert learner.entry == held


@pytest.mark.slow
def test_page_costs_two_queries_more_at_most_with_a_session(learner, django_assert_max_num_queries):
    lesson, reader = learner.outline.lessons[0], learner.reader
    learner.read(lesson)
    said = {lesson.path: "You have read this lesson", learner.outline.path: "1 of 3 steps done"}
    for path, words in said.items():
        reader.get(path)
        # Two for the page itself.
        with django_assert_max_num_queries(2 + 2):
            assert words in reader.client.get(path).content.decode()


def test_staff_keep_the_length_of_their_session(learner):
    learner.reader.login(make_user())
    learner.read(learner.outline.lessons[0])

    session = learner.reader.client.session
    assert session.get_expiry_age() == settings.SESSION_COOKIE_AGE
    assert learner.entry["read"] == [learner.outline.lessons[0].id]


def test_signing_in_keeps_progress_and_shortens_the_session(learner):
    learner.read(learner.outline.lessons[0])

    learner.reader.login(make_user())

    assert learner.entry["read"] == [learner.outline.lessons[0].id]
    assert learner.reader.client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE


def test_session_that_is_over_begins_anew(learner):
    learner.read(learner.outline.lessons[0])
    session = learner.reader.client.session
    session.set_expiry(-1)
    session.save()

    page = learner.reader.get("/training/progress/")

    assert "You have not begun a course" in page.main.text


# A new version


@pytest.fixture
def passed(learner):
    learner.do_all_but_final()
    learner.answer(learner.outline.check_path, name="", status=422)
    return learner


def newer_version(outline, *, is_material):
    CourseVersion.objects.create(
        course_id=outline.id,
        version="2026.2",
        title=outline.title,
        course_number=outline.number,
        is_material=is_material,
        effective_at=datetime.now(UTC) + timedelta(hours=1),
    )
    Course.objects.filter(pk=outline.id).update(version="2026.2")
    generation.bump()


@pytest.mark.slow
def test_material_version_asks_for_the_final_check_alone(passed):
    run = passed.entry["run"]
    newer_version(passed.outline, is_material=True)

    page = passed.reader.get(passed.outline.check_path)

    assert "What you did still counts" in page.main.text
    assert page.select("[name^=answer-]")
    assert "Before the certificate" not in page.main.text
    assert passed.reader.get("/training/progress/").main.text.count("2 of 3 steps done") == 1
    passed.answer(passed.outline.check_path, wrong=passed.outline_ids)
    assert passed.entry["run"] != run
    assert (passed.entry["final"]["tries"], passed.entry["final"]["passed"]) == (2, None)


@pytest.mark.slow
def test_small_change_keeps_the_pass(passed):
    newer_version(passed.outline, is_material=False)

    page = passed.reader.get(passed.outline.check_path)

    assert "You passed the final check" in page.main.text


# The tag


def shown(template, request, page):
    source = "{% load training %}{% progress page as done %}" + template
    return Template(source).render(Context({"request": request, "page": page}))


def request_with(session=None):
    request = RequestFactory().get("/")
    if session is not None:
        request.session = session
        request.COOKIES[settings.SESSION_COOKIE_NAME] = session.session_key
    return request


@pytest.mark.django_db
def test_tag_costs_nothing_without_a_session(django_assert_num_queries):
    outline = small_outline(modules=1, lessons=1, questions=2)

    with django_assert_num_queries(0):
        assert shown("{{ done.words }}", request_with(), outline) == "0 of 3 steps done"


@pytest.mark.django_db
def test_tag_tells_of_lessons_in_one_query(django_assert_num_queries):
    outline = small_outline(modules=1, lessons=2, questions=1)
    session = SessionStore()
    session[NAME] = {"course": entry(read=[outline.lessons[0].id])}
    session.save()
    tell = "{{ done.words }}, {{ done|status:first }}, {{ done|status:second }}"
    tell = tell.replace("first", f'"{outline.lessons[0].path}"')
    tell = tell.replace("second", f'"{outline.lessons[1].path}"')

    with django_assert_num_queries(1):
        said = shown(tell, request_with(SessionStore(session.session_key)), outline)

    assert said == "1 of 4 steps done, done, next"


@pytest.mark.django_db
def test_tag_says_nothing_of_a_course_that_is_not_live():
    course = make_course(modules=0, live=False)

    assert shown("{{ done }}{{ done|status:'/x/' }}", request_with(), course) == "None"
