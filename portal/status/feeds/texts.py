"""The messages of an announcement as feeds give them. Pure."""

from functools import lru_cache

from django.utils.html import escape

from portal.api.feeds import writable
from portal.core import markup

from .status import Status


@lru_cache(maxsize=512)
def plain(source: str) -> str:
    """Return Markdown as plain text, a block a line."""
    return markup.render(source).text


def short(status: Status, *, with_markup: bool) -> str:
    """Return the short message, which has no markup but what HTML asks of any text."""
    return writable(escape(status.short_message) if with_markup else status.short_message)


def long(status: Status, *, with_markup: bool) -> str:
    return writable(status.long_html if with_markup else plain(status.long_message))
