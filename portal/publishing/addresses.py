"""From an address to the page that lives there, now or once."""

from .models import Page


def page_at(path: str) -> Page | None:
    """Return the readable page at an address or at the address it moved to, else None."""
    return (
        Page.objects.readable().filter(path=path).first()
        or Page.objects.readable().filter(redirects__path=path).first()
    )


def resolve(path: str) -> str | None:
    """Return the present address of the page that a text names by `path`, or None."""
    page = page_at(path)
    return page.path if page else None
