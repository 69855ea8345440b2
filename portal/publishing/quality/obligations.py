"""What changed in force between two texts of a field: who must do what, by when, and by which law.

This is not a diff: sentences that moved, and words that bind nobody, are left out. It is not advice
either. It puts before a reviewer what must not change unnoticed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from .draft import FieldKind
from .forces import Force, Kind
from .statements import Statement, match, read


@dataclass(frozen=True)
class Obligation:
    """One change: `before` or `after` is "" for what was added or removed.

    The sentences are "" where the other text has none like it. The line is in the new text; of a
    sentence that is gone, it is where it stood.
    """

    kind: Kind
    before: str
    after: str
    sentence_before: str
    sentence_after: str
    line: int


def obligations(old: str, new: str, *, kind: FieldKind = "body") -> list[Obligation]:
    """Return what changed in force, in the order of the new text."""
    before, after = read(old, kind), read(new, kind)
    partners = match(before, after)
    found = [*_changed(before, after, partners), *_removed(before, after, partners)]
    found += _added(after, set(partners.values()))
    return sorted(found, key=lambda one: one.line)


def _changed(
    old: Sequence[Statement], new: Sequence[Statement], partners: dict[int, int]
) -> Iterator[Obligation]:
    for before, after in partners.items():
        one, other = old[before], new[after]
        for kind, was, now in _differences(one, other):
            yield Obligation(kind, was, now, one.text, other.text, other.line)


def _removed(
    old: Sequence[Statement], new: Sequence[Statement], partners: dict[int, int]
) -> Iterator[Obligation]:
    line = 1
    for place, statement in enumerate(old):
        if place in partners:
            line = new[partners[place]].line
            continue
        for force in statement.forces:
            yield Obligation(force.kind, force.words, "", statement.text, "", line)


def _added(new: Sequence[Statement], kept: set[int]) -> Iterator[Obligation]:
    for place, statement in enumerate(new):
        for force in statement.forces if place not in kept else ():
            yield Obligation(force.kind, "", force.words, "", statement.text, statement.line)


def _differences(old: Statement, new: Statement) -> Iterator[tuple[Kind, str, str]]:
    if old.source != new.source:
        yield Kind.SOURCE, old.source, new.source
    if old.text == new.text:
        return
    for kind in Kind:
        before = [force for force in old.forces if force.kind == kind]
        after = [force for force in new.forces if force.kind == kind]
        for was, now in _pairs(before, after):
            yield kind, was.words if was else "", now.words if now else ""


def _pairs(old: list[Force], new: list[Force]) -> Iterator[tuple[Force | None, Force | None]]:
    """Yield what one sentence has and the other has not, side by side, then what changed places."""
    kept_old, gone = _split(old, Counter(force.meaning for force in new))
    kept_new, come = _split(new, Counter(force.meaning for force in old))
    yield from zip_longest(gone, come)
    for was, now in zip(kept_old, kept_new, strict=True):
        if was.meaning != now.meaning:
            yield was, now


def _split(forces: list[Force], others: Counter[str]) -> tuple[list[Force], list[Force]]:
    """Part what the other sentence also has, as often as it has it, from the rest."""
    kept: list[Force] = []
    rest: list[Force] = []
    for force in forces:
        (kept if others[force.meaning] > 0 else rest).append(force)
        others[force.meaning] -= 1
    return kept, rest
