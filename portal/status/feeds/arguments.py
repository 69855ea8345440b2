"""What a question to the feeds may hold. Pure.

Names and the words on, off, true and false are taken in capitals too, as the site before this one
did. Other names are passed over: clients add their own, so that nothing answers from a cache.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

MOST_ROWS = 5_000
# Databases hold no larger numbers of announcements.
FARTHEST = 2_147_483_647
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class Faulty(Exception):
    """Arguments that cannot be understood: `errors`, each {parameter, detail}."""

    def __init__(self, errors):
        super().__init__(errors)
        self.errors = errors


@dataclass(frozen=True)
class Arguments:
    markup: bool = False
    use_utc: bool = False
    on: date | None = None
    number: int = 0
    count: int = 25
    start: int = 0


def read(given: Mapping[str, list[str]], takes: Iterable[str]) -> Arguments:
    """Return what was asked, from the values of each name; an empty value asks for nothing.

    Raises Faulty for what an argument that the address takes cannot mean.
    """
    found, errors = {}, []
    for name, values in _known(given, takes).items():
        field, understand = READERS[name]
        try:
            found[field] = understand(_single(values))
        except ValueError as error:
            errors.append({"parameter": name, "detail": str(error)})
    if errors:
        raise Faulty(errors)
    return Arguments(**found)


def _known(given, takes):
    known: dict[str, list[str]] = {}
    for name, values in given.items():
        if name.lower() in takes and any(values):
            known.setdefault(name.lower(), []).extend(values)
    return known


def _single(values):
    if len(values) > 1:
        raise ValueError("Give it once.")
    return values[0].strip()


def _one_of(yes: str, no: str) -> Callable[[str], bool]:
    def understand(text):
        if text.lower() not in (yes, no):
            raise ValueError(f"Write {yes} or {no}.")
        return text.lower() == yes

    return understand


def _day(text):
    message = "Write a day as MM/DD/YYYY, such as 05/10/2013."
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(message)
    month, day, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"There is no such day. {message}") from error


def _whole(least: int, most: int) -> Callable[[str], int]:
    def understand(text):
        if not re.fullmatch("[0-9]{1,10}", text) or not least <= int(text) <= most:
            raise ValueError(f"Write a whole number from {least} to {most}, in digits.")
        return int(text)

    return understand


READERS: dict[str, tuple[str, Callable]] = {
    "markup": ("markup", _one_of("on", "off")),
    "useutc": ("use_utc", _one_of("true", "false")),
    "date": ("on", _day),
    "id": ("number", _whole(0, FARTHEST)),
    "count": ("count", _whole(1, MOST_ROWS)),
    "startrow": ("start", _whole(0, FARTHEST)),
}
OF_STATUS = ("markup", "useutc", "date", "id")
OF_HISTORY = ("markup", "useutc", "count", "startrow")
