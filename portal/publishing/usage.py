"""Where a page is used: what would notice if it moved, changed its state or went away."""

from dataclasses import dataclass

from .models import Page

SHOWN = 50


@dataclass(frozen=True)
class Use:
    """One way in which things lead to a page, and those things (at most SHOWN of them)."""

    label: str
    things: list
    count: int


def uses_of(page) -> list[Use]:
    """Return the ways in which a page is used, those without a thing left out."""
    pages = Page.objects.exclude(state=Page.State.ARCHIVED).exclude(pk=page.pk)
    found = [
        ("Pages that link to it", pages.filter(links_out__target=page)),
        ("Pages that name it as related", pages.filter(related=page)),
        ("Pages right below it", pages.filter(parent=page)),
        ("Pages taken down in its favor", page.predecessors.all()),
        ("Old addresses that lead to it", page.redirects.all()),
        *((label, queryset) for label, queryset in _elsewhere(page)),
    ]
    uses = [Use(label, list(things[:SHOWN]), things.count()) for label, things in found]
    return [use for use in uses if use.count]


def _elsewhere(page):
    """Ask the models of other apps that name a page and say, as `page_use`, what for."""
    for relation in Page._meta.related_objects:
        if label := getattr(relation.related_model, "page_use", ""):
            yield label, relation.related_model.objects.filter(**{relation.field.name: page})
