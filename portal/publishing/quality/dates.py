"""Dates as people write them: January 5, 2024; Jan. 2024; 5 January 2024; 1/5/2024; 2024-01-05."""

import re
from calendar import month_abbr, month_name, monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_NUMBERS = {name.lower(): number for number, name in enumerate(month_name) if name}
_NUMBERS |= {name.lower(): number for number, name in enumerate(month_abbr) if name}
_NUMBERS["sept"] = 9

_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:19|20)[0-9]{2}"
DATE = re.compile(
    rf"\b(?P<month>{_NAME})\s+(?:(?P<day>{_DAY})(?:st|nd|rd|th)?(?![0-9])(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<lone>{_YEAR})\b)"
    rf"|\b(?P<day2>{_DAY})\s+(?P<month2>{_NAME})\s+(?P<year2>{_YEAR})\b"
    rf"|(?<![\w/.-])(?P<month3>1[0-2]|0?[1-9])/(?P<day3>{_DAY})/(?P<year3>{_YEAR})(?![\w/])"
    rf"|(?<![\w/.-])(?P<year4>{_YEAR})-(?P<month4>[01][0-9])-(?P<day4>[0-3][0-9])(?![\w-])"
)


class Written(NamedTuple):
    """A date in a text. Without a year or a day, those are 0."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def last_day(self) -> date | None:
        """The day, or the last day of the month; None where no year says which."""
        if not self.year:
            return None
        _, length = monthrange(self.year, self.month)
        return date(self.year, self.month, min(self.day or length, length))


def find(text: str) -> Iterator[Written]:
    for match in DATE.finditer(text):
        parts = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
        year = int(parts.get("year") or parts.get("lone") or 0)
        month = parts["month"].rstrip(".").lower()
        number = int(month) if month.isdigit() else _NUMBERS[month]
        if 1 <= number <= 12:
            yield Written(*match.span(), year, number, int(parts.get("day") or 0))
