"""What holds for every pair of texts."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.publishing.quality import Kind, obligations

unhurried = settings(deadline=None, max_examples=50)
NAMES = ["boss", "coordinator", "agency", "union", "council", "manager", "officer", "payroll"]
STRENGTHS = ["must", "may", "should", "will", "must not", "should not", "need not", "will not"]
SENTENCES = st.builds(
    "The {} {} {} answer within {} {} of {} under 5 U.S.C. {}.".format,
    st.sampled_from(NAMES),
    st.sampled_from(STRENGTHS),
    st.sampled_from(["only", "also", "never", "always"]),
    st.integers(1, 99),
    st.sampled_from(["days", "percent", "hours"]),
    st.sampled_from(["May 5, 2024", "June 2025", "the request"]),
    st.integers(6501, 6506),
)
PARAGRAPHS = st.lists(SENTENCES, max_size=4).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, max_size=4).map("\n\n".join)


def turned(one):
    return (one.kind, one.after, one.before, one.sentence_after, one.sentence_before)


def straight(one):
    return (one.kind, one.before, one.after, one.sentence_before, one.sentence_after)


@given(st.one_of(TEXTS, st.text()))
@unhurried
def test_equal_texts_have_no_change(text):
    assert obligations(text, text) == []


@pytest.mark.slow
@given(TEXTS, st.data())
@unhurried
def test_wrapping_is_no_change(text, data):
    spaces = st.sampled_from([" ", "  ", "\n", " \n"])
    wrapped = "\n\n".join(
        "".join(word + data.draw(spaces) for word in paragraph.split()).strip()
        for paragraph in text.split("\n\n")
    )

    assert obligations(text, wrapped) == []


@pytest.mark.slow
@given(
    st.lists(PARAGRAPHS, max_size=5).flatmap(lambda p: st.tuples(st.just(p), st.permutations(p)))
)
@unhurried
def test_moves_are_no_change(paragraphs):
    before, after = ("\n\n".join(one) for one in paragraphs)

    assert obligations(before, after) == []


@pytest.mark.slow
@given(TEXTS, TEXTS)
@unhurried
def test_changes_are_the_same_from_both_sides(old, new):
    there, back = obligations(old, new), obligations(new, old)

    assert Counter(map(straight, there)) == Counter(map(turned, back))


@pytest.mark.slow
@given(st.one_of(st.text(), TEXTS), st.one_of(st.text(), TEXTS))
@unhurried
def test_every_change_names_words_of_its_sentences_and_a_line_of_the_new_text(old, new):
    for one in obligations(old, new):
        assert one.before != one.after
        assert one.kind == Kind.SOURCE or one.before in one.sentence_before
        assert one.kind == Kind.SOURCE or one.after in one.sentence_after
        assert 1 <= one.line <= new.count("\n") + 1


@pytest.mark.slow
@given(
    st.lists(st.integers(1, 10_000), min_size=1, max_size=8),
    st.integers(1, 10_000),
    st.integers(0, 7),
)
@unhurried
def test_every_changed_number_is_reported(numbers, other, place):
    place %= len(numbers)
    changed = [*numbers[:place], other, *numbers[place + 1 :]]

    def text(figures):
        return "\n\n".join(
            f"The {name} answers in {figure:,} days."
            for name, figure in zip(NAMES, figures, strict=False)
        )

    found = [straight(one)[:3] for one in obligations(text(numbers), text(changed))]
    expected = (Kind.FIGURE, f"{numbers[place]:,} days", f"{other:,} days")
    assert found == ([expected] if numbers[place] != other else [])


@pytest.mark.parametrize(("before", "after"), [*permutations(STRENGTHS, 2)])
def test_every_change_of_strength_is_reported(before, after):
    found = obligations(f"Your boss {before} answer it.", f"Your boss {after} answer it.")

    assert [straight(one)[:3] for one in found] == [(Kind.DUTY, before, after)]
