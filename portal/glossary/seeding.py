"""The starting terms, from seed/terms.toml. What an editor changed or took out stays so."""

import tomllib
from pathlib import Path

from django.dispatch import receiver

from portal.core.signals import seeding
from portal.publishing.addresses import page_at
from portal.publishing.models import Page

from . import actions
from .models import RemovedTerm, Term

FILE = Path(__file__).parent / "seed" / "terms.toml"


@receiver(seeding)
def sow_terms(outcome, **kwargs):
    """Add the terms that are new and update those that nobody has touched."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
    kept = {term.slug: term for term in Term.objects.all()}
    removed = set(RemovedTerm.objects.values_list("slug", flat=True))
    pages = dict(Page.objects.values_list("path", "pk"))
    sown = []
    for entry in entries:
        term = kept.get(entry["slug"]) or Term(slug=entry["slug"])
        if term.is_edited or term.slug in removed:
            continue
        if _fill(term, entry, pages):
            outcome["terms updated" if term.pk else "terms added"].append(term.slug)
            sown.append(term)
    if sown:
        actions.keep(sown)


def _fill(term, entry, pages):
    """Give a term what the file says of it; return whether anything is new."""
    wanted = {
        "name": entry["name"],
        "acronym": entry["acronym"],
        "aliases": "\n".join(entry["aliases"]),
        "meaning": entry["meaning"],
        "source": entry["source"],
        "page_id": _page_id(entry, pages),
    }
    changed = {name: value for name, value in wanted.items() if getattr(term, name) != value}
    for name, value in changed.items():
        setattr(term, name, value)
    return bool(changed)


def _page_id(entry, pages):
    """Return the page that an entry names, wherever it has moved; none if it is not there yet."""
    path = entry["page"]
    if not path or path in pages:
        return pages.get(path)
    page = page_at(path)
    return page and page.pk
