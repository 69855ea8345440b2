"""Finds live pages that hold every word asked for, the title counting most."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce
from heapq import nlargest
from operator import and_, or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from portal.publishing.models import Page

FIELDS = ("title", "aliases", "summary", "text")
EXTRACT_LENGTH = 240
CANDIDATES = 200


@dataclass(frozen=True)
class Found:
    pages: QuerySet
    words: list[str]

    def total(self) -> int:
        return self.pages.count()

    def first(self, number: int) -> list[dict]:
        """Return the best results, each with an extract around the first word found."""
        pages = self.pages.only("path", "title", "summary", "text", "parent__title")
        return [
            {
                "title": page.title,
                "url": page.path,
                "extract": extract(page.text, self.words) or page.summary,
                "section": page.parent.title if page.parent else "",
            }
            for page in pages.select_related("parent")[:number]
        ]


def search(query: str) -> Found:
    """Return the live pages in which every word of the query occurs, best first."""
    words = re.findall(r"[\w'-]+", query.lower())[:12]
    if not words:
        return Found(Page.objects.none(), words)
    pages = Page.objects.live().filter(reduce(and_, map(_holds, words)))
    return Found(pages.annotate(rank=_rank(words)).order_by("-rank", "title"), words)


def extract(text: str, words: list[str]) -> str:
    """Return the text around the first of the words, cut at spaces; "" if none is in it."""
    found = re.search("|".join(map(re.escape, words)), text, re.IGNORECASE) if words else None
    if not found:
        return ""
    start = max(0, found.start() - EXTRACT_LENGTH // 3)
    piece = text[start : start + EXTRACT_LENGTH]
    if start:
        piece = "… " + piece.partition(" ")[2]
    if start + EXTRACT_LENGTH < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return " ".join(piece.split())


def _holds(word):
    return reduce(or_, (Q(**{f"{f}__icontains": word}) for f in FIELDS))


def _rank(words):
    weights = {"title": 8, "aliases": 6, "summary": 2}
    return sum(
        (
            Case(
                When(**{f"{field}__icontains": word}, then=Value(weight)),
                default=Value(0),
                output_field=IntegerField(),
            )
            for word in words
            for field, weight in weights.items()
        ),
        start=Value(0),
    )


def likely(path: str, number: int = 3) -> list[dict]:
    """Return the live pages that someone who asked for an unknown address may have wanted."""
    # Anyone may ask for any address: both the words and the comparing are bounded.
    wanted = path.rstrip("/").rpartition("/")[2].lower()[:80]
    words = re.findall(r"[a-z]{3,}", wanted)[:6]
    if not words:
        return []
    named = reduce(or_, (Q(slug__icontains=word) | Q(aliases__icontains=word) for word in words))
    pages = Page.objects.live().filter(named).only("path", "slug", "title")[:CANDIDATES]
    best = nlargest(number, pages, key=lambda page: SequenceMatcher(a=wanted, b=page.slug).ratio())
    return [{"title": page.title, "url": page.path} for page in best]
