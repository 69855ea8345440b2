"""What readers searched for over some days: which queries, what they found, what was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery, Sum, TextChoices
from django.urls import reverse
from django.utils.http import urlencode

from portal.publishing.models import Page

from .models import ChoiceCount, SearchCount

SHOWN = 100


class Kind(TextChoices):
    """The reports: which queries each lists, always those asked most first."""

    TOP = "top", "Most asked"
    NOTHING = "nothing", "Found nothing"
    UNCHOSEN = "unchosen", "Nobody chose a result"


@dataclass(frozen=True)
class Asked:
    """A query: how often it was asked, what it found the last time, and what readers then chose.

    `page` is the one chosen most, None where nothing was.
    """

    query: str
    asked: int
    found: int
    is_relaxed: bool
    chosen: int = 0
    page: Page | None = None

    @property
    def percent(self) -> int:
        """How many of a hundred searches led to a page, at most: one may lead to several."""
        return min(100, round(100 * self.chosen / self.asked))

    @property
    def found_in_words(self) -> str:
        if not self.found:
            return "nothing"
        return f"{self.found}, none with all words" if self.is_relaxed else str(self.found)

    @property
    def try_url(self) -> str:
        return f"{reverse('search:results')}?{urlencode({'q': self.query})}"

    @property
    def synonym_url(self) -> str:
        return f"{reverse('admin:search_synonym_add')}?{urlencode({'words': self.query})}"

    @property
    def best_bet_url(self) -> str:
        return f"{reverse('admin:search_bestbet_add')}?{urlencode({'phrases': self.query})}"


def queries(kind: str, since: date):
    """Return the queries of a report as rows with `asked`, `found`, `is_relaxed`; lazily."""
    counts = SearchCount.objects.filter(day__gte=since)
    last = counts.filter(query=OuterRef("query")).order_by("-day")
    found = (
        counts.order_by()
        .values("query")
        .annotate(
            asked=Sum("asked"),
            found=Subquery(last.values("found")[:1]),
            is_relaxed=Subquery(last.values("is_relaxed")[:1]),
        )
        .order_by("-asked", "query")
    )
    if kind == Kind.NOTHING:
        return found.filter(Q(found=0) | Q(is_relaxed=True))
    if kind == Kind.UNCHOSEN:
        chosen = ChoiceCount.objects.filter(day__gte=since, query=OuterRef("query"))
        return found.filter(~Exists(chosen), found__gt=0)
    return found


def listed(kind: str, since: date, number: int = SHOWN) -> list[Asked]:
    """Return the first rows of a report with what was chosen; the cost is three queries."""
    rows = list(queries(kind, since)[:number])
    chosen = _chosen([row["query"] for row in rows], since)
    pages = Page.objects.only("title", "short_title", "path", "kind", "state").in_bulk(
        {max(found, key=found.get) for found in chosen.values()}
    )
    return [_asked(row, chosen.get(row["query"]), pages) for row in rows]


def _chosen(asked, since):
    """Return {query: {page: how often it was chosen}} of some queries."""
    rows = ChoiceCount.objects.filter(day__gte=since, query__in=asked).order_by()
    found: dict[str, dict[int, int]] = {}
    for query, page, times in rows.values_list("query", "page").annotate(Sum("times")):
        found.setdefault(query, {})[page] = times
    return found


def _asked(row, chosen, pages):
    if not chosen:
        return Asked(**row)
    page = pages[max(chosen, key=chosen.get)]
    return Asked(**row, chosen=sum(chosen.values()), page=page)


COLUMNS = ("query", "asked", "found", "none with all words", "chosen", "percent", "chosen most")


def rows(asked: list[Asked]) -> Iterator[tuple]:
    """Yield the names of the columns, then a row for each query; for a file to take away."""
    yield COLUMNS
    for one in asked:
        yield (
            one.query,
            one.asked,
            one.found,
            "yes" if one.is_relaxed else "",
            one.chosen,
            one.percent,
            one.page.path if one.page else "",
        )
