"""What the portal knows of all that an upload names, asked for at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from portal.accounts.models import User
from portal.publishing.models import Page, Redirect

from . import contents
from .entries import Entry
from .values import PEOPLE

# Fewer than a query may name on any database.
BATCH = 500


@dataclass(frozen=True)
class Known:
    pages: dict[str, Page]
    """The pages that entries are about, by address, each as its own kind."""
    ids: dict[str, int]
    """Where pages are, of all the addresses that are named."""
    moved: dict[str, str]
    """From an old address to the new one."""
    contents: dict[int, dict]
    """What was saved last of each page, by its id, related pages by their addresses."""
    bases: dict[str, int]
    """The newest event of each page, by address."""
    people: dict[str, User]
    """Who is at the desk, by e-mail address."""


def known_of(entries: list[Entry]) -> Known:
    """Ask the database; it costs as many queries for a hundred entries as for one."""
    paths = {entry.path for entry in entries}
    named = paths | {parent_of(path) for path in paths} | {*_related(entries)}
    full = Page.objects.with_kinds().select_related("owner", "deputy")
    pages = {page.path: page.as_kind() for page in _with(full, "path", paths)}
    newest = contents.newest(pages.values())
    places = contents.addresses(newest.values())
    dated = Page.objects.order_by().annotate(newest=Max("events")).only("path")
    return Known(
        pages=pages,
        ids={page.path: page.pk for page in _with(Page.objects.only("path"), "path", named)},
        moved={
            old.path: old.page.path
            for old in _with(Redirect.objects.select_related("page"), "path", named)
        },
        contents={
            pk: one | {"related": sorted(places[n] for n in one["related"] if n in places)}
            for pk, one in newest.items()
        },
        bases={page.path: page.newest for page in _with(dated, "path", paths)},
        people=_people(entries),
    )


def parent_of(path: str) -> str:
    """Return the address above; that of the home page, and of what is right below it, is "/"."""
    return path.rstrip("/").rpartition("/")[0] + "/"


def _with(rows, field: str, values) -> Iterator:
    values = sorted(values)
    for start in range(0, len(values), BATCH):
        yield from rows.filter(**{f"{field}__in": values[start : start + BATCH]})


def _related(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        said = entry.values.get("related", "")
        lines = said.splitlines() if isinstance(said, str) else said
        if isinstance(lines, list):
            yield from (line.strip() for line in lines if isinstance(line, str))


def _people(entries: list[Entry]) -> dict[str, User]:
    addresses = {
        address.strip().lower()
        for entry in entries
        for name in PEOPLE
        if isinstance(address := entry.values.get(name), str)
    }
    at_desk = User.objects.filter(is_active=True, is_staff=True)
    return {user.email: user for user in _with(at_desk, "email", addresses)}
