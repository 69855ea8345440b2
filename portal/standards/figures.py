"""What a month's records come to, and how it is said. Pure.

A percentage of a few cases would swing with a single one, so below LEAST cases only the count is
said. "Late is late" stands in the measures; here it is already counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.core.charts import said

LEAST = 20


@dataclass(frozen=True)
class Count:
    """What was found: `value` in the unit of its target, `right` of `of` cases.

    `value` is None where there is no figure, as of a few cases. `of` is None where nobody gave the
    number of cases. `note` says what was left out.
    """

    value: float | None = None
    right: int | None = None
    of: int | None = None
    note: str = ""


def share(right: int, of: int, note: str = "") -> Count:
    """Return a count of cases; its value is a percentage, from LEAST cases on."""
    return Count(100 * right / of if of >= LEAST else None, right, of, note)


def share_of(verdicts: Iterable[bool], note: str = "") -> Count:
    """Return how many of the cases went right."""
    found = list(verdicts)
    return share(sum(found), len(found), note)


def words(count: Count, unit: str) -> str:
    """Return a figure as readers see it: "95 percent", "3 of 4", "No cases", "3 links"."""
    if count.value is not None:
        return said(count.value, unit)
    if count.of is None or count.right is None:
        return "No figure"
    return f"{count.right} of {count.of}" if count.of else "No cases"


def cases(count: Count) -> str:
    """Return on how many cases a figure rests."""
    return "Not given" if count.of is None else f"{count.of:,}"


def together(counts: Sequence[Count], unit: str) -> Count:
    """Return the figure of several months, in order: of shares their sum, else the latest."""
    counted = [one for one in counts if one.of is not None and one.right is not None]
    if unit == "percent" and counted and len(counted) == len(counts):
        return share(sum(one.right for one in counted), sum(one.of for one in counted))
    known = [one for one in counts if one.value is not None or one.of is not None]
    return known[-1] if known else Count()


def is_met(count: Count, unit: str, target: float | None) -> bool | None:
    """Say whether a figure meets its target; None where there is no figure or no target.

    Of shares the target is the least that will do, of links and seconds the most.
    """
    if target is None or count.value is None:
        return None
    return count.value >= target if unit == "percent" else count.value <= target


def is_missed(count: Count, unit: str, target: float | None) -> bool:
    """Say whether somebody should look: few cases count too, though readers see no percentage."""
    if count.value is None and unit == "percent" and count.of:
        count = Count(100 * count.right / count.of)
    return is_met(count, unit, target) is False
