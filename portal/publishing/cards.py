"""Short entries for link lists and cards, looked up once a generation."""

from portal.core.generation import per_generation
from portal.law.models import Authority

# From its own module: kinds of page, which the package holds too, ask for cards.
from .models.page import Page


def card(page) -> dict:
    return {
        "title": page.label,
        "url": page.path,
        "kind": page.kind,
        "summary": page.summary,
        "updated_at": page.updated_at,
    }


@per_generation
def children(page_id: int | None) -> tuple[dict, ...]:
    """Return the live pages right below a page, in their order; none below an unsaved one."""
    if page_id is None:
        return ()
    return tuple(map(card, Page.objects.live().filter(parent=page_id).for_cards().in_place()))


def split(found, kind) -> tuple[list[dict], list[dict]]:
    """Return the cards of pages of a kind, and the others."""
    return [one for one in found if one["kind"] == kind], [
        one for one in found if one["kind"] != kind
    ]


def neighbors(page) -> dict:
    """Return the cards before and after a page among those below its parent, as prev and next."""
    around = [one for one in children(page.parent_id) if one["kind"] == page.kind]
    places = [place for place, one in enumerate(around) if one["url"] == page.path]
    if not places:
        return {"prev": None, "next": None}
    around = [None, *around, None]
    return {"prev": around[places[0]], "next": around[places[0] + 2]}


@per_generation
def related(page_id: int) -> tuple[dict, ...]:
    """Return the live pages that a page names as related."""
    page = Page(pk=page_id)
    return tuple(map(card, page.related.live().for_cards().in_place()))


@per_generation
def named(page_ids: tuple[int, ...]) -> tuple[dict, ...]:
    """Return those of the pages that are live."""
    return tuple(map(card, Page.objects.live().filter(pk__in=page_ids).for_cards().in_place()))


@per_generation
def recent(number: int) -> tuple[dict, ...]:
    """Return the pages whose public change note is newest."""
    changed = Page.objects.live().exclude(changed_at=None).order_by("-changed_at")
    return tuple(
        card(page) | {"updated_at": page.changed_at, "note": page.change_note}
        for page in changed.only(
            "kind",
            "path",
            "title",
            "short_title",
            "summary",
            "updated_at",
            "change_note",
            "changed_at",
        )[:number]
    )


def authorities(page) -> list[dict]:
    """Return what a page cites, each with its title or else that of what it is part of."""
    titles = _titles()
    return [
        cited | {"title": next((titles[one] for one in _around(cited) if one in titles), "")}
        for cited in page.authorities
    ]


def _around(cited):
    return [cited["citation"], *cited["within"]]


@per_generation
def _titles() -> dict[str, str]:
    return dict(Authority.objects.exclude(title="").values_list("citation", "title"))
