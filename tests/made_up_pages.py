"""Live pages by the thousand, for `tests.bench`: stored in bulk, without history, and indexed."""

from datetime import UTC, datetime

from django.db import connection

from portal.core import generation
from portal.publishing.models import Page
from portal.search import index
from tests.made_up_words import text_of

CHILDREN = 20
BATCH = 2_000
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


def fill_up_to(size: int) -> str:
    """Make pages until there are that many, and return the address of one of them."""
    paths = dict(Page.objects.values_list("pk", "path"))
    for first in range(len(paths) + 1, size + 1, BATCH):
        pages = []
        for number in range(first, min(first + BATCH, size + 1)):
            parent = (number - 2) // CHILDREN + 1 if number > 1 else None
            paths[number] = f"{paths[parent]}page-{number}/" if parent else "/"
            pages.append(made_up_page(number, parent, paths[number]))
        index.keep(Page.objects.bulk_create(pages))
    if connection.vendor == "postgresql":
        # What a server does by itself after a while.
        connection.cursor().execute("VACUUM ANALYZE")
    generation.bump()
    return paths[size // 2]


def made_up_page(number: int, parent: int | None, path: str) -> Page:
    text = text_of(number)
    words = text.split()
    paragraphs = [" ".join(words[start : start + 60]) for start in range(0, len(words), 60)]
    return Page(
        pk=number,
        kind=Page._meta.label_lower,
        parent_id=parent,
        path=path,
        slug=path.rstrip("/").rpartition("/")[2],
        order=number % CHILDREN,
        title=f"{' '.join(words[:3]).capitalize()}, page {number}",
        short_title=f"{words[0].capitalize()} {number}",
        summary=f"{' '.join(words[3:15]).capitalize()}, as the page numbered {number} explains.",
        body="\n\n".join(paragraphs),
        html="".join(
            f'<h2 id="part-{place}">Part {place}</h2><p>{paragraph}</p>'
            for place, paragraph in enumerate(paragraphs, start=1)
        ),
        text=text,
        outline=[
            {"level": 2, "text": f"Part {place}", "anchor": f"part-{place}"}
            for place, _ in enumerate(paragraphs, start=1)
        ],
        state=Page.State.LIVE,
        published_at=MOMENT,
        updated_at=MOMENT,
    )
