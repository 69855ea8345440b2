"""Misspelled words, mended."""

import pytest

from portal.search.query import parse
from portal.search.spelling import Vocabulary, mended, nearest
from portal.search.wording import stem

KNOWN = {
    "telework": 200, "flexible": 40, "flexibly": 2, "unscheduled": 9, "maternity": 5, "leave": 90,
    "leaves": 8, "work": 150, "snow": 7, "day": 60, "form": 30, "from": 1, "cfr": 3,
}  # fmt: skip


def fixed(text):
    return mended(parse(text), Vocabulary(KNOWN, frozenset(map(stem, KNOWN))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("telwork", "telework"),
        ("Telwork today?", "telework today?"),
        ("flexable", "flexible"),
        ("unschduled leave", "unscheduled leave"),
        ("maternaty", "maternity"),
        ("elework", "telework"),
        ("tele work", "telework"),
        ("snowday", "snow day"),
        ("leave telwork -telwork", "leave telework -telwork"),
        ('"telwork"', '"telwork"'),
        ("leave 6530", "leave 6530"),
        ("frm", "frm"),
        ("ROWK", "ROWK"),
        ("zebra", "zebra"),
    ],
)
def test_unknown_words_are_mended(text, expected):
    assert fixed(text) == expected


def test_of_two_as_near_the_more_frequent_word_is_taken():
    assert nearest("flexibli", KNOWN) == "flexible"


def test_first_letter_is_usually_right():
    assert nearest("lorm", KNOWN | {"lord": 1}) == "lord"
    assert nearest("know", KNOWN) == ""


def test_numbers_are_not_mended():
    assert nearest("531a", KNOWN | {"532a": 4}) == ""
