"""Files to take away. CSV that no spreadsheet takes for formulas, sent row by row."""

import csv
import re
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

# A cell that begins so is run as a formula by a spreadsheet (OWASP, "CSV Injection"), spaces before
# it or not. One that already begins with apostrophes gets one more, so that `plain` can undo it.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_MADE_SAFE = re.compile(rf"'(?={_FORMULA.pattern})")
# Excel takes a file for UTF-8 only with it.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def safe(value):
    """Return a cell's value with an apostrophe before what would be a formula; None is empty."""
    if value is None:
        return ""
    is_formula = isinstance(value, str) and _FORMULA.match(value)
    return f"'{value}" if is_formula else value


def plain(text: str) -> str:
    """Return what a cell said before `safe`."""
    return _MADE_SAFE.sub("", text, count=1) if _MADE_SAFE.match(text) else text


def csv_lines(rows: Iterable[Iterable]) -> Iterator[str]:
    """Yield rows as the lines of a CSV file (RFC 4180), the byte order mark first."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([safe(value) for value in row])


def csv_file(name: str, rows: Iterable[Iterable]) -> StreamingHttpResponse:
    """Return an answer that sends rows, the names of the columns first, as a CSV file."""
    return download(name, csv_lines(rows), kind="text/csv; charset=utf-8")


def download(name: str, pieces: Iterable, *, kind: str) -> StreamingHttpResponse:
    """Return an answer that sends a file piece by piece and that nobody keeps on the way."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return StreamingHttpResponse(pieces, content_type=kind, headers=headers)


class _Echo:
    """A file that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line
