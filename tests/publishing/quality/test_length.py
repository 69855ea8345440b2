import pytest

from tests.publishing.quality.noticing import excerpts, findings, noticed

WORDS = "word " * 200


def sentence(length):
    return "Ask " + WORDS[: 5 * (length - 1)].strip() + "."


@pytest.mark.parametrize(
    ("length", "long", "very_long"),
    [(25, 0, 0), (26, 1, 0), (40, 1, 0), (41, 0, 1)],
)
def test_sentence_is_long_or_very_long(length, long, very_long):
    body = f"{sentence(5)} {sentence(length)} {sentence(5)}"

    assert len(findings("sentence-long", body)) == long
    assert len(findings("sentence-very-long", body)) == very_long


@pytest.mark.parametrize(
    "aside",
    ["(5 U.S.C. 6503(a))", "under 5 U.S.C. 6503(a)", "(5 U.S.C. 6503(a) and 5 CFR 531.605)"],
)
def test_citations_hardly_lengthen_a_sentence(aside):
    assert findings("sentence-long", sentence(23)[:-1] + f" {aside}.") == []


def test_sentences_are_told_apart():
    parts = [
        sentence(10),
        "Is it so?",
        "Ask Dr. J. Smith of the U.S. Office, e.g. No. 5.",
        "No. It ends.",
    ]

    assert findings("sentence-long", " ".join([*parts, *parts])) == []


def test_long_sentence_has_its_line_and_its_first_words():
    body = f"a\n\nShort.\n{sentence(30)}"

    assert noticed("sentence-long", body) == [
        (4, "Ask word word word word word word word word word word word")
    ]


def test_cells_and_items_are_sentences_of_their_own():
    half = sentence(20)[:-1]

    body = f"- {half}\n- {half}\n\n| A | B |\n|---|---|\n| {half} | {half} |"
    assert findings("sentence-long", body) == []


def test_headings_and_quotations_are_left_alone():
    assert findings("sentence-long", f"## {sentence(30)}\n\n> {sentence(30)}") == []


@pytest.mark.parametrize(("length", "expected"), [(150, 0), (151, 1)])
def test_paragraph_is_long(length, expected):
    body = " ".join([sentence(10)] * 14 + [sentence(length - 140)])

    assert len(excerpts("paragraph-long", body)) == expected
