"""Pages that readers have, rendered anew because terms changed. Their text stays as it was."""

from dataclasses import dataclass, field

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from portal.publishing.models import Page
from portal.publishing.rendering import render

from .names import common

FIELDS = ["html", "text", "outline", "parts"]


@dataclass
class Outcome:
    """The addresses of pages that look different now, and of those left as they were: whose text
    has come to hold something that cannot be published."""

    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def render_anew(changes) -> Outcome:
    """Render the pages that changes of terms touch, as part of the caller's transaction.

    `changes` are pairs of a term before and after, one of them None for a new or deleted one.
    """
    outcome = Outcome()
    for page in touched(changes).with_kinds():
        page = page.as_kind()
        before = [getattr(page, name) for name in FIELDS]
        if render(page):
            outcome.left.append(page.path)
        elif [getattr(page, name) for name in FIELDS] != before:
            page.save(update_fields=FIELDS)
            outcome.changed.append(page.path)
    return outcome


def touched(changes):
    """Return the pages on which the terms are found, or may be found from now on."""
    pages = Page.objects.readable().alias(parts_text=Cast("parts", TextField()))
    # A query a change: all in one would be too deep for SQLite after a few hundred names.
    found = {pk for one in changes for pk in pages.filter(_by(*one)).values_list("pk", flat=True)}
    return Page.objects.filter(pk__in=found)


def _by(before, after):
    present = [one for one in (before, after) if one]
    concerned = Q(parts__terms__has_key=present[0].slug)
    if len({_found_by(one) for one in (before, after)}) == 2:
        # The rendered lines above the body are among the parts.
        for words in {common(name) for one in present for name in one.all_names}:
            concerned |= Q(text__icontains=words) | Q(parts_text__icontains=words)
    elif before.page_id != after.page_id:
        concerned |= Q(pk__in=[one.page_id for one in present if one.page_id])
    return concerned


def _found_by(term):
    return term and (term.is_shown, tuple(term.names), term.acronym)
