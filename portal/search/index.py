"""The index, kept: after every change it is what `build` would make of the pages anew.

All of it happens in the transaction that changes pages, whose writers wait for one another
(`portal.core.generation.hold`). What one page costs does not depend on how many there are.
"""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction

from portal.core import generation
from portal.publishing.models import Page

from .engines import engine
from .entries import as_kept, entry_of
from .models import IndexEntry, Word
from .wording import stem

BATCH = 200
FIELDS = [field.name for field in IndexEntry._meta.fields if not field.primary_key]


def keep(pages) -> None:
    """Index pages as they now stand: the live ones of their own kind and rendered, others not."""
    # Parents come first: a page may be for whom the page above is for.
    pages = sorted({page.pk: page for page in pages}.values(), key=lambda page: page.path)
    lending = []
    for start in range(0, len(pages), BATCH):
        lending += _keep(pages[start : start + BATCH])
    if lending:
        below = Page.objects.live().filter(parent__in=lending).with_kinds()
        kept = {page.pk for page in pages}
        keep(page.as_kind() for page in below if page.pk not in kept)


@transaction.atomic
def build() -> int:
    """Index every live page anew; return how many there are. Publishing waits meanwhile."""
    generation.hold()
    IndexEntry.objects.all().delete()
    Word.objects.all().delete()
    number = 0
    for pages in _batches():
        _keep(pages)
        number += len(pages)
    generation.bump()
    return number


def is_missing() -> bool:
    """Say whether nothing at all is indexed though pages are live."""
    return not IndexEntry.objects.exists() and Page.objects.live().exists()


def _batches() -> Iterator[list[Page]]:
    """Yield the live pages by the hundred, parents first.

    Each batch is asked for by itself, so that no database has to hold a long answer open.
    """
    live = Page.objects.live().order_by("path").with_kinds()
    pages = list(live[:BATCH])
    while pages:
        yield [page.as_kind() for page in pages]
        pages = list(live.filter(path__gt=pages[-1].path)[:BATCH])


def _keep(pages) -> list[int]:
    """Index pages; return the numbers of those that are for others than before."""
    above = [page.parent_id for page in pages if page.parent_id]
    found = IndexEntry.objects.in_bulk([*(page.pk for page in pages), *above])
    before = {page.pk: found[page.pk] for page in pages if page.pk in found}
    after = _entries(pages, {pk: entry.audiences for pk, entry in found.items()})
    _store(before, after)
    return [page.pk for page in pages if _audiences(before, page) != _audiences(after, page)]


def _entries(pages, audiences: dict[int, str]) -> dict[int, IndexEntry]:
    """Return the new entries of those pages that are live; `audiences` are of what is indexed."""
    entries = {}
    for page in pages:
        own = as_kept(page.audiences) if page.is_live else ""
        audiences[page.pk] = own or (audiences.get(page.parent_id, "") if page.is_live else "")
        if page.is_live:
            entries[page.pk] = entry_of(page, audiences[page.pk])
    return entries


def _store(before: dict[int, IndexEntry], after: dict[int, IndexEntry]) -> None:
    changed = [
        entry for pk, entry in after.items() if pk not in before or _differ(before[pk], entry)
    ]
    IndexEntry.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["page"], update_fields=FIELDS
    )
    if gone := before.keys() - after.keys():
        IndexEntry.objects.filter(pk__in=gone).delete()
    words = Counter(word for entry in after.values() for word in entry.words.split())
    words.subtract(word for entry in before.values() for word in entry.words.split())
    if changes := [(word, stem(word), number) for word, number in words.items() if number]:
        engine().count_words(changes)


def _differ(one: IndexEntry, other: IndexEntry) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in FIELDS)


def _audiences(entries: dict[int, IndexEntry], page) -> str:
    return entries[page.pk].audiences if page.pk in entries else ""
