"""Pages as rows of a table: what they are, whose they are, and when they are looked at again."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils import timezone

from . import contents

COLUMNS = (
    "address", "kind", "title", "summary", "state", "published", "updated", "owner", "deputy",
    "last reviewed", "next review", "words", "edit",
)  # fmt: skip
# What a table says of a page that nobody can bring back by it.
ONLY_TOLD = ("state", "published", "updated", "words", "edit")
WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


def rows(chunks: Iterable, *, newest: bool) -> Iterator[tuple]:
    """Yield the names of the columns, then a row for each page."""
    yield COLUMNS
    for pages in chunks:
        held = (contents.newest if newest else contents.published)(pages)
        for page in pages:
            yield _row(page, held[page.pk])


def _row(page, content: dict) -> tuple:
    return (
        page.path,
        page.kind,
        content["title"],
        content["summary"],
        page.state,
        _day(page.published_at),
        _day(page.updated_at),
        page.owner.email if page.owner else "",
        page.deputy.email if page.deputy else "",
        page.reviewed_on,
        page.review_due_on,
        len(WORD.findall(content["body"])),
        settings.SITE_URL.rstrip("/") + page.edit_url,
    )


def _day(moment):
    return moment and timezone.localdate(moment)
