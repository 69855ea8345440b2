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

    def __str__(self):
        return f"{self.field}, line {self.line}: {self.message}"
