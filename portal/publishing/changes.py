"""What's new: the public change notes of every page."""

from portal.core.generation import per_generation
from portal.publishing.models import Page, Revision

SHOWN = 200


@per_generation
def notes() -> tuple[dict, ...]:
    """Return the newest change notes of live pages, the newest first."""
    changed = Revision.objects.filter(page__state=Page.State.LIVE, published_at__isnull=False)
    values = changed.exclude(note="").order_by("-published_at", "-pk")
    found = values.values("pk", "note", "published_at", "page__path", "page__title")[:SHOWN]
    return tuple(
        {
            "revision": one["pk"],
            "note": one["note"],
            "at": one["published_at"],
            "url": one["page__path"],
            "title": one["page__title"],
        }
        for one in found
    )
