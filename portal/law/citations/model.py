"""What a citation is, and where one stands in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The collections of federal law, in the order in which authorities are listed."""

    STATUTE = "statute"
    REGULATION = "regulation"
    PUBLIC_LAW = "public_law"
    STATUTES_AT_LARGE = "statutes_at_large"
    FEDERAL_REGISTER = "federal_register"
    EXECUTIVE_ORDER = "executive_order"


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision. Compare sort keys as plain characters: roman numerals sort as letters."""

    kind: Kind
    text: str
    url: str
    sort_key: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A citation and where it stands in a text."""

    start: int
    end: int
    citation: Citation

    @property
    def label(self) -> str:
        return self.citation.text

    @property
    def url(self) -> str:
        return self.citation.url
