"""A list of old addresses as CSV, with the header old,new: what each row says. Pure."""

import csv
import io
import re
from dataclasses import dataclass
from urllib.parse import unquote

from portal.publishing.addresses import one_spelling

HEADER = ["old", "new"]
LONGEST = 400
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


@dataclass(frozen=True)
class Row:
    """An old address, in its one spelling, and the page that it leads to."""

    line: int
    old: str
    new: str


@dataclass(frozen=True)
class Fault:
    line: int
    message: str

    def __str__(self):
        return f"line {self.line}: {self.message}"


def fault_of(address: str) -> str:
    """Return what keeps a text from being an address of a site, or ""."""
    if not address.startswith("/") or address.startswith("//"):
        return f"{address or 'Nothing'} is not an address of this site: begin it with one slash."
    if "?" in address or "#" in address:
        return f"{address} has a query or an anchor: leave out what begins with ? or #."
    if _CONTROL.search(unquote(address)):
        return f"{address} has a space in it."
    return f"{address[:60]}… is too long." if len(address) > LONGEST else ""


def read(text: str) -> tuple[list[Row], list[Fault]]:
    """Return the rows that are in order in themselves, and what is wrong with the others.

    Addresses that differ in capitals or in a final slash are one; it may stand here in each of its
    spellings, as long as all lead to one page.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    if next(reader, None) != HEADER:
        return [], [Fault(1, "The first line must be: old,new")]
    lines = [(reader.line_num, cells) for cells in reader if cells]
    rows, faults, written = {}, [], {}
    for number, cells in lines:
        message = _wrong_in(cells) or _said_before(cells, rows, written)
        if message:
            faults.append(Fault(number, message))
        else:
            row = Row(number, one_spelling(unquote(cells[0])), cells[1])
            rows.setdefault(row.old, row)
            written[cells[0]] = number
    faults += _chains(rows)
    return list(rows.values()), sorted(faults, key=lambda fault: fault.line)


def _wrong_in(cells):
    if len(cells) != len(HEADER):
        return f"There are {len(cells)} columns; there should be {len(HEADER)}."
    old, new = cells
    if one_spelling(unquote(old)) == one_spelling(new):
        return f"{old} leads to itself."
    return fault_of(old) or fault_of(new)


def _said_before(cells, rows, written):
    old, new = cells
    if old in written:
        return f"{old} stands in line {written[old]} already."
    same = rows.get(one_spelling(unquote(old)))
    return f"{old} leads to {same.new} in line {same.line}." if same and same.new != new else ""


def _chains(rows):
    """A row that leads to an old address takes two hops, or never ends."""
    for row in rows.values():
        if after := rows.get(one_spelling(row.new)):
            yield Fault(
                row.line,
                f"{row.new} is an old address itself, see line {after.line}: name the page.",
            )
