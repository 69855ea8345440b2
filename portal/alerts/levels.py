"""The three levels of alerts, and what each allows. Pure."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models

HEADING_LENGTH = 60
TEXT_LENGTH = 300


class Level(models.TextChoices):
    INFORMATIONAL = "informational", "Informational"
    WARNING = "warning", "Warning"
    EMERGENCY = "emergency", "Emergency"

    @property
    def limits(self) -> "Limits":
        return LIMITS[self]


@dataclass(frozen=True)
class Limits:
    """What holds for a level.

    `word` is the first that readers read. `longest` is from the start, or from now if that is
    later, to the end. `at_once` is how many may stand over one page. One that is not `anywhere`
    stands over every page.
    """

    word: str
    text_length: int
    longest: timedelta
    said: str
    at_once: int
    anywhere: bool = False
    may_be_put_away: bool = False


LIMITS = {
    Level.INFORMATIONAL: Limits(
        word="Notice",
        text_length=TEXT_LENGTH,
        longest=timedelta(days=14),
        said="14 days",
        at_once=2,
        anywhere=True,
        may_be_put_away=True,
    ),
    Level.WARNING: Limits("Warning", TEXT_LENGTH, timedelta(days=7), "7 days", at_once=1),
    Level.EMERGENCY: Limits("Emergency", 200, timedelta(hours=24), "24 hours", at_once=1),
}
# From the gravest down, as they stand over a page.
GRAVEST_FIRST = tuple(reversed(Level))


def meet(path: str, other: str) -> bool:
    """Say whether two alerts, each over the pages below an address, share any page."""
    return path.startswith(other) or other.startswith(path)
