"""The contents of many pages at once, in as many queries as for one."""

from collections import defaultdict

from django.db.models import OuterRef, Subquery

from portal.publishing.models import Page, Revision


def published(pages) -> dict[int, dict]:
    """Return by id what the rows of pages hold, as a revision keeps it."""
    related = defaultdict(list)
    links = Page.related.through.objects.filter(from_page__in=[page.pk for page in pages])
    for page, other in links.order_by("to_page").values_list("from_page", "to_page"):
        related[page].append(other)
    return {page.pk: _in_row(page) | {"related": related[page.pk]} for page in pages}


def newest(pages) -> dict[int, dict]:
    """Return by id what was saved last of each page, readers see it or not."""
    latest = Revision.objects.filter(page=OuterRef("page")).order_by("-number")
    revisions = Revision.objects.filter(
        page__in=[page.pk for page in pages], pk=Subquery(latest.values("pk")[:1])
    )
    saved = dict(revisions.values_list("page", "content"))
    return {pk: row | saved.get(pk, {}) for pk, row in published(pages).items()}


def addresses(contents) -> dict[int, str]:
    """Return by id where the pages are that contents name as related."""
    named = {pk for content in contents for pk in content["related"]}
    return dict(Page.objects.filter(pk__in=named).values_list("pk", "path"))


def _in_row(page) -> dict:
    values = {name: getattr(page, name) for name in page.content_fields if name != "related"}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }
