"""A text as statements, and which statement of an old text became which of a new one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby

from . import forces
from .blocks import Block, read_body, read_lines, read_plain
from .draft import FieldKind
from .forces import Force, Kind

# Boxes that say who decided what stands in them; see portal.core.markup.containers.
_SOURCES = ("law", "policy", "agency")
# Below this, two sentences are two sentences and not two wordings of one.
_LEAST_ALIKE = 0.6
_LEAST_SHARED = 0.5
# What is longer is no sentence; of such, the order of the words is not compared.
_LONGEST_SENTENCE = 300
# In a long text that is all new, sentences are compared with those near their place only.
_MOST_COMPARISONS = 200_000
_WORD = re.compile(r"<\w+>|\w+")


@dataclass(frozen=True)
class Statement:
    """A sentence, or a row of a table, with the line it begins on and the box around it."""

    line: int
    text: str
    source: str

    @cached_property
    def forces(self) -> list[Force]:
        return forces.find(self.text)

    @cached_property
    def skeleton(self) -> list[str]:
        """The words, with signs for duties, figures, dates and citations, and without limits."""
        pieces: list[str] = []
        place = 0
        for force in self.forces:
            sign = "" if force.kind == Kind.LIMIT else f" <{force.kind}> "
            pieces += [self.text[place : force.start], sign]
            place = force.end
        return _WORD.findall("".join([*pieces, self.text[place:]]).lower())

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.skeleton)


def read(text: str, kind: FieldKind) -> list[Statement]:
    reader = {"plain": read_plain, "lines": read_lines, "body": read_body}[kind]
    return list(_statements(reader("", text).blocks))


def match(old: Sequence[Statement], new: Sequence[Statement]) -> dict[int, int]:
    """Return the places in the new text of what stood in the old.

    Equal statements belong together wherever they stand, so that a move is no change; of the
    others, the most alike first.
    """
    partners: dict[int, int] = {}
    _match_equal(partners, *([(one.text, one.source) for one in text] for text in (old, new)))
    _match_equal(partners, *([one.text for one in text] for text in (old, new)))
    taken = set(partners.values())
    # Ties go to the nearest places. No part of the order prefers the old text or the new.
    for _, _, _, before, after in sorted(_alike(old, new, partners)):
        if before not in partners and after not in taken:
            partners[before] = after
            taken.add(after)
    return partners


def _alike(
    old: Sequence[Statement], new: Sequence[Statement], partners: dict[int, int]
) -> Iterator[tuple[float, int, int, int, int]]:
    """Yield the pairs of statements that might be one, with what sorts the best first."""
    taken = set(partners.values())
    old_rest = [place for place in range(len(old)) if place not in partners]
    new_rest = [place for place in range(len(new)) if place not in taken]
    reach = _MOST_COMPARISONS // (len(old_rest) + len(new_rest) + 1)
    for before in old_rest:
        for after in new_rest:
            distance = abs(before - after)
            if distance <= reach:
                likeness = _likeness(old[before], new[after])
                if likeness >= _LEAST_ALIKE:
                    yield -likeness, distance, before + after, before, after


def _statements(blocks: Iterable[Block]) -> Iterator[Statement]:
    for row, cells in groupby(blocks, key=_row):
        if row:
            group = list(cells)
            text = " | ".join(cell.text.strip() for cell in group)
            yield Statement(row, forces.spelled_out(text), _source(group[0]))
            continue
        for block in cells:
            for start, end in block.sentences:
                text = forces.spelled_out(block.text[start:end])
                yield Statement(block.line_at(start), text, _source(block))


def _row(block: Block) -> int:
    """Return the line of the table's row that a block is a cell of, or 0."""
    return block.line if block.within & {"cell", "header"} else 0


def _source(block: Block) -> str:
    return next((source for source in _SOURCES if source in block.within), "")


def _match_equal(partners: dict[int, int], old: Sequence[object], new: Sequence[object]) -> None:
    taken = set(partners.values())
    places: defaultdict[object, list[int]] = defaultdict(list)
    for after in reversed(range(len(new))):
        if after not in taken:
            places[new[after]].append(after)
    for before, statement in enumerate(old):
        if before not in partners and places[statement]:
            partners[before] = places[statement].pop()


def _likeness(old: Statement, new: Statement) -> float:
    """Return how much two sentences have in common, from 0 to 1, whichever comes first."""
    if old.skeleton == new.skeleton:
        return 1.0
    # Most pairs share too few words to be worth a closer look.
    if 2 * len(old.words & new.words) < _LEAST_SHARED * (len(old.words) + len(new.words)):
        return 0.0
    pairs = ((old.skeleton, new.skeleton), (new.skeleton, old.skeleton))
    matchers = [SequenceMatcher(None, *pair, autojunk=False) for pair in pairs]
    if len(old.skeleton) * len(new.skeleton) > _LONGEST_SENTENCE**2:
        return matchers[0].quick_ratio()
    return max(matcher.ratio() for matcher in matchers)
