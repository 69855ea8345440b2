"""Tables: every column has a header, every row as many cells."""

import re
from collections.abc import Iterator

from .draft import Draft, Field, Row
from .search import Found

_RULE_LINE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?", re.ASCII)


def headless(draft: Draft) -> Iterator[Found]:
    """Lines that were meant as a table, and columns whose header has no words."""
    for block in draft.blocks:
        if "|" not in block.text:
            continue
        lines = block.text.split("\n")
        piped = sum(line.startswith("|") for line in lines)
        if block.within & {"paragraph"} and (piped > 1 or any(map(_RULE_LINE.fullmatch, lines))):
            message = (
                "This looks like a table without a header row. Begin with the names of the columns,"
                " and put | --- | below, once for each of them."
            )
            yield Found(block.field, block.line, message, lines[0])
    for field, rows in _tables(draft):
        empty = [number for number, cell in enumerate(rows[0].cells, start=1) if not cell]
        if empty == [1] and len(rows[0].cells) > 1:
            continue  # the corner, see below
        for number in empty:
            message = f"Column {number} of this table has no header. Say what stands in it."
            yield Found(field.name, rows[0].line, message)


def empty_corner(draft: Draft) -> Iterator[Found]:
    for field, rows in _tables(draft):
        first, *others = rows[0].cells
        if not first and all(others) and others:
            message = "The first column has no header. Say what its cells name, such as “Case”."
            yield Found(field.name, rows[0].line, message)


def lost_cells(draft: Draft) -> Iterator[Found]:
    """Rows longer than the header: Markdown drops what is too much without a word."""
    for field, rows in _tables(draft):
        width = len(rows[0].cells)
        for row in rows[1:]:
            if len(row.cells) > width:
                message = (
                    f"This row has {len(row.cells)} cells and the table {width} columns, so readers"
                    " do not see the rest. Add a column, or write \\| for a stroke in a text."
                )
                yield Found(field.name, row.line, message, row.cells[width])


def short_rows(draft: Draft) -> Iterator[Found]:
    """Rows that lack cells, and lines right below a table: Markdown takes them for rows."""
    for field, rows in _tables(draft):
        width = len(rows[0].cells)
        for row in rows[1:]:
            if len(row.cells) < width:
                message = f"This row has {len(row.cells)} of {width} cells. Fill in the others."
                if "|" not in row.text:
                    message = "This line became a row of the table. Put an empty line before it."
                yield Found(field.name, row.line, message, row.cells[0])


def _tables(draft: Draft) -> Iterator[tuple[Field, tuple[Row, ...]]]:
    for field in draft.fields:
        for rows in field.tables:
            yield field, rows
