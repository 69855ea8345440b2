"""Which old addresses are new to the portal, which lead elsewhere now, and which cannot be kept."""

from dataclasses import dataclass, field

from django.db import transaction

from portal.core import generation
from portal.publishing.addresses import door_at, page_at
from portal.publishing.models import Page, Redirect

from .reading import Fault, Row


@dataclass
class Plan:
    """What becomes of each row. `pages` has the page of each address that rows lead to."""

    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    unchanged: list[Row] = field(default_factory=list)
    # Rows whose page is not there, or not public.
    waiting: list[Row] = field(default_factory=list)
    taken: list[Fault] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def faults(self) -> list[Fault]:
        missing = [Fault(row.line, f"There is no page at {row.new}.") for row in self.waiting]
        return sorted([*self.taken, *missing], key=lambda fault: fault.line)


def plan(rows: list[Row]) -> Plan:
    """Compare rows with the pages and old addresses that there are. Changes nothing."""
    found = Plan(pages=_pages_at({row.new for row in rows}))
    olds = [row.old for row in rows]
    kept = dict(Redirect.objects.filter(path__in=olds).values_list("path", "page"))
    known = Page.objects.filter(path__in=olds, published_at__isnull=False)
    homes = set(known.values_list("path", flat=True))
    for row in rows:
        if why := why_taken(row.old, homes):
            found.taken.append(Fault(row.line, why))
        elif row.new not in found.pages:
            found.waiting.append(row)
        elif row.old not in kept:
            found.added.append(row)
        else:
            is_same = kept[row.old] == found.pages[row.new].pk
            (found.unchanged if is_same else found.changed).append(row)
    return found


def why_taken(path: str, homes) -> str:
    """Return why nothing can lead on from an address, or "". `homes` are addresses of pages."""
    if path in homes:
        return f"A page lives at {path}, or did: move it or take it down in favor of the other."
    if door_at(path):
        return f"{path} is an address of the portal's own."
    return ""


@transaction.atomic
def keep(rows: list[Row], pages: dict[str, Page], *, at) -> None:
    """Let old addresses lead to their pages from now on, whatever they led to before."""
    if not rows:
        return
    generation.hold()
    Redirect.objects.filter(path__in=[row.old for row in rows]).delete()
    Redirect.objects.bulk_create(
        Redirect(path=row.old, page_id=pages[row.new].pk, created_at=at) for row in rows
    )
    generation.bump()


def _pages_at(paths):
    """Return the public page at each address; one that moved answers at its former one too."""
    readable = Page.objects.readable().filter(path__in=paths)
    pages = {page.path: page for page in readable.only("path")}
    moved = {path: page_at(path) for path in paths - pages.keys()}
    return pages | {path: page for path, page in moved.items() if page}
