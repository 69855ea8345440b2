"""What must hold before readers may see a page. The desk's form and publishing both ask here."""

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from .findings import Finding
from .models import Page
from .rendering import render


def findings(page) -> list[Finding]:
    """Render a page in memory and return everything that keeps it from being published."""
    return [*_fields(page), *_place(page), *_twins(page), *render(page)]


def is_open(path: str) -> bool:
    """Say whether a page at this address could be opened: no door of the portal's own is there."""
    try:
        return path == "/" or resolve(path).view_name == "publishing:page"
    except Resolver404:
        return False


def _fields(page):
    try:
        page.clean_fields(exclude=["parent"])
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            yield from (Finding(field, 1, message) for message in messages)


def _place(page):
    if page.parent and page.parent.state not in Page.READABLE:
        message = f"Publish {page.parent.path} first: this page is below it."
        yield Finding("parent", 1, message)
    if not is_open(page.path):
        message = f"{page.path} is an address of the portal's own. Choose another last part."
        yield Finding("slug", 1, message)


def _twins(page):
    for name in ("title", "summary"):
        twins = Page.objects.live().filter(**{name: getattr(page, name)}).exclude(pk=page.pk)
        if twin := twins.first():
            yield Finding(name, 1, f"{twin.path} has the same {name}. Make this one its own.")
