"""What the engines return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple


class Candidate(NamedTuple):
    """A page that matches, and the stems by which it is ranked.

    `has_all`: it matches all of the query. `rank` is the engine's own then; otherwise it is the sum
    of the weights of what it matches.
    """

    page_id: int
    has_all: bool
    rank: float
    title: str
    names: str
    lead: str
    kind: str
    is_historic: bool
    related: str | None

    @property
    def related_ids(self) -> list[int]:
        """The pages that its editors name as related, in whatever state."""
        return list(map(int, self.related.split(","))) if self.related else []


class Shown(NamedTuple):
    """What readers see of a page in a list."""

    page_id: int
    path: str
    title: str
    summary: str
    text: str
    updated_at: datetime
    kind: str
    section: str
    is_historic: bool


class Named(NamedTuple):
    """A page and what it is called: its title, other names and slug as words, one a line."""

    path: str
    title: str
    slug: str
    called: str
    kind: str
    is_historic: bool


@dataclass(frozen=True)
class Found:
    """Candidates, in no order.

    `total` is how many pages match all of the query: at most one more than are counted. `held` says
    how many hold a stem, where words of letters have it. `shown` has rows of what readers see, by
    page, as far as they came along.
    """

    candidates: Sequence[Candidate] = ()
    total: int = 0
    held: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[int, tuple] = field(default_factory=dict)


# {} stands for how an engine makes one text of many.
CANDIDATE = (
    "entry.page_id, best.has_all, best.rank, entry.title, entry.names, entry.lead, entry.kind,"
    " entry.is_historic, (SELECT {} FROM publishing_page_related AS link"
    " WHERE link.from_page_id = best.id)"
)
SHOWN = (
    "page.id, page.path, page.title, page.summary, page.text, page.updated_at, entry.kind,"
    " entry.section, entry.is_historic"
)
NAMED = "page.path, page.title, page.slug, entry.called, entry.kind, entry.is_historic"


def as_shown(row) -> Shown:
    """Return a row of the database; SQLite's moments have no zone but are in UTC."""
    page_id, path, title, summary, text, at, *others = row
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Shown(page_id, path, title, summary, text, at, *others)
