"""From the text of a field to its blocks: headings, paragraphs, items and cells, as plain words.

A block keeps the line breaks of its source, so that a place in it has a line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from markdown_it.token import Token

from portal.core.markup.parser import LINE, PAGE
from portal.law import citations

from .sentences import split

# Stands for each letter of what is not prose: citations, code, quotations.
MASK = "\ufffc"

_ANCHOR = re.compile(r"\s*\{#[^{}]*\}$")
# Most blocks have neither, and looking for one letter is cheap.
_DIGIT = re.compile("[0-9]")
_QUOTE = re.compile("[\"'“]")
_QUOTATION = re.compile(r"\"[^\"]{1,300}\"|“[^”]{1,300}”|(?<!\w)'[^']{1,300}'(?!\w)")


class Link(NamedTuple):
    start: int
    end: int
    words: str
    href: str


@dataclass(frozen=True)
class Block:
    """A stretch of words. `within` names what it stands in, such as "item", "cell" and "law"."""

    field: str
    line: int
    text: str
    within: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    code: tuple[tuple[int, int], ...] = ()

    def line_at(self, place: int) -> int:
        return self.line + self.text.count("\n", 0, place)

    @cached_property
    def citations(self) -> tuple[citations.Match, ...]:
        return tuple(citations.find(self.text)) if _DIGIT.search(self.text) else ()

    @cached_property
    def prose(self) -> str:
        """The text with citations and code masked, letter for letter."""
        cited = [(match.start, match.end) for match in self.citations]
        return masked(self.text, [*cited, *self.code])

    @cached_property
    def own_words(self) -> str:
        """The prose with quotations masked too: nobody may mend the words of another."""
        if not _QUOTE.search(self.prose):
            return self.prose
        return _QUOTATION.sub(lambda quoted: MASK * len(quoted[0]), self.prose)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where the sentences begin and end."""
        return tuple(split(self.prose))


class Reading(NamedTuple):
    """A field as blocks, and as tokens and explained abbreviations where it is a body."""

    blocks: tuple[Block, ...]
    tokens: tuple[Token, ...] = ()
    explained: frozenset[str] = frozenset()


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with spans masked, in any order, also where they overlap."""
    pieces: list[str] = []
    place = 0
    for start, end in sorted(spans):
        pieces += [text[place:start], MASK * (end - max(place, start))]
        place = max(place, end)
    return "".join([*pieces, text[place:]])


def read_plain(name: str, source: str) -> Reading:
    lines = enumerate(source.split("\n"), start=1)
    return Reading(tuple(Block(name, number, line) for number, line in lines if line.strip()))


def read_lines(name: str, source: str) -> Reading:
    blocks = [
        _block(name, number, inline, frozenset({"line"}))
        for number, line in enumerate(source.split("\n"), start=1)
        for inline in LINE.parseInline(line.strip(), {})
    ]
    return Reading(tuple(block for block in blocks if block.text.strip()))


def read_body(name: str, source: str) -> Reading:
    env: dict[str, Any] = {}
    tokens = tuple(PAGE.parse(source, env))
    explained = frozenset(term for _, term, _ in env.get("abbreviations", ()))
    return Reading(tuple(_blocks(name, tokens)), tokens, explained)


def _blocks(name: str, tokens: Iterable[Token]) -> Iterator[Block]:
    around: list[str] = []
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.nesting > 0:
            around += [_name(token)]
        elif token.nesting < 0:
            around.pop()
        elif token.type == "inline":
            yield _block(name, line, token, frozenset(around))
        elif token.type in ("fence", "code_block"):
            first = line + (token.type == "fence")
            yield Block(name, first, token.content.rstrip("\n"), frozenset({*around, "code"}))


def _name(token: Token) -> str:
    """Name what a token opens as rules speak of it."""
    if token.type == "callout_open":
        return str(token.meta["kind"])
    if token.type == "paragraph_open":
        return "title" if token.attrs.get("class") == "callout__title" else "paragraph"
    return _NAMES.get(token.type, token.type.removesuffix("_open"))


_NAMES = {"list_item_open": "item", "th_open": "header", "td_open": "cell"}


def _block(name: str, line: int, inline: Token, within: frozenset[str]) -> Block:
    children = inline.children or []
    if len(children) == 1 and children[0].type == "text":
        # As most cells are; the rest of this function would come to the same.
        return Block(name, line, _without_anchor(children[0].content, within), within)
    text = ""
    links: list[Link] = []
    code: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    for child in children:
        start = len(text)
        if child.type == "link_open":
            opened.append((start, str(child.attrs.get("href", ""))))
        elif child.type == "link_close":
            start, href = opened.pop()
            links.append(Link(start, len(text), text[start:], href))
        elif child.type == "code_inline":
            code.append((start, start + len(child.content)))
        text += "\n" if child.type in ("softbreak", "hardbreak") else child.content
    return Block(name, line, _without_anchor(text, within), within, tuple(links), tuple(code))


def _without_anchor(text: str, within: frozenset[str]) -> str:
    return _ANCHOR.sub("", text) if "heading" in within else text
