"""What results can be narrowed to: the sections, audiences and kinds that live pages have."""

from portal.core.generation import per_generation
from portal.publishing import cards
from portal.publishing.models import Page

from .models import IndexEntry

Choices = list[tuple[str, str]]


@per_generation
def section_cards() -> tuple[dict, ...]:
    """Return the front pages of the sections: those with live pages below them."""
    fronts = Page.objects.live().filter(parent=None, children__state=Page.State.LIVE)
    return tuple(map(cards.card, fronts.exclude(path="/").for_cards().in_place().distinct()))


def sections() -> Choices:
    return [(card["url"].strip("/"), card["title"]) for card in section_cards()]


def audiences() -> Choices:
    """Return the audiences that pages are for; pages for everybody are for each of them."""
    named = sorted({name for _, names in _traits() for name in names.split()})
    return [(name, name.capitalize()) for name in named]


def kinds() -> Choices:
    return [(kind, kind) for kind in sorted({kind for kind, _ in _traits()})]


@per_generation
def _traits() -> tuple[tuple[str, str], ...]:
    """Return every kind and audiences that live pages have together."""
    live = IndexEntry.objects.filter(page__in=Page.objects.live()).order_by()
    return tuple(live.values_list("kind", "audiences").distinct())
