import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tests.factories.courses import make_question, make_questions
from training.checks.drawing import draw, options, shuffled
from training.questions import Kind

pytestmark = pytest.mark.slow

trials = tried(max_examples=50, deadline=None)
seeds = st.text("0123456789abcdef:", min_size=1, max_size=20)
sizes = st.lists(st.integers(0, 5), min_size=1, max_size=6)


def parts_of(sizes):
    return [make_questions(size, f"E{place}") for place, size in enumerate(sizes, start=1)]


def ids(questions):
    return [one.id for one in questions]


@trials
@given(sizes, st.integers(1, 40), seeds)
def test_draws_the_right_number_once_each(sizes, number, seed):
    drawn = ids(draw(parts_of(sizes), number, seed))

    assert len(drawn) == len(set(drawn)) == min(number, sum(sizes))


@trials
@given(sizes, st.integers(0, 10), seeds)
def test_each_module_is_covered(sizes, more, seed):
    asked = {module for module, size in enumerate(sizes, start=1) if size}

    drawn = draw(parts_of(sizes), len(asked) + more, seed)

    assert {int(one.id[1:].partition(".")[0]) for one in drawn} == asked


@trials
@given(sizes, st.integers(1, 12), seeds)
def test_same_seed_draws_the_same_whatever_the_order(sizes, number, seed):
    parts = parts_of(sizes)
    turned = [tuple(reversed(part)) for part in reversed(parts)]

    assert draw(parts, number, seed) == draw(turned, number, seed)


@trials
@given(st.integers(1, 6), seeds)
def test_a_new_question_replaces_one_at_most(number, seed):
    parts = parts_of([3, 3, 3])
    before = set(ids(draw(parts, number, seed)))

    parts[1] = (*parts[1], make_question("E2.NEW"))

    assert len(before - set(ids(draw(parts, number, seed)))) <= 1


def test_another_seed_draws_and_orders_otherwise():
    parts = parts_of([5, 5, 5])
    drawn = {tuple(ids(draw(parts, 6, f"seed-{n}"))) for n in range(20)}

    assert len(drawn) == 20


def test_every_question_is_drawn_by_some_seed():
    parts = parts_of([5, 5])
    drawn = {one for n in range(60) for one in ids(draw(parts, 4, f"seed-{n}"))}

    assert drawn == {*ids(parts[0]), *ids(parts[1])}


@trials
@given(seeds)
def test_options_keep_their_true_numbers(seed):
    question = make_question(options=("One", "Two", "Three", "Four"))

    assert sorted(options(question, seed)) == list(enumerate(question.options, start=1))
    assert options(question, seed) == options(question, seed)


def test_options_stand_in_many_orders_but_true_before_false():
    several, judged = make_question(), make_question(kind=Kind.TRUE_FALSE)
    seeds = [f"seed-{n}" for n in range(40)]

    assert len({options(several, seed) for seed in seeds}) == 6
    assert {options(judged, seed) for seed in seeds} == {((1, "True"), (2, "False"))}


@trials
@given(seeds)
def test_shuffling_loses_nothing(seed):
    questions = make_questions(6)

    assert sorted(ids(shuffled(questions, seed))) == ids(questions)
