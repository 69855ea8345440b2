"""The courses that the portal begins with keep what their pages promise."""

from collections import Counter

import pytest

from tests.content.pages import by_path
from training.outline import SECONDS_A_QUESTION
from training.questions import Kind, parse

COURSES = ["telework-fundamentals-employees", "telework-fundamentals-managers"]
NUMBERS = {2: "two", 3: "three"}


def below(course, kind):
    """Return the seeds of a kind in a course, in the order of addresses."""
    return [
        seed
        for path, seed in by_path().items()
        if path.startswith(f"/training/{course}/") and seed.head["kind"] == f"training.{kind}"
    ]


def questions(course):
    return [one for module in below(course, "module") for one in parse(module.head["questions"])]


@pytest.mark.parametrize("course", COURSES)
def test_course_takes_no_more_than_45_minutes(course):
    head = by_path()[f"/training/{course}/"].head
    reading = sum(lesson.head["minutes"] for lesson in below(course, "lesson")) * 60
    asking = (len(questions(course)) + head["final_questions"]) * SECONDS_A_QUESTION

    assert 40 * 60 <= reading + asking <= 45 * 60


@pytest.mark.parametrize("course", COURSES)
def test_text_states_how_much_there_is(course):
    counts = [len(below(course, kind)) for kind in ("module", "lesson")]
    text = by_path()[f"/training/{course}/"].body

    stated = "for {} modules: {} short lessons and {} questions"
    assert stated.format(*counts, len(questions(course))) in text


@pytest.mark.parametrize("course", COURSES)
def test_ids_of_questions_are_unique(course):
    ids = Counter(question.id for question in questions(course))

    assert [one for one, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("course", COURSES)
def test_questions_with_several_right_answers_say_how_many(course):
    several = [one for one in questions(course) if one.kind == Kind.MULTIPLE]

    silent = [one.id for one in several if NUMBERS[len(one.answers)] not in one.stem.lower()]
    assert silent == []


@pytest.mark.parametrize("course", COURSES)
def test_right_answers_do_not_stand_at_one_place(course):
    single = [one for one in questions(course) if one.kind == Kind.SINGLE]

    places = Counter(place for one in single for place in one.answers)
    assert max(places.values()) <= len(single) / 2


@pytest.mark.parametrize("course", COURSES)
def test_every_lesson_has_a_case_and_its_answer(course):
    lessons = below(course, "lesson")

    assert lessons
    assert [one.path for one in lessons if "{#case}" not in one.body] == []
    assert [one.path for one in lessons if "::: note The answer" not in one.body] == []
