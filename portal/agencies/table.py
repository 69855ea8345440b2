"""A table (CSV) of contacts, read into the values of each row. Pure."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.exports import plain

# What a column is called, and the field it holds.
COLUMNS = {
    "agency": "agency", "role": "role", "name": "name", "email": "email", "phone": "phone",
    "page": "url", "note": "note", "confirmed_on": "confirmed_on", "expires_on": "expires_on",
}  # fmt: skip
NEEDED = ("agency", "role", "name", "confirmed_on")


@dataclass(frozen=True)
class Row:
    """What a row says, by field, and on which line it begins."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True)
class Fault:
    line: int
    message: str

    def __str__(self):
        return f"Line {self.line}: {self.message}"


def read_table(text: str) -> Iterator[Row | Fault]:
    """Yield what each row says, or what is wrong with it; with a bad first row only its faults."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        names = [cell.strip().lower() for cell in next(reader, [])]
        if faults := [Fault(1, message) for message in _wrong_with(names)]:
            yield from faults
            return
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(line, names, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        yield Fault(line, f"no table can be read from here on: {error}.")


def _wrong_with(names):
    yield from (f"there is no column “{one}”." for one in names if one not in COLUMNS)
    yield from (f"the column “{one}” is missing." for one in NEEDED if one not in names)
    yield from (
        f"the column “{one}” stands there twice." for one in COLUMNS if names.count(one) > 1
    )


def _row(line, names, cells):
    if len(cells) != len(names):
        return Fault(line, f"it has {len(cells)} cells, the first row {len(names)}.")
    values = {COLUMNS[name]: plain(cell.strip()) for name, cell in zip(names, cells, strict=True)}
    return Row(line, values)
