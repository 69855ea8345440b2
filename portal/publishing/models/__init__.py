"""A page, what was saved of it, what happened to it, what it cites and links to, where it was."""

from .citation import Citation
from .event import Event
from .link import PageLink
from .page import Page
from .redirect import Redirect
from .revision import Revision

__all__ = ["Citation", "Event", "Page", "PageLink", "Redirect", "Revision"]
