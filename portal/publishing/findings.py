"""What is noticed about a text before readers see it. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding does to publishing."""

    ADVICE = "advice"
    WARNING = "warning"
    # A publisher may override it with a reason.
    BLOCKS = "blocks"
    # Nobody can: readers would meet something broken.
    FORBIDS = "forbids"

    def stops(self, least) -> bool:
        """Say whether this is as grave as `least`, or graver."""
        order = list(Severity)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True)
class Finding:
    """One thing noticed: in which field, in which line, and what to do about it."""

    field: str
    line: int
    message: str
    severity: Severity = Severity.FORBIDS
    # Which rule found it: see `portal.publishing.quality`; "" for what no rule may let pass.
    rule: str = ""
    # The words it is about, as they stand in the text.
    excerpt: str = ""

    @classmethod
    def read(cls, kept: dict) -> "Finding":
        """Return a finding from what a revision keeps of it."""
        return cls(**kept | {"severity": Severity(kept["severity"])})

    @property
    def forbids(self) -> bool:
        return self.severity == Severity.FORBIDS

    def __str__(self) -> str:
        return f"{self.field}, line {self.line}: {self.message}"
