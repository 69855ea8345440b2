"""What an upload says: an entry for each page, a problem for all that cannot be read. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

# As Excel writes a day once it has read one.
AMERICAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True)
class Problem:
    """What is wrong, in which file, and in which line; 0 for all of the file."""

    place: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{where(self.place, self.line)}: {self.message}"


@dataclass(frozen=True)
class Entry:
    """What an upload says of one page.

    `values` are as a seed file has them: texts, lists of lines, days, numbers. `is_whole`: what is
    not named is empty; otherwise it stays as it is.
    """

    place: str
    line: int
    values: dict
    lines: dict[str, int] = field(default_factory=dict)
    is_whole: bool = True

    @property
    def path(self) -> str:
        return self.values["path"]

    def __str__(self) -> str:
        return where(self.place, 0 if self.is_whole else self.line)

    def problem(self, name: str, message: str) -> Problem:
        return Problem(self.place, self.lines.get(name, self.line), message)


def where(place: str, line: int) -> str:
    return f"{place}, line {line}" if line else place


def decoded(place: str, content: bytes) -> str | Problem:
    """Return a file as text, its lines ended in one way."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Problem(place, line, "This is not UTF-8. Save the file with that encoding.")
    return text.replace("\r\n", "\n")


def day(value: object) -> date | None:
    """Return a day that was written as a date or as text. Raises ValueError."""
    if value in ("", None):
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if american := AMERICAN_DAY.fullmatch(str(value).strip()):
        month, of_month, year = map(int, american.groups())
        return date(year, month, of_month)
    return date.fromisoformat(str(value).strip())
