"""A page, what was saved of it, what happened to it, what it cites and links to, where it was."""

from .citation import Citation
from .event import Event
from .in_short import InShort
from .landing import Landing
from .link import PageLink
from .page import Page
from .redirect import Redirect
from .review import Comment, ShareLink
from .revision import Revision
from .working_copy import WorkingCopy

__all__ = [
    "Citation", "Comment", "Event", "InShort", "Landing", "Page", "PageLink", "Redirect",
    "Revision", "ShareLink", "WorkingCopy",
]  # fmt: skip
