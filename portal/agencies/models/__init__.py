"""Agencies, whom to ask there, and the page that lists both."""

from .agency import Agency
from .contact import Contact
from .directory import Directory

__all__ = ["Agency", "Contact", "Directory"]
