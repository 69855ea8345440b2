"""What comes out of rendering, and what goes in from above: spans of text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Span(Protocol):
    """A stretch of text that links itself, such as a legal citation."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def label(self) -> str:
        """The one name of what is cited, however the text words it."""

    @property
    def url(self) -> str: ...


class Term(Protocol):
    """A stretch of text that is a term, and what explains it."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def key(self) -> str:
        """The term, however the text words it: small letters, digits and hyphens."""

    @property
    def name(self) -> str: ...

    @property
    def meaning(self) -> str:
        """One or two sentences as HTML: what `render_inline` gives."""

    @property
    def url(self) -> str:
        """Where more is said about it; "" if nowhere."""


class Fault(StrEnum):
    """What can be wrong with a source."""

    UNKNOWN_PAGE = "unknown-page"
    MISSING_ANCHOR = "missing-anchor"
    UNUSABLE_LINK = "unusable-link"
    EMPTY_LINK = "empty-link"
    HEADING_LEVEL = "heading-level"
    EMPTY_HEADING = "empty-heading"
    BAD_ANCHOR = "bad-anchor"
    DUPLICATE_ANCHOR = "duplicate-anchor"
    UNKNOWN_CALLOUT = "unknown-callout"
    UNCLOSED_CONTAINER = "unclosed-container"
    STEPS = "steps"
    ABBREVIATION = "abbreviation"
    FOOTNOTE = "footnote"
    IMAGE = "image"
    RAW_HTML = "raw-html"
    STRAY_COLONS = "stray-colons"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    line: int
    message: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Rendered:
    html: str
    text: str
    outline: tuple[Heading, ...] = ()
    page_links: tuple[str, ...] = ()
    external_links: tuple[str, ...] = ()
    citations: tuple[Span, ...] = ()
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()
