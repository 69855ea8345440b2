"""The way down to a page."""

from itertools import accumulate

from portal.publishing import cards
from portal.publishing.models import Page


def above(path: str) -> list[dict]:
    """Return the cards of the live pages above an address, from the home page down."""
    if path == "/":
        return []
    parts = path.strip("/").split("/")[:-1]
    paths = ["/", *(f"/{'/'.join(way)}/" for way in accumulate([[part] for part in parts]))]
    found = Page.objects.live().filter(path__in=paths).for_cards()
    return sorted(map(cards.card, found), key=lambda one: len(one["url"]))
