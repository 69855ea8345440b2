"""Live pages for tests of search: stored and indexed, but not published step by step."""

from itertools import count

from portal.core import generation
from portal.core.markup import render
from portal.publishing.models import Page
from portal.search import index
from tests.factories import AT, content_for

numbers = count(1)


def shelve(model=Page, *, parent=None, slug="", **content):
    """Return a live page that the index holds."""
    page = shelved(model, parent=parent, slug=slug, **content)
    page.save()
    index.keep([page])
    generation.bump()
    return page


def shelve_all(contents):
    """Do the same for many at once, each given as its content."""
    pages = Page.objects.bulk_create([shelved(**content) for content in contents])
    index.keep(pages)
    generation.bump()
    return pages


def shelved(model=Page, *, parent=None, slug="", **content):
    """Return a live page that is not stored."""
    slug = slug or f"shelf-{next(numbers)}"
    content = content_for(model, **content)
    rendered = render(content["body"])
    page = model(
        **content,
        parent=parent,
        slug=slug,
        kind=model._meta.label_lower,
        text=rendered.text,
        outline=[{"text": heading.text} for heading in rendered.outline],
        state=Page.State.LIVE,
        published_at=AT,
        updated_at=AT,
    )
    page.path = page.address_under(parent, slug)
    return page
