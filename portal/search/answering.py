"""What stands above the results where the query names a thing that can be answered at once.

An app answers from a module named `answers`, which the search app looks for when the portal starts:
a function of the words asked for, marked `@answer`, that returns an Answer or None. It runs with
every search, so it looks things up once a generation, and shows only what everyone may read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

# What people put around the name of a thing: "what is AWOL?", "definition of telework".
_BEFORE = re.compile(
    r"^(?:what(?: is|'s| are| does)|who is|define|definition of|meaning of)\s+(?:(?:an?|the)\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+(?:mean|means|meaning|definition|defined)$", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """A title, a short text as clean HTML, and where more of it stands."""

    title: str
    html: SafeString
    url: str
    label: str


_makers: list[Callable[[str], Answer | None]] = []


def answer(make):
    """Show what a function of the words asked for returns, if it returns anything."""
    _makers.append(make)
    return make


def answers_to(query: str) -> list[Answer]:
    """Return what there is to say to a query, in the order of the apps."""
    words = subject(query)
    return [found for make in _makers if words and (found := make(words))]


def subject(query: str) -> str:
    """Return what a query asks about, without the words of the question."""
    words = " ".join(query.replace("’", "'").split()).strip('?!"“” ')
    return _AFTER.sub("", _BEFORE.sub("", words))
