"""Where bold and emphasis can begin and end (CommonMark 0.31.2, 6.2). Pure.

Between a letter and punctuation a mark has only one side: in "**(a)**b" nothing is bold. There the
mark gives way by a character: "(**a**)b". Where bold and emphasis cross, emphasis gives way.
"""

import unicodedata
from itertools import groupby

BOLD, EMPHASIS = "**", "*"
# To CommonMark these are punctuation too, though Unicode calls them symbols.
ASCII_SYMBOLS = frozenset("$+<=>^`|~")


def fit(characters: list) -> list:
    """Return the characters of a text with marks only where they are seen."""
    before, fitted = None, list(characters)
    while before != fitted:
        before = list(fitted)
        _uncross(fitted)
        for mark in (BOLD, EMPHASIS):
            for places in stretches(fitted, mark):
                _narrow(fitted, places, mark)
    return fitted


def stretches(characters: list, mark: str) -> list[list[int]]:
    """Return the places of each unbroken stretch that is marked; a link begins another."""
    kinds = [(mark in one.marks, one.href) for one in characters]
    grouped = groupby(range(len(kinds)), kinds.__getitem__)
    return [list(places) for (is_marked, _), places in grouped if is_marked]


def _uncross(characters: list) -> None:
    bold = [set(places) for places in stretches(characters, BOLD)]
    for places in stretches(characters, EMPHASIS):
        for other in bold:
            common = other & set(places)
            if common and common != other and len(common) != len(places):
                for place in common:
                    _unmark(characters, place, EMPHASIS)


def _narrow(characters: list, places: list[int], mark: str) -> None:
    while places and not _has_side(characters, places[0], places[0] - 1):
        _unmark(characters, places.pop(0), mark)
    while places and not _has_side(characters, places[-1], places[-1] + 1):
        _unmark(characters, places.pop(), mark)


def _unmark(characters: list, place: int, mark: str) -> None:
    one = characters[place]
    characters[place] = one._replace(marks=one.marks - {mark})


def _has_side(characters: list, inside: int, outside: int) -> bool:
    """Say whether a mark between two neighbors belongs to the one inside."""
    one = characters[inside]
    if one.text.isspace() or one.note:
        return False
    if is_letter(one.text) or not 0 <= outside < len(characters):
        return True
    beside = characters[outside]
    return beside.href != one.href or bool(beside.note) or _is_apart(beside.text)


def is_letter(text: str) -> bool:
    return text != "" and unicodedata.category(text)[0] in "LMN"


def _is_apart(text: str) -> bool:
    return text.isspace() or text in ASCII_SYMBOLS or unicodedata.category(text)[0] == "P"
