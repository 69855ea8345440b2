"""A table (CSV) with a page in each row, read into entries. Pure."""

import csv
import io
from collections.abc import Generator, Iterator, Mapping

from portal.core.exports import plain

from .entries import Entry, Problem, decoded

# Python's own limit is shorter than the body of a page may be. It is one for the whole process.
csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))


def read_table(place: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Entry | Problem]:
    """Yield what each row says, or what is wrong with it.

    `columns` says which field a column holds, "" for one that is passed over.
    """
    text = decoded(place, data)
    if isinstance(text, Problem):
        yield text
        return
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    names, line = None, 1
    try:
        for row in rows:
            if names is None:
                names = yield from _names(place, row, columns)
            elif "path" in names and any(cell.strip() for cell in row):
                yield _row(place, line, names, row)
            line = rows.line_num + 1
    except csv.Error as error:
        yield Problem(place, line, f"This is no table that can be read: {error}.")


def _names(
    place: str, row: list[str], columns: Mapping[str, str]
) -> Generator[Problem, None, list[str]]:
    """Return the field of each column; yield a problem for each that is wrong."""
    names: list[str] = []
    for cell in row:
        name = columns.get(cell.strip().lower())
        if name is None:
            yield Problem(place, 1, f"There is no column “{cell.strip()}”. Take it out.")
        elif name and name in names:
            yield Problem(place, 1, f"There is a second column “{cell.strip()}”. Take one out.")
        names.append(name or "")
    if "path" not in names:
        yield Problem(place, 1, "There is no column “address”. It says which page a row is about.")
    return names


def _row(place: str, line: int, names: list[str], row: list[str]) -> Entry | Problem:
    if len(row) != len(names):
        message = f"This row has {len(row)} cells, the first row {len(names)}."
        return Problem(place, line, message)
    cells = {name: plain(cell) for name, cell in zip(names, row, strict=True) if name}
    return Entry(place, line, cells | {"path": cells["path"].strip()}, is_whole=False)
