"""From a query to the pages it finds, in order: as it is typed, else as it was probably meant.

Pages with all of it come from one query of the database. Where they are few, one more brings those
with some of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from . import synonyms
from .engines import Candidate, Filters, Found, engine
from .engines.base import COUNTED
from .query import Expansions, Group, Query, parse
from .ranking import ranked
from .spelling import Vocabulary, mended
from .vocabulary import at_hand, vocabulary

PAGE_SIZE = 20
# Where fewer pages than these have all of a query, those with some of it follow.
FEW = 20
# So many are put in order, in whole pages of results; what comes after them stays in the order of
# the engine.
REORDERED = 2 * PAGE_SIZE
# So many may have some of a query only; a page with less of it than this is not worth showing.
PARTLY, LEAST = 80, 0.1
# For how many pages something counts whose number is not known, as of a citation.
UNKNOWN = 5
NOTHING = 0.01
EVERYTHING = Filters()


@dataclass(frozen=True)
class Retrieved:
    """What was searched for in the end, and the candidates, best first, from the place `first` on.

    `is_relaxed`: none has all of the query. `total` is a thousand at most; with `is_more` there are
    more. `shown` has rows of what readers see, as far as they came along.
    """

    query: Query
    candidates: Sequence[Candidate] = ()
    first: int = 0
    total: int = 0
    is_more: bool = False
    is_relaxed: bool = False
    shown: Mapping[int, tuple] = field(default_factory=dict)


def retrieve(
    text: str,
    filters: Filters = EVERYTHING,
    *,
    start: int = 0,
    expansions: Expansions | None = None,
    mend: bool = True,
) -> Retrieved:
    """Return what a query finds; of many, those that stand from a place on are among them."""
    expansions = synonyms.expansions() if expansions is None else expansions
    query = parse(text, expansions)
    if mend and (known := at_hand()):
        # Where a word is of no page the query finds nothing: it need not be tried.
        query = _mended(query, known, expansions)
    found = _all_of(query, filters, start)
    if mend and not found.total and query.words:
        better = _mended(query, vocabulary(), expansions)
        if better is not query:
            query, found = better, _all_of(better, filters, start)
    is_few = found.total < FEW and (len(query.groups) > 1 or not found.total)
    if not is_few or not query.has_parts or start >= REORDERED:
        return _full(query, found, start)
    weights = _weights(query, found.held)
    some = engine().find_some(query, filters, weights, number=PARTLY)
    return _partly(query, some, weights)


def _all_of(query: Query, filters: Filters, start: int) -> Found:
    if query.is_empty:
        return Found()
    is_deep = start >= REORDERED
    first, number = (start, PAGE_SIZE) if is_deep else (0, REORDERED)
    return engine().find(query, filters, first=first, number=number)


def _mended(query: Query, known: Vocabulary, expansions: Expansions) -> Query:
    text = mended(query, known)
    return query if text == query.text else parse(text, expansions)


def _weights(query: Query, held: Mapping[str, int | None]) -> list[float]:
    """Say how much each group tells: the fewer pages hold what was typed, the more."""
    return [_weight(group, held) for group in query.groups]


def _weight(group: Group, held: Mapping[str, int | None]) -> float:
    typed = group.words or group.phrases[0]
    numbers = [held.get(one) for one in typed if one.isalpha()]
    if None in numbers and len(group.phrases) == 1:
        # What no page holds makes no difference between pages.
        return NOTHING
    return 1 / log2(2 + min((number or UNKNOWN for number in numbers), default=UNKNOWN))


def _full(query: Query, found: Found, start: int) -> Retrieved:
    """Return candidates that have all of a query."""
    is_deep = start >= REORDERED
    if query.groups and not is_deep:
        weights = _weights(query, found.held)
        order = ranked(found.candidates, query, weights, is_loose=False)
    else:
        order = sorted(found.candidates, key=lambda one: (-one.rank, one.page_id))
    return Retrieved(
        query,
        order,
        first=start if is_deep else 0,
        total=min(found.total, COUNTED),
        is_more=found.total > COUNTED,
        shown=found.shown,
    )


def _partly(query: Query, found: Found, weights: list[float]) -> Retrieved:
    """Return candidates of which few have all of a query, without those that have little of it."""
    least = LEAST * sum(weights)
    kept = [one for one in found.candidates if one.has_all or one.rank >= least]
    return Retrieved(
        query,
        ranked(kept, query, weights, is_loose=True),
        total=len(kept),
        is_relaxed=bool(kept) and not found.total,
        shown=found.shown,
    )
