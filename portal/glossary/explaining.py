"""How terms are found on a page, and the HTML of their meanings."""

import re
from functools import lru_cache, partial

from django.apps import apps
from django.db.models import QuerySet, Subquery
from django.utils.safestring import mark_safe

from portal.core.markup import Rendered, render_inline
from portal.law import citations
from portal.publishing.addresses import resolve

from .matcher import Entry, Matcher

_PAGE_LINK = re.compile(r"page:(/[^\s)#>]*)")
_COLUMNS = ("slug", "name", "acronym", "aliases", "meaning", "page_id", "glossary")


def finder(page):
    """Return how terms are found on a page, None standing for any; None where none is explained."""
    if isinstance(page, apps.get_model("glossary", "Glossary")):
        return None
    return partial(present().find, on=page and page.pk)


def present() -> Matcher:
    """Return what finds the terms as they stand, also while a transaction changes them.

    It is built anew only for other terms. That they are looked up each time, rather than once a
    generation, keeps what is due from being done in the middle of a publication.
    """
    rows = tuple(shown().order_by("pk").values_list(*_COLUMNS))
    linked = {path for row in rows for path in _PAGE_LINK.findall(row[4])}
    return _matcher(rows, tuple((path, resolve(path)) for path in sorted(linked)))


def shown() -> QuerySet:
    """Return the terms that readers see, each with the address at which the glossary is."""
    # One that is not published yet will be: pages are rendered before that, in the same seeding.
    glossary = apps.get_model("glossary", "Glossary").objects.order_by("pk").values("path")[:1]
    terms = apps.get_model("glossary", "Term").objects.filter(is_shown=True)
    return terms.annotate(glossary=Subquery(glossary))


def rendered(meaning: str, *, resolve_page=resolve) -> Rendered:
    return render_inline(meaning, resolve_page=resolve_page, find_citations=citations.find)


def meaning_html(meaning: str, **options):
    """Return a meaning as HTML. What `portal.core.markup` gives is clean."""
    return mark_safe(rendered(meaning, **options).html)


@lru_cache(maxsize=2)
def _matcher(rows, addresses) -> Matcher:
    resolved = dict(addresses).get
    return Matcher(_entry(*row, resolve_page=resolved) for row in rows)


def _entry(slug, name, acronym, aliases, meaning, page_id, glossary, *, resolve_page):
    return Entry(
        slug=slug,
        name=f"{name} ({acronym})" if acronym else name,
        meaning=meaning_html(meaning, resolve_page=resolve_page),
        url=f"{glossary}#{slug}" if glossary else "",
        names=(name, *aliases.splitlines()),
        acronym=acronym,
        home=page_id,
    )
