import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tests.factories.courses import make_question
from training.checks.grading import grade, is_right
from training.questions import Kind

pytestmark = pytest.mark.slow

trials = tried(max_examples=50, deadline=None)
OPTIONS = ("One", "Two", "Three", "Four")
numbers = st.sets(st.integers(1, len(OPTIONS)))
rights = st.sets(st.integers(1, len(OPTIONS)), min_size=1).map(frozenset)


@st.composite
def checks(draw):
    """Questions with any right answers, and any answers to some of them."""
    found = draw(st.lists(rights, min_size=1, max_size=8))
    questions = tuple(
        make_question(f"E1.{place}", Kind.MULTIPLE, options=OPTIONS, answers=answers)
        for place, answers in enumerate(found)
    )
    answers = {one.id: draw(numbers) for one in questions if draw(st.booleans())}
    return questions, answers


@trials
@given(rights, numbers)
def test_only_exactly_the_right_options_are_right(right, chosen):
    question = make_question(kind=Kind.MULTIPLE, options=OPTIONS, answers=right)

    assert is_right(question, chosen) == (set(right) == chosen)


@trials
@given(checks(), st.randoms())
def test_order_makes_no_difference(check, luck):
    questions, answers = check
    mixed = luck.sample(questions, len(questions))
    turned = dict(luck.sample(list(answers.items()), len(answers)))

    assert grade(mixed, turned) == grade(questions, answers)


@trials
@given(checks())
def test_a_right_answer_more_never_lowers_the_score(check):
    questions, answers = check
    before = grade(questions, answers)

    for question in questions:
        after = grade(questions, answers | {question.id: question.answers})
        assert (after.percent, len(after.right)) >= (before.percent, len(before.right))
        assert question.id in after.right


@trials
@given(checks())
def test_all_right_is_a_hundred_and_nothing_is_none(check):
    questions, _ = check

    assert grade(questions, {one.id: one.answers for one in questions}).percent == 100
    assert grade(questions, {}).percent == 0


def test_percent_is_rounded_down():
    questions = [make_question(f"E1.{n}") for n in range(3)]

    graded = grade(questions, {one.id: {2} for one in questions[:2]})

    assert (graded.percent, graded.words) == (66, "2 of 3 right")
