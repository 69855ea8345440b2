"""How a page stands: what was saved last, what readers see, and how the two differ."""

from dataclasses import dataclass

from django.utils.text import capfirst

from portal.publishing.models import Revision


@dataclass(frozen=True)
class Standing:
    """`latest` was saved last; `live` is what readers see, if they see anything."""

    latest: Revision | None
    live: Revision | None
    differences: list[str]

    @property
    def has_draft(self):
        """Whether something was saved that readers do not see."""
        return self.latest is not None and self.latest != self.live


def standing(page, latest) -> Standing:
    live = latest
    if latest and latest.state != Revision.State.LIVE:
        live = page.revisions.filter(state=Revision.State.LIVE).first()
    differences = changed_fields(page, live.content, latest.content) if live else []
    return Standing(latest, live, differences)


def changed_fields(page, before: dict, after: dict) -> list[str]:
    """Return the names of the fields in which two contents of a page differ."""
    return [
        field_label(page, name)
        for name in page.content_fields
        if before.get(name) != after.get(name)
    ]


def field_label(page, name) -> str:
    return capfirst(page._meta.get_field(name).verbose_name)
