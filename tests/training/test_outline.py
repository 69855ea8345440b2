"""What a course is made of, from its live pages."""

import pytest

from portal.core import generation
from portal.publishing import actions
from portal.publishing.models import Page
from tests.factories import AT, make_draft, make_page
from tests.factories.courses import make_course, make_module, make_outline, make_question
from training.models import Lesson
from training.outline import (
    course_outline,
    course_outlines,
    outline_around,
    question_html,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_outline()


def test_minutes_count_lessons_and_questions_rounded_up(course):
    # A module: two lessons of two minutes and three questions of 20 seconds. Four more at the end.
    assert [module.minutes for module in course.modules] == [5, 5]
    assert course.minutes == 12


def test_final_check_draws_no_more_than_there_are():
    assert make_outline(modules=1, lessons=1, questions=2, final_questions=10).drawn == 2


def test_steps_go_through_lessons_checks_and_the_final_check(course):
    assert [step.path.removeprefix("/training/course/") for step in course.steps] == [
        "module-1/lesson-1/",
        "module-1/lesson-2/",
        "module-1/check/",
        "module-2/lesson-1/",
        "module-2/lesson-2/",
        "module-2/check/",
        "check/",
    ]
    assert [step.number for step in course.steps] == [1, 2, 3, 4, 5, 6, 7]


def test_steps_know_their_neighbors(course):
    first, second, *_, last = course.steps

    assert (course.before(first), course.after(first)) == (None, second)
    assert (course.before(second), course.after(last)) == (first, None)


def test_course_without_questions_has_no_checks():
    course = make_outline(modules=1, lessons=1, questions=0)

    assert [step.kind for step in course.steps] == ["lesson"]


def test_step_is_found_by_its_address(course):
    assert course.step_at("/training/course/module-2/check/").module.slug == "module-2"
    assert course.step_at("/training/course/module-9/") is None


def test_course_is_found_from_any_address_in_it(course):
    assert outline_around("/training/course/module-1/lesson-2/") == course
    assert outline_around("/training/other/") is None
    assert outline_around("/") is None


def test_draft_is_no_course():
    make_course(live=False)

    assert course_outline("/training/course/") is None


def test_only_live_pages_are_in_it(course):
    module = Page.objects.get(path="/training/course/module-1/")
    make_draft(Lesson, parent=module, minutes=5)
    gone = Lesson.objects.get(path="/training/course/module-1/lesson-1/")
    actions.withdraw(page=gone, reason="It is out of date.", by=None, at=AT)

    lessons = course_outline(course.path).modules[0].lessons
    assert [lesson.slug for lesson in lessons] == ["lesson-2"]


def test_pages_are_in_the_order_of_the_menus(course):
    page = Lesson.objects.get(path="/training/course/module-1/lesson-1/")
    make_page(Lesson, parent=page.parent, slug="first", order=1, minutes=1)

    assert course_outline(course.path).lessons[0].slug == "first"


@pytest.mark.parametrize("size", [1, 3])
def test_outline_takes_four_queries_whatever_its_size(size, django_assert_num_queries):
    path = make_course(modules=size, lessons=size).path
    course_outline.forget()
    generation.current()

    with django_assert_num_queries(4):
        course_outline(path)
    with django_assert_num_queries(0):
        course_outline(path)


def test_courses_come_in_the_order_of_the_menus():
    make_course(modules=0, slug="later", order=20)
    make_course(modules=0, slug="earlier", order=10)

    assert [course.slug for course in course_outlines()] == ["earlier", "later"]


def test_version_has_its_day(course):
    assert (course.version, course.effective_at) == ("2026.1", AT)


def test_texts_of_questions_link_their_citations_and_pages():
    course = make_course(modules=0)
    make_module(course)
    question = make_question(
        stem="What says **the law**?", feedback="See\n[the course](page:/training/course/)."
    )

    html = question_html(question)

    assert html.stem == "What says <strong>the law</strong>?"
    assert html.feedback == 'See <a href="/training/course/">the course</a>.'
    assert 'class="citation"' in html.source
