import pytest

from portal.publishing.quality.grade import count_syllables, grade
from tests.publishing.quality.noticing import findings

EASY = "You ask your boss. She says yes or no. Then you go home. "
HARD = (
    "Supervisors generally determine whether individual employees participate in telework"
    " arrangements after considering operational requirements and performance. "
)
VERY_HARD = (
    "Organizational determinations regarding individual eligibility necessitate comprehensive"
    " documentation of operational considerations by appropriate administrative personnel. "
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("ask", 1), ("agency", 3), ("employee", 3), ("policy", 3), ("telework", 3)),
        *(("government", 3), ("accommodation", 5), ("schedule", 2), ("area", 3), ("overtime", 3)),
    ],
)
def test_syllables(word, number):
    assert count_syllables(word) == number


def test_grade_is_that_of_the_formula():
    assert grade(sentences=1, words=10, syllables=15) == pytest.approx(6.01)


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        (EASY * 12, []),
        (HARD * 6 + EASY * 8, ["text-hard"]),
        (VERY_HARD * 10, ["text-very-hard"]),
        (VERY_HARD * 2, []),
    ],
)
def test_text_is_hard_or_very_hard(body, rules):
    found = [*findings("text-hard", body), *findings("text-very-hard", body)]

    assert [finding.rule for finding in found] == rules


def test_hardest_sentence_is_named():
    (finding,) = findings("text-hard", f"{EASY * 8}\n\n{HARD * 4}\n\n{HARD * 2}\n{VERY_HARD}")

    assert (finding.line, finding.excerpt) == (
        6,
        "Organizational determinations regarding individual",
    )


@pytest.mark.parametrize("form", ["| A |\n|---|\n| {} |\n", "## {}\n\n", "> {}\n\n", "    {}\n\n"])
def test_what_nobody_reads_as_sentences_is_left_out(form):
    assert findings("text-very-hard", form.format(VERY_HARD * 10)) == []


def test_names_in_a_list_are_left_out():
    names = "- Telecommunications Administration\n- Organizational Considerations\n" * 20

    assert findings("text-very-hard", f"{EASY * 10}\n\n{names}") == []
