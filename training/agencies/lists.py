"""Lists of certificates as agencies keep them: "number,name" a line, from a file or pasted. Pure.

Every line that cannot be used is reported with its number and what to do; the others can be used.
Lines may be those of any spreadsheet: with commas, semicolons or tabs, the first line naming the
columns or not.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from portal.core.exports import plain
from training.certificates import names
from training.certificates.numbers import NumberError, read_number

MOST_BYTES = 1_000_000
MOST_LINES = 5_000
LONGEST_ID = 40

NUMBER, NAME, EMPLOYEE = "number", "name", "employee_id"
# What else spreadsheets call them, in small letters and without marks.
HEADINGS = {
    NUMBER: {"number", "certificate", "certificate number", "certificate no"},
    NAME: {"name", "full name", "employee name", "name on the certificate"},
    EMPLOYEE: {"employee id", "employee number", "employee no", "id"},
}
WORDS = {NUMBER: "certificate number", NAME: "name", EMPLOYEE: "employee number"}
_SOCIAL = re.compile(r"\b(ssn|social security)\b", re.IGNORECASE)
# 20 CFR 422.103(b): nine digits in groups of three, two and four.
_LIKE_SOCIAL = re.compile(r"\d{3}[- ]?\d{2}[- ]?\d{4}")


class ListError(ValueError):
    """The list cannot be read at all; the message says what to do."""


@dataclass(frozen=True)
class Entry:
    """One line: a certificate's number as printed, the name on it, the agency's own number."""

    line: int
    number: str
    name: str
    employee_id: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line, and what to do."""

    line: int
    message: str


class FaultError(ValueError):
    pass


@dataclass(frozen=True)
class Reading:
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def decoded(data: bytes) -> str:
    """Return the text of a file. Raises ListError where it is none."""
    if len(data) > MOST_BYTES:
        raise ListError("The file is larger than 1 MB. Send it in parts.")
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ListError(
            "This is not a CSV file in UTF-8. In the spreadsheet choose “Save as”, then “CSV "
            "UTF-8”, and send that file."
        )
    return text


def read_list(text: str, columns=(NUMBER, NAME)) -> Reading:
    """Return the lines of a list. Raises ListError where none of it can be used."""
    lines = [(number, line) for number, line in enumerate(_lines(text), 1) if line.strip(" ,;\t")]
    if not lines:
        raise ListError("The list is empty. Put one certificate on each line.")
    mark = next((one for one in "\t;" if one in lines[0][1]), ",")
    heading = _heading(lines[0][1], mark, columns)
    lines = lines[1:] if heading else lines
    if len(lines) > MOST_LINES:
        raise ListError(
            f"The list has {len(lines):,} lines; {MOST_LINES:,} are allowed. Send it in parts."
        )
    entries, faults = [], []
    for number, line in lines:
        try:
            entries.append(_entry(number, _cells(line, mark), heading, columns))
        except FaultError as fault:
            faults.append(Fault(number, str(fault)))
    kept, repeated = _once(entries)
    return Reading(tuple(kept), tuple(sorted([*faults, *repeated], key=lambda one: one.line)))


def _lines(text):
    return re.split(r"\r\n|\r|\n", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))


def _heading(line, mark, columns):
    """Return the place of each column and how many there are, if the first line names them."""
    if _SOCIAL.search(line.replace("_", " ")):
        raise ListError(
            "The list has a column of Social Security numbers. They are never needed here: take "
            "the column out, and send the list again."
        )
    try:
        cells = [re.sub(r"[\W_]+", " ", one).strip().casefold() for one in _cells(line, mark)]
    except FaultError:
        return None
    places = {
        one: next(place for place, cell in enumerate(cells) if cell in HEADINGS[one])
        for one in columns
        if HEADINGS[one] & {*cells}
    }
    if not places:
        return None
    if missing := [WORDS[one] for one in columns if one not in places]:
        raise ListError(
            f"The first line names the columns, but none is the {missing[0]}. Call them: "
            f"{', '.join(columns)}."
        )
    return places, len(cells)


def _cells(line, mark):
    try:
        row = next(csv.reader([line], delimiter=mark, strict=True))
    except csv.Error:
        raise FaultError(
            "The quotation marks do not match. Put a whole name in them, or leave them out."
        ) from None
    return [" ".join(plain(cell).split()) for cell in row]


def _entry(line, cells, heading, columns):
    places, width = heading or ({one: place for place, one in enumerate(columns)}, len(columns))
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) > width:
        raise FaultError(
            f"There are {len(cells)} columns, but should be {width}. Put a name with a comma in it "
            "in quotation marks."
        )
    values = {one: cells[places[one]] if places[one] < len(cells) else "" for one in columns}
    for one in columns:
        if not values[one]:
            raise FaultError(f"The {WORDS[one]} is missing. Add it.")
    return Entry(line, **_checked(values))


def _checked(values):
    """Return the values of a line with the number as printed. Raises FaultError."""
    try:
        number = read_number(values[NUMBER])
    except NumberError as error:
        raise FaultError(str(error)) from None
    if names.fault(values[NAME]):
        raise FaultError(
            f"No certificate has such a name: it has letters and at most {names.LENGTH} "
            "characters. Copy it from the certificate."
        )
    employee = values.get(EMPLOYEE, "")
    if _LIKE_SOCIAL.fullmatch(employee):
        raise FaultError(
            "The employee number looks like a Social Security number. Use your agency’s own number."
        )
    if len(employee) > LONGEST_ID:
        raise FaultError(f"The employee number is longer than {LONGEST_ID} characters. Shorten it.")
    return {**values, NUMBER: number}


def _once(entries):
    """Return the entries with each number once, and a fault for each time it comes again."""
    first, repeated = {}, []
    for entry in entries:
        known = first.setdefault(entry.number, entry)
        if known is not entry:
            message = f"This certificate is on line {known.line} already. Take one of them out."
            repeated.append(Fault(entry.line, message))
    return first.values(), repeated
