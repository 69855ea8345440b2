"""A page, what was saved of it, what happened to it, what it cites and links to, where it was."""

from .citation import Citation
from .event import Event
from .link import PageLink
from .page import Page
from .redirect import Redirect
from .review import Comment, ShareLink
from .revision import Revision
from .working_copy import WorkingCopy

__all__ = [
    "Citation", "Comment", "Event", "Page", "PageLink", "Redirect", "Revision", "ShareLink",
    "WorkingCopy",
]  # fmt: skip
