"""Questions as text: what is read, what is refused in which line, and back."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.courses import make_question, make_questions
from training.questions import Kind, Question, QuestionsError, located, parse, write

TEXT = """\
## E1.1 Which of these is telework?
( ) Work on the road
(x) Duties done at an approved worksite
> It needs an approved worksite (5 U.S.C. 6501(3)).
> Travel is not telework.
Source: 5 U.S.C. 6501(3)
Verified: 2026-11-22
"""
words = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=30
).map(lambda text: " ".join(text.split()) or "a")


@st.composite
def questions(draw, number):
    kind = draw(st.sampled_from(Kind))
    options = draw(st.lists(words, min_size=2, max_size=5, unique=True))
    options = ("True", "False") if kind == Kind.TRUE_FALSE else tuple(options)
    places = st.integers(1, len(options))
    right = draw(st.sets(places, min_size=1, max_size=None if kind == Kind.MULTIPLE else 1))
    if kind == Kind.SINGLE and set(options) == {"True", "False"}:
        kind = Kind.TRUE_FALSE
    return Question(
        id=f"E{number}.1",
        kind=kind,
        stem=draw(words),
        options=options,
        answers=frozenset(right),
        feedback="\n".join(draw(st.lists(words, min_size=1, max_size=3))),
        source=draw(words),
        verified_on=draw(st.dates(min_value=date(1000, 1, 1))),
    )


def problems(text):
    with pytest.raises(QuestionsError) as refused:
        parse(text)
    return refused.value.problems


def without(start):
    return "".join(line for line in TEXT.splitlines(True) if not line.startswith(start))


def test_question_is_read():
    assert parse(TEXT) == (
        Question(
            id="E1.1",
            kind=Kind.SINGLE,
            stem="Which of these is telework?",
            options=("Work on the road", "Duties done at an approved worksite"),
            answers=frozenset({2}),
            feedback="It needs an approved worksite (5 U.S.C. 6501(3)).\nTravel is not telework.",
            source="5 U.S.C. 6501(3)",
            verified_on=date(2026, 11, 22),
        ),
    )


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_empty_text_has_no_questions(text):
    assert parse(text) == ()


@pytest.mark.parametrize("kind", Kind)
def test_kind_is_told_from_brackets_and_words(kind):
    assert parse(write([make_question(kind=kind)]))[0].kind == kind


def test_lines_are_counted_from_one():
    assert [line for line, _ in located(write(make_questions(3)))] == [1, 9, 17]


@pytest.mark.slow
@given(st.integers(0, 3).flatmap(lambda count: st.tuples(*map(questions, range(count)))))
def test_questions_survive_their_text(found):
    assert parse(write(found)) == found


@pytest.mark.slow
@given(st.integers(0, 3).flatmap(lambda count: st.tuples(*map(questions, range(count)))))
def test_line_ends_of_forms_make_no_difference(found):
    assert parse(write(found).replace("\n", "\r\n")) == found


@given(st.text(st.sampled_from("#E1.ab ()[]x>:\nSource:Verified:2026-1")))
def test_no_text_breaks_reading(text):
    with suppress(QuestionsError):
        assert parse(write(parse(text))) == parse(text)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Which?\n" + TEXT, 1, "Begin each question with “## ”, its id and its words."),
        (TEXT.replace("## E1.1 ", "## "), 1, "“Which” is no id."),
        (TEXT.replace("E1.1 Which of these is telework?", "E1.1"), 1, "Write “## ”, an id"),
        (TEXT.replace("( ) Work", "Work"), 2, "Begin the line with ( ), (x)"),
        (TEXT.replace("( ) Work", "( ] Work"), 2, "The brackets do not match."),
        (TEXT.replace("( ) Work on the road", "( )"), 2, "Write the answer after"),
        (TEXT.replace("( ) Work", "[ ] Work"), 3, "( ) and [ ] are mixed."),
        (TEXT.replace("( ) Work", "(x) Work"), 1, "More than one answer is marked as right."),
        (TEXT.replace("(x)", "( )"), 1, "No answer is marked as right."),
        (without("( )"), 1, "Offer at least two answers"),
        (TEXT.replace("( )", "(x)", 1).replace("(x) Duties", "( ) Work on the road\n( ) D"), 3, ""),
        (without(">"), 1, "Explain the answer"),
        (without("Source"), 1, "Add a line “Source:” with where the answer stands."),
        (without("Verified"), 1, "Add a line “Verified:” with the day"),
        (TEXT.replace("2026-11-22", "11/22/2026"), 7, "“11/22/2026” is no day."),
        (TEXT.replace("2026-11-22", "2026-02-30"), 7, "“2026-02-30” is no day."),
        (TEXT + "Source: the law", 8, "Source stands twice."),
        (TEXT + "\n" + TEXT, 9, "E1.1 stands in line 1 already."),
    ],
)
def test_fault_is_told_with_its_line(text, line, message):
    assert [(number, said[: len(message)]) for number, said in problems(text)] == [(line, message)]


def test_every_fault_is_told_at_once():
    text = without("Source").replace("(x)", "( )") + "\n## E1.2 Why?\n"

    assert [line for line, _ in problems(text)] == [1, 1, 8, 8, 8, 8]
