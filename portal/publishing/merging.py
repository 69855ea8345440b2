"""What two people made of one text, brought together. Pure.

Nothing is guessed: where both changed the same, both versions are left for a person to choose from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple

from .diff import MOST_COMPARISONS

BETWEEN_BLOCKS = "\n\n"


class Outcome(StrEnum):
    UNCHANGED = "unchanged"
    MINE = "mine"
    THEIRS = "theirs"
    ALIKE = "alike"
    MERGED = "merged"
    CONFLICT = "conflict"


# Where something of mine is not in what was saved.
UNSAVED = (Outcome.MINE, Outcome.MERGED, Outcome.CONFLICT)


@dataclass(frozen=True)
class Met:
    """What became of one field, and the value that stands in the form: in a conflict, mine."""

    outcome: Outcome
    value: Any


class Edit(NamedTuple):
    """The blocks of the base from `start` up to `end` gave way to `blocks`."""

    start: int
    end: int
    blocks: tuple[str, ...]

    @property
    def is_in_place(self) -> bool:
        return 0 < len(self.blocks) == self.end - self.start


def merge(
    base: dict, mine: dict, theirs: dict, fields: Iterable[str], *, texts: Iterable[str] = ()
) -> dict[str, Met]:
    """Return what becomes of each field that both started from `base`.

    What the base does not tell counts as changed by both. `texts` are those of the fields that may
    be merged block by block.
    """
    return {
        name: _meet(base, mine.get(name), theirs.get(name), name, is_text=name in texts)
        for name in fields
    }


def merge_text(base: str, mine: str, theirs: str) -> str | None:
    """Return the base with the changes of both, or None where they touch one another.

    Blocks are what stands between empty lines. Two changes touch when no block between them was
    left alone; only blocks that each side rewrote in place may be next to one another.
    """
    blocks = _blocks(base)
    edits = sorted({*_edits(blocks, _blocks(mine)), *_edits(blocks, _blocks(theirs))})
    if any(_touch(one, other) for one, other in pairwise(edits)):
        return None
    for edit in reversed(edits):
        blocks[edit.start : edit.end] = edit.blocks
    return BETWEEN_BLOCKS.join(blocks)


def same(one, other) -> bool:
    """Compare two values of a field. An empty text, no choice and no date are all nothing."""
    return (one or "") == (other or "")


def _meet(base, mine, theirs, name, *, is_text):
    if same(mine, theirs):
        known = name in base and same(mine, base[name])
        return Met(Outcome.UNCHANGED if known else Outcome.ALIKE, mine)
    if name not in base:
        return Met(Outcome.CONFLICT, mine)
    if same(theirs, base[name]):
        return Met(Outcome.MINE, mine)
    if same(mine, base[name]):
        return Met(Outcome.THEIRS, theirs)
    merged = merge_text(base[name] or "", mine or "", theirs or "") if is_text else None
    return Met(Outcome.CONFLICT, mine) if merged is None else Met(Outcome.MERGED, merged)


def _blocks(text):
    return text.split(BETWEEN_BLOCKS)


def _edits(base, new):
    if len(base) * len(new) > MOST_COMPARISONS:
        yield Edit(0, len(base), tuple(new))
        return
    matcher = SequenceMatcher(a=base, b=new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield Edit(start, end, tuple(new[new_start:new_end]))


def _touch(one, other):
    if one.end == other.start:
        return not (one.is_in_place and other.is_in_place)
    return one.end > other.start
