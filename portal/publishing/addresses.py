"""From an address to the page that lives there, now or once."""

from django.db.models import Q

from .models import Page


def page_at(path: str) -> Page | None:
    """Return the readable page at an address, or the one to which the address leads, else None."""
    readable = Page.objects.readable()
    return (
        readable.filter(path=path).first()
        or readable.filter(redirects__path=path).first()
        or readable.filter(
            Q(predecessors__path=path) | Q(predecessors__redirects__path=path)
        ).first()
    )


def resolve(path: str) -> str | None:
    """Return the present address of the page that a text names by `path`, or None."""
    page = page_at(path)
    return page.path if page else None


def resolve_ahead(path: str) -> str | None:
    """Return what `resolve` does, or the address itself if a draft waits there."""
    drafts = Page.objects.filter(path=path, state=Page.State.DRAFT)
    return resolve(path) or (path if drafts.exists() else None)


def gone_from(path: str) -> Page | None:
    """Return the page that was taken down from an address without a successor, or None."""
    gone = Page.objects.filter(state=Page.State.ARCHIVED, successor=None)
    return gone.filter(Q(path=path) | Q(redirects__path=path)).first()
