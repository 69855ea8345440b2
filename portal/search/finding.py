"""Find pages, as readers see them among the results.

A search costs two queries of the database at most, however it goes. What is remembered for one
generation (synonyms, best bets, vocabulary, names of sections) comes on top, once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString

from portal.core.generation import per_generation
from portal.publishing.models import Page

from . import best_bets
from .engines import Filters, Shown, engine
from .extracts import Finder, as_html, extract
from .query import Expansions, Query, cleaned
from .retrieval import EVERYTHING, PAGE_SIZE, retrieve


class Result(NamedTuple):
    """A page as it stands among the results; `kind` and `section` are names for readers."""

    title: str
    url: str
    extract: SafeString
    kind: str
    section: str
    is_historic: bool
    updated_at: datetime


@dataclass(frozen=True)
class Found:
    """What a search found, as one page of results shows it.

    `searched` is unlike `query` where spelling was mended. `is_relaxed`: no page has all words, and
    these have some. `total` is a thousand at most; with `is_more` there are more. What stands in
    `best_bets` does not stand in `results` again.
    """

    query: str
    searched: str
    is_relaxed: bool = False
    results: tuple[Result, ...] = ()
    total: int = 0
    is_more: bool = False
    best_bets: tuple[Result, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages of results there are."""
        return -(-self.total // PAGE_SIZE)


def find(
    text: str,
    *,
    section: str = "",
    audience: str = "",
    kind: str = "",
    page: int = 1,
    expansions: Expansions | None = None,
    mend: bool = True,
) -> Found:
    """Return the live pages that a query finds.

    Filters: the first part of addresses; one of employees, supervisors and coordinators; what
    readers call a kind of page. Without `mend` words are searched for as they are typed.
    """
    filters = Filters(*map(cleaned, (section, audience, kind)))
    start = (max(1, page) - 1) * PAGE_SIZE
    got = retrieve(text, filters, start=start, expansions=expansions, mend=mend)
    notes = _notes(got.query) if start == 0 and filters == EVERYTHING else {}
    place = start - got.first
    ids = [one.page_id for one in got.candidates[place : place + PAGE_SIZE]]
    names = sections()
    shown, finder = engine().shown({*notes, *ids}, got.shown), Finder(got.query)
    return Found(
        query=cleaned(text),
        searched=got.query.text,
        is_relaxed=got.is_relaxed,
        results=tuple(
            _result(shown[pk], extract(shown[pk].text, shown[pk].summary, finder), names)
            for pk in ids
            if pk in shown and pk not in notes
        ),
        total=got.total,
        is_more=got.is_more,
        best_bets=tuple(
            _result(shown[pk], as_html(note or shown[pk].summary), names)
            for pk, note in notes.items()
            if pk in shown
        ),
    )


def _notes(query: Query) -> dict[int, str]:
    """Return the pages that editors put first for a query, each with what they say of it."""
    if query.key not in best_bets.by_phrase():
        return {}
    return best_bets.notes_for(query.key, timezone.localdate())


def _result(shown: Shown, piece: SafeString, names: Mapping[str, str]) -> Result:
    return Result(
        title=shown.title,
        url=shown.path,
        extract=piece,
        kind=shown.kind,
        section=names.get(shown.section, ""),
        is_historic=bool(shown.is_historic),
        updated_at=shown.updated_at,
    )


@per_generation
def sections() -> dict[str, str]:
    """Return the name of each part of the site by the first part of its addresses."""
    tops = Page.objects.live().filter(Q(parent=None) | Q(parent__path="/")).exclude(path="/")
    return {page.slug: page.label for page in tops.in_place()}
