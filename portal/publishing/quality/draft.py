"""The texts of a page, read once: what every rule looks at."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from .blocks import Block, Reading, read_body, read_lines, read_plain
from .search import Joined

FieldKind = Literal["plain", "lines", "body"]

# They hold names, of this page or of other people's documents, rather than sentences of ours.
NAMES = {"title", "short_title", "aliases", "sources"}

_STROKE = re.compile(r"(?<!\\)\|")
_EDGES = re.compile(r"^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?=\|))?\|?|(?<!\\)\|?\s*$")

_READERS = {"plain": read_plain, "lines": read_lines, "body": read_body}
# Readers meet the title and the summary first, then the points, then the body.
_RANKS = list(_READERS)


class Row(NamedTuple):
    """A row of a table as it is written, with the cells that Markdown drops."""

    line: int
    text: str
    cells: list[str]


@dataclass(frozen=True)
class Field:
    name: str
    kind: FieldKind
    source: str
    reading: Reading

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.reading.blocks

    @cached_property
    def tables(self) -> tuple[tuple[Row, ...], ...]:
        """The rows of each table, the header first."""
        lines = self.source.split("\n")
        maps = [token.map for token in self.reading.tokens if token.type == "table_open"]
        return tuple(
            tuple(_row(number, lines[number]) for number in (at[0], *range(at[0] + 2, at[1])))
            for at in maps
            if at
        )

    @property
    def code_lines(self) -> set[int]:
        return {
            block.line + number
            for block in self.blocks
            if "code" in block.within
            for number in range(block.text.count("\n") + 1)
        }


@dataclass(frozen=True)
class Draft:
    """The fields in the order in which readers meet them."""

    fields: tuple[Field, ...]
    today: date
    acronyms: Collection[str]

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The running text and the cells in our own words; no headings, no code, no quotations."""
        return tuple(
            block
            for field in self.fields
            if field.name not in NAMES
            for block in field.blocks
            if not block.within & {"heading", "code", "blockquote", "title"}
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for field in self.fields for block in field.blocks)

    @cached_property
    def own_words(self) -> Joined:
        return Joined(self.prose, [block.own_words for block in self.prose])

    @cached_property
    def everything(self) -> Joined:
        return Joined(self.blocks, [block.text for block in self.blocks])


def read(
    content: Mapping[str, object],
    kinds: Mapping[str, FieldKind],
    today: date,
    acronyms: Collection[str],
) -> Draft:
    """Read the fields that `kinds` names; a field that is missing or no text is empty."""
    names = sorted(kinds, key=lambda name: _RANKS.index(kinds[name]))
    sources = {name: _text(content.get(name)) for name in names}
    fields = (
        Field(name, kinds[name], source, _READERS[kinds[name]](name, source))
        for name, source in sources.items()
    )
    return Draft(tuple(fields), today, acronyms)


def _row(number: int, line: str) -> Row:
    cells = [cell.strip() for cell in _STROKE.split(_EDGES.sub("", line))]
    return Row(number + 1, line, cells)


def _text(value: object) -> str:
    # Half characters (lone surrogates) cannot be rendered; see portal.core.markup.
    text = value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
    return text.replace("\r\n", "\n").replace("\r", "\n")
