"""The subjects that the form offers, with whom to ask first."""

from dataclasses import dataclass

from portal.contact.models.subject import Subject
from portal.core.generation import per_generation
from portal.publishing.addresses import page_at
from portal.publishing.models import Page


@dataclass(frozen=True)
class Choice:
    """A subject as the form shows it; `page` is (label, address) of what to read first, or None."""

    slug: str
    label: str
    description: str
    ask_first: str
    page: tuple[str, str] | None


@per_generation
def choices() -> tuple[Choice, ...]:
    """Return the open subjects in their order."""
    subjects = list(Subject.objects.open())
    named = {one.ask_first_page for one in subjects if one.ask_first_page}
    pages = {one.path: one for one in Page.objects.live().filter(path__in=named)}
    found = {path: pages.get(path) or _moved_from(path) for path in named}
    return tuple(_choice(one, found.get(one.ask_first_page)) for one in subjects)


def _moved_from(path):
    page = page_at(path)
    return page if page and page.state == Page.State.LIVE else None


def _choice(subject, page):
    return Choice(
        slug=subject.slug,
        label=subject.label,
        description=subject.description,
        ask_first=subject.ask_first,
        page=(page.short_title or page.title, page.path) if page else None,
    )
