"""A statement that returns the numbers and ranks of pages that match."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class Filters:
    """Only these pages; empty for all. Pages for everybody are for each audience too."""

    section: str = ""
    audience: str = ""
    kind: str = ""

    @cached_property
    def conditions(self) -> list[tuple[str, str]]:
        """The conditions on an entry, each with the value bound to it."""
        wanted = (
            ("entry.section = %s", self.section),
            ("entry.kind = %s", self.kind),
            ("(entry.audiences = '' OR entry.audiences LIKE %s)", self.audience),
        )
        found = [(condition, value) for condition, value in wanted if value]
        if self.audience:
            found[-1] = (found[-1][0], f"% {self.audience} %")
        return found


class Hits(NamedTuple):
    """What is selected, where from, on which conditions, and the values bound, in this order."""

    rank: str
    page: str
    tables: str
    conditions: tuple[str, ...]
    values: tuple[str, ...]
    limit: int

    @property
    def sql(self) -> str:
        return (
            f"SELECT {self.page} AS id, {self.rank} AS rank FROM {self.tables}"
            f" WHERE {' AND '.join(self.conditions)} LIMIT {self.limit}"
        )

    def ranked_as(self, rank: float) -> "Hits":
        """Return it with one rank for all."""
        return self._replace(rank=f"CAST({rank} AS double precision)")

    def only(self, filters: Filters) -> "Hits":
        found = self
        for condition, value in filters.conditions:
            found = found.only_if(condition, value)
        return found

    def but(self, *steps: str) -> "Hits":
        """Return it without what other steps have found."""
        others = (f"{self.page} NOT IN (SELECT id FROM {step})" for step in steps)
        return self._replace(conditions=(*self.conditions, *others))

    def only_if(self, condition: str, *values: str) -> "Hits":
        return self._replace(
            conditions=(*self.conditions, condition), values=(*self.values, *values)
        )
