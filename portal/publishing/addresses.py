"""From an address to the page that lives there, now or once."""

from django.db.models import Q
from django.urls import Resolver404
from django.urls import resolve as route_of

from .models import Page

PAGE, ELSEWHERE = "publishing:page", "publishing:elsewhere"


def one_spelling(path: str) -> str:
    """Return the spelling under which an address is kept and looked up.

    Capitals count as small letters. A final slash is added or, after the name of a file such as
    index.aspx, taken away.
    """
    path = path.lower().rstrip("/")
    return path if "." in path.rpartition("/")[2] else f"{path}/"


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
    if Page.objects.readable().filter(path=path).exists():
        return path
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


def door_at(path: str) -> str | None:
    """Return the address of the portal's own that a path means, however it is spelled, or None."""
    for spelled in (path, f"{path}/", path.rstrip("/")):
        if _door(spelled):
            return spelled
    # What varies in an address, such as a token, has capitals of its own.
    match = _door(one_spelling(path))
    return one_spelling(path) if match and not match.captured_kwargs else None


def _door(path):
    try:
        match = route_of(path)
    except Resolver404:
        return None
    return None if match.view_name in (PAGE, ELSEWHERE) else match
