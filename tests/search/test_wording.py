"""From text to words, and from words to stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.wording import composed, fold, placed_tokens, query_stems, stem, stems, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Telework Basics", ["telework", "basics"]),
        ("SF-182", ["sf", "182"]),
        ("5 CFR 531.605(d)", ["5", "cfr", "531", "605", "d"]),
        ("5 U.S.C. 6503(a)", ["5", "usc", "6503", "a"]),
        ("Pub. L. 111-292, at 8 a.m.", ["pub", "l", "111", "292", "at", "8", "am"]),
        ("the employee's and employees’ days", ["the", "employee", "and", "employees", "days"]),
        ("I don’t", ["i", "dont"]),
        ("Résumé re\u0301sume\u0301", ["resume", "resume"]),
        ("work-life / part_time", ["work", "life", "part", "time"]),
        ("\u0000 — § … ''", []),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "words",
    ["telework teleworking teleworkers", "policy policies", "leave leaves", "agency agencies"],
)
def test_forms_of_a_word_have_one_stem(words):
    assert len(set(map(stem, words.split()))) == 1


@pytest.mark.parametrize("word", ["6503", "sf182", "dc"])
def test_what_is_no_word_is_its_own_stem(word):
    assert stem(word) == word


def test_stop_words_are_left_out():
    assert stems("How do I work from home without pay?") == ("work", "home", "without", "pay")


def test_stop_words_stay_in_a_query_of_nothing_else():
    assert query_stems("Who is it?") == ("who", "is", "it")


@given(st.text())
def test_folding_keeps_each_letter_in_its_place(text):
    text = composed(text)

    folded = fold(text)

    assert len(folded) == len(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in placed_tokens(folded))
