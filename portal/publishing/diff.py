"""What changed between two texts, word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lxml.html.diff import htmldiff

BLOCKS = re.compile(r"\n{2,}|\n?[^\n]+(?:\n[^\n]+)*|\n")
WORDS = re.compile(r"\s+|\w+|[^\w\s]")

# How much of an unchanged stretch stands beside a change.
CHARACTERS_AROUND = 240

# Beyond this, two stretches have so little in common that comparing their words helps nobody.
MOST_COMPARISONS = 4_000_000


class Fate(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    # Kept, and far from every change.
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what became of it."""

    fate: Fate
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """Return the pieces of both texts in reading order; neighbors of one fate are one piece.

    The kept and removed pieces together are the old text, the kept and added ones the new. Blocks
    are matched first, so that a long text costs no more than its changed blocks.
    """
    pieces = []
    for kind, old_blocks, new_blocks in _changes(BLOCKS.findall(old), BLOCKS.findall(new)):
        if kind == "replace":
            pieces += _by_words("".join(old_blocks), "".join(new_blocks))
        else:
            pieces += _of(kind, old_blocks, new_blocks)
    return list(_joined(pieces))


def condensed(pieces: list[Piece]) -> list[Piece]:
    """Return the same pieces with what is far from every change set apart, cut at ends of lines."""
    last = len(pieces) - 1
    return [part for at, piece in enumerate(pieces) for part in _parts(piece, at > 0, at < last)]


def _parts(piece, changes_before, changes_after):
    start = piece.text.find("\n", CHARACTERS_AROUND) + 1 if changes_before else 0
    end = (
        piece.text.rfind("\n", start, -CHARACTERS_AROUND) + 1 if changes_after else len(piece.text)
    )
    if piece.fate != Fate.KEPT or (changes_before and not start) or end - start < CHARACTERS_AROUND:
        return [piece]
    parts = [
        Piece(Fate.KEPT, piece.text[:start]),
        Piece(Fate.SKIPPED, piece.text[start:end]),
        Piece(Fate.KEPT, piece.text[end:]),
    ]
    return [part for part in parts if part.text]


def compare_html(old: str, new: str) -> str:
    """Return the new HTML with `<ins>` around what was added and `<del>` around what is gone.

    Both must be clean: they come from `portal.core.markup`.
    """
    return htmldiff(old, new)


def _by_words(old, new):
    old_words, new_words = WORDS.findall(old), WORDS.findall(new)
    if len(old_words) * len(new_words) > MOST_COMPARISONS:
        yield from _of("replace", old_words, new_words)
        return
    for kind, old_part, new_part in _changes(old_words, new_words):
        yield from _of(kind, old_part, new_part)


def _changes(old, new):
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield kind, old[old_start:old_end], new[new_start:new_end]


def _of(kind, old, new) -> Iterator[Piece]:
    if kind == "equal":
        yield Piece(Fate.KEPT, "".join(old))
        return
    if old:
        yield Piece(Fate.REMOVED, "".join(old))
    if new:
        yield Piece(Fate.ADDED, "".join(new))


def _joined(pieces) -> Iterator[Piece]:
    held = None
    for piece in pieces:
        if held and held.fate == piece.fate:
            held = Piece(held.fate, held.text + piece.text)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
