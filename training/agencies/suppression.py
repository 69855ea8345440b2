"""Numbers of certificates as an agency may see them: no small number, and no way to find one. Pure.

A cell counts the certificates of one version of a course in one month. One under ten is shown as
"fewer than 10", none at all included. Nobody can work such a cell out:

- a version has a cell for each month since it is in force, whether anybody earned it or not;
- a month is shown once it is over, and what is shown then stays as it is;
- totals are the sums of the cells that are shown ("at least 40"), so they tell nothing new;
- save one: the course's total of a fiscal year that is over. It is the true one only where each of
  the small cells could still have any value from zero to nine, whatever else is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .months import is_over, months_over

FEWEST = 10


class Kind(Enum):
    EXACT = "exact"
    FEW = "few"
    AT_LEAST = "at least"


@dataclass(frozen=True)
class Figure:
    """What is shown of a number: the number, that it is small, or the part of it that is shown."""

    kind: Kind
    number: int = 0

    def __str__(self):
        if self.kind == Kind.FEW:
            return f"fewer than {FEWEST}"
        if self.kind == Kind.EXACT:
            return f"{self.number:,}"
        return f"at least {self.number:,}" if self.number else "not shown"


@dataclass(frozen=True)
class Version:
    """One version of a course; `since` is the month in which it came into force."""

    key: int
    label: str
    since: date


@dataclass(frozen=True)
class Line:
    """A month: a figure for each version, None for those not in force yet, and for all of them."""

    month: date
    cells: tuple[Figure | None, ...]
    total: Figure


@dataclass(frozen=True)
class YearTable:
    """A course in a fiscal year. `totals` are those of the versions, `total` is the course's."""

    year: int
    is_over: bool
    versions: tuple[Version, ...]
    lines: tuple[Line, ...]
    totals: tuple[Figure, ...]
    total: Figure


# How many certificates a version (its key) had in a month.
Counts = Mapping[tuple[int, date], int]


def year_table(versions: list[Version], counts: Counts, *, year: int, today: date) -> YearTable:
    """Return what is shown of a course in a fiscal year; `counts` are by version and month."""
    first = min((one.since for one in versions), default=today)
    months = [month for month in months_over(year, today) if month >= first]
    shown = tuple(one for one in versions if months and one.since <= months[-1])
    known = {
        (one.key, month): counts.get((one.key, month), 0)
        for one in shown
        for month in months
        if one.since <= month
    }
    columns = [[known.get((one.key, month)) for month in months] for one in shown]
    done = is_over(year, today)
    return YearTable(
        year=year,
        is_over=done,
        versions=shown,
        lines=tuple(_line(month, shown, known) for month in months),
        totals=tuple(sum_of_shown(_given(column)) for column in columns),
        total=true_total([*known.values()]) if done else sum_of_shown([*known.values()]),
    )


def is_shown(count: int) -> bool:
    return count >= FEWEST


def cell(count: int) -> Figure:
    return Figure(Kind.EXACT, count) if is_shown(count) else Figure(Kind.FEW)


def sum_of_shown(counts: list[int]) -> Figure:
    """Return the sum of the cells that are shown, and whether any is left out of it."""
    shown = [count for count in counts if is_shown(count)]
    is_whole = bool(counts) and len(shown) == len(counts)
    return Figure(Kind.EXACT if is_whole else Kind.AT_LEAST, sum(shown))


def true_total(counts: list[int]) -> Figure:
    """Return the true sum where it may be known beside the cells, else the sum of those shown."""
    hidden = [count for count in counts if not is_shown(count)]
    if hidden and may_be_known(sum(hidden), len(hidden)):
        return Figure(Kind.EXACT, sum(counts))
    return sum_of_shown(counts)


def may_be_known(total: int, number: int) -> bool:
    """Say whether the sum of a number of small cells leaves each of them any value it can have.

    With one cell at nine, and with it at zero, the others must still be able to make up the rest. A
    sum that is small is a small number itself.
    """
    most = FEWEST - 1
    return FEWEST <= total <= most * (number - 1)


def _line(month, versions, known):
    counts = [known.get((one.key, month)) for one in versions]
    cells = tuple(None if count is None else cell(count) for count in counts)
    return Line(month, cells, sum_of_shown(_given(counts)))


def _given(counts):
    return [count for count in counts if count is not None]
