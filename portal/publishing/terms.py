"""Terms that explain themselves where a page first uses them. A higher app says which they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .models import Page


@dataclass(frozen=True)
class Use:
    """A stretch of text that is a term, with what explains it: see `portal.core.markup`."""

    start: int
    end: int
    key: str
    name: str
    meaning: str
    url: str
    # Which of its names the text uses, in the singular: the acronym, for one.
    called: str


FindTerms = Callable[[str], Iterable[Use]]
Source = Callable[[Page | None], FindTerms | None]


def none(page: Page | None) -> None:
    """Explain nothing: for texts that are compared, or that explain terms themselves."""


_source: Source = none


def explain_by(source: Source) -> None:
    """Name the function that says how terms are found on a page; None stands for any page."""
    global _source
    _source = source


def finder(page: Page | None = None) -> FindTerms | None:
    return _source(page)
