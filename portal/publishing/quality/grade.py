"""How many years of school a body asks for: the Flesch-Kincaid grade.

0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others, 1975). Tables,
headings, citations, code and items that are mere names are left out: they are no sentences.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pyphen  # type: ignore[import-untyped]

from .blocks import Block
from .draft import Draft
from .length import excerpt
from .search import Found

HARD, VERY_HARD = 10, 14
# Of fewer words the formula says nothing.
FEWEST_WORDS = 100

# Items of a list count where they are sentences, or nearly.
_NEARLY_A_SENTENCE = 8
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_HYPHENS = pyphen.Pyphen(lang="en_US", left=1, right=2)
# Hyphenation never parts these; common words of the portal, so they would weigh.
_UNPARTED = (("tele", 1), ("overtime", 1), ("area", 2), ("idea", 2), ("criteria", 1))


class _Sentence(NamedTuple):
    block: Block
    start: int
    end: int
    words: int
    syllables: int


def hard(draft: Draft) -> Iterator[Found]:
    return _bodies(draft, HARD, VERY_HARD)


def very_hard(draft: Draft) -> Iterator[Found]:
    return _bodies(draft, VERY_HARD, None)


def grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """Return the syllables of a word in small letters."""
    extra = sum(number for part, number in _UNPARTED if word.startswith(part))
    return len(_HYPHENS.positions(word)) + 1 + extra


# Two rules ask, and a text that is checked again has hardly changed.
@lru_cache(maxsize=5_000)
def measure(sentence: str) -> tuple[int, int]:
    """Return how many words and syllables a sentence has."""
    words = _WORD.findall(sentence)
    return len(words), sum(count_syllables(word.lower()) for word in words)


def _bodies(draft: Draft, over: float, up_to: float | None) -> Iterator[Found]:
    for field in draft.fields:
        sentences = _sentences(draft, field.name) if field.kind == "body" else []
        words = sum(one.words for one in sentences)
        if words < FEWEST_WORDS:
            continue
        reached = grade(len(sentences), words, sum(one.syllables for one in sentences))
        if reached > over and (up_to is None or reached <= up_to):
            hardest = max(sentences, key=lambda one: grade(1, one.words, one.syllables))
            message = (
                f"The text reads at grade {reached:.1f}; aim for {HARD} or less. Shorten sentences"
                " and choose shorter words. This sentence is the hardest."
            )
            line = hardest.block.line_at(hardest.start)
            yield Found(field.name, line, message, excerpt(*hardest[:3]))


def _sentences(draft: Draft, field: str) -> list[_Sentence]:
    found = []
    for block in draft.prose:
        if block.field != field or block.within & {"cell", "header"}:
            continue
        for start, end in block.sentences:
            words, syllables = measure(block.prose[start:end])
            is_whole = block.text[end - 1] in ".!?"
            if words and (is_whole or words >= _NEARLY_A_SENTENCE):
                found.append(_Sentence(block, start, end, words, syllables))
    return found
