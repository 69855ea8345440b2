"""The panels of the desk's first screen.

An app adds its own from a module named `panels`: a function that says what of its business waits
for a person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

SHOWN = 8


@dataclass(frozen=True)
class Row:
    """One thing that waits: its name, where to deal with it, and a few lines about it."""

    text: str
    url: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """The first rows of what waits; `count` is how many there are, `more_url` lists them all.

    `more_label` takes the place of "All 12" where nobody counted.
    """

    title: str
    rows: list[Row]
    count: int = 0
    more_url: str = ""
    more_label: str = ""

    @property
    def more(self) -> str:
        """The words that lead to the whole list, if there is more than the rows shown."""
        return self.more_label or (f"All {self.count}" if self.count > len(self.rows) else "")


_makers: list[tuple[int, Callable]] = []


def panel(*, order):
    """Show what a function of a user and the present moment returns, if it has any rows.

    A panel of a lower `order` is more urgent. It must cost the same number of queries, however
    much there is, and hold nothing that the user may not see.
    """

    def register(make):
        _makers.append((order, make))
        return make

    return register


def panels_for(user, at: datetime) -> list[Panel]:
    """Return the panels that have something to show, the most urgent first."""
    made = [make(user, at) for _, make in sorted(_makers, key=lambda one: one[0])]
    return [one for one in made if one and one.rows]
