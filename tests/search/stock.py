"""Many live pages at once for tests of search: stored in bulk, without history, and indexed."""

from itertools import count

from portal.core import generation
from portal.publishing.models import Page
from portal.search import index
from tests.factories import AT

numbers = count(1)


def stock(number, *, title="Where hay is kept", text="There is a needle in the hay."):
    """Return that many live pages with numbers in their titles."""
    pages = Page.objects.bulk_create(_page(title, text, next(numbers)) for _ in range(number))
    index.keep(pages)
    generation.bump()
    return pages


def _page(title, text, number):
    return Page(
        kind=Page._meta.label_lower,
        path=f"/stock-{number}/",
        slug=f"stock-{number}",
        title=f"{title} {number}",
        summary=f"What everybody should know about hay and straw: number {number} of many.",
        text=text,
        state=Page.State.LIVE,
        published_at=AT,
        updated_at=AT,
    )
