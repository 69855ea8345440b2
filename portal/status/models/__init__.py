"""What is announced, in which words, and the pages that show it."""

from .announcement import Announcement
from .changes import Change, Entry, Proposal
from .lapse import Lapse
from .pages import StatusHistory, StatusPage, StatusTypes
from .types import Answer, Area, Category, StatusType

__all__ = [
    "Announcement",
    "Answer",
    "Area",
    "Category",
    "Change",
    "Entry",
    "Lapse",
    "Proposal",
    "StatusHistory",
    "StatusPage",
    "StatusType",
    "StatusTypes",
]
