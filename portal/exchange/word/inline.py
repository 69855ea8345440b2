"""The words of one paragraph, heading or cell, as Markdown that gives the same words back. Pure.

Every character is looked at with its neighbors: it gets a backslash only where the dialect
(`portal.core.markup`) would take it for a mark, and bold and emphasis begin and end only where the
dialect sees them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bs4 import NavigableString, Tag

from portal.core.markup import render_inline

from .escaping import escaped, guarded
from .flanking import BOLD, EMPHASIS, fit

MARKS = {"strong": BOLD, "em": EMPHASIS}
BREAK = "\n"
NOTE = "\N{OBJECT REPLACEMENT CHARACTER}"
LINES = {"p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
# What no reader sees and no search finds.
UNSEEN = re.compile(f"[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}{NOTE}]")

CLOSING_NUMBER_SIGNS = re.compile(r"(?:(?<=\s)|^)(?=#+$)")
ANCHOR = re.compile(r"\{#[^{}]*\}$")
ADDRESS = re.compile(r"https?://[^\s<>|]+")


class Character(NamedTuple):
    """One character of running text, a break or a footnote, and what it is part of."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""
    note: str = ""


def paragraph(element: Tag) -> str:
    """Return lines with hard breaks between them."""
    lines = _write(_characters(element)).split(BREAK)
    return "\\\n".join(map(guarded, lines))


def heading(element: Tag) -> str:
    characters = _tidy(_plain(one) for one in _all(element))
    anchor = ANCHOR.search(_text(characters))
    if anchor is None:
        return CLOSING_NUMBER_SIGNS.sub(r"\\", _write(characters))
    # Only an editor of this site means an anchor by it; here it is the document's words.
    ticks = "`" * (len(max(re.findall("`+", anchor[0]), default="")) + 1)
    return f"{_write(characters[: anchor.start()])}{ticks}{anchor[0]}{ticks}"


def cell(element: Tag) -> str:
    """Return one line, with semicolons where its lines ended: no cell of a table has breaks."""
    characters = _characters(element)
    for place in reversed([place for place, one in enumerate(characters) if _is_break(one)]):
        is_open = characters[place - 1].text.isalnum()
        characters[place : place + 1] = map(Character, "; " if is_open else " ")
    return _write(_tidy(characters), is_cell=True)


def words(element: Tag) -> str:
    """Return the plain text, on one line, without footnotes."""
    return _text(_characters(element)).replace(BREAK, " ").replace(NOTE, "").strip()


def header_cell(element: Tag) -> str:
    """Return a cell without bold, which every header is."""
    for bold in element.find_all("strong"):
        bold.unwrap()
    return cell(element)


def _plain(one: Character) -> Character:
    """Return a character of a heading, which has no breaks and is bold as it is."""
    text = " " if _is_break(one) else one.text
    return one._replace(text=text, marks=one.marks - {BOLD})


def _is_break(one: Character) -> bool:
    return one.text == BREAK


def _text(characters: Iterable[Character]) -> str:
    return "".join(one.text for one in characters)


def _characters(element: Tag) -> list[Character]:
    return _tidy(_all(element))


def _all(element: Tag) -> Iterator[Character]:
    return _walk(element, Character(""))


def _walk(node: Tag, around: Character) -> Iterator[Character]:
    for child in node.children:
        if isinstance(child, NavigableString):
            text = re.sub(r"\s", " ", UNSEEN.sub("", child))
            yield from (around._replace(text=character) for character in text)
        elif isinstance(child, Tag):
            yield from _of_tag(child, around)


def _of_tag(tag: Tag, around: Character) -> Iterator[Character]:
    if tag.name == "br":
        yield Character(BREAK)
    elif note := tag.get("data-note"):
        yield Character(NOTE, note=str(note))
    elif tag.name == "input":
        yield around._replace(text="☒" if tag.has_attr("checked") else "☐")
    elif mark := MARKS.get(tag.name):
        yield from _walk(tag, around._replace(marks=around.marks | {mark}))
    elif tag.name == "a" and tag.get("href"):
        yield from _walk(tag, around._replace(href=str(tag["href"])))
    else:
        edge = BREAK if tag.name in LINES else " " if tag.name in ("td", "th") else ""
        yield from map(Character, edge)
        yield from _walk(tag, around)
        yield from map(Character, edge)


def _tidy(characters: Iterable[Character]) -> list[Character]:
    """Return the characters with single spaces and breaks, none at the ends, and marks that fit."""
    tidy: list[Character] = []
    for one in characters:
        if one.text == BREAK and tidy and tidy[-1].text == " ":
            tidy.pop()
        before = tidy[-1].text if tidy else BREAK
        if one.text not in (" ", BREAK) or before not in (" ", BREAK):
            tidy.append(one)
    while tidy and tidy[-1].text in (" ", BREAK):
        tidy.pop()
    for place, one in enumerate(tidy):
        if one.text == " ":
            tidy[place] = _between(tidy[place - 1], tidy[place + 1])
    return fit(tidy)


def _between(before: Character, after: Character) -> Character:
    """Return a space that is part of what both its neighbors are part of."""
    href = before.href if before.href == after.href else ""
    return Character(" ", before.marks & after.marks, href)


def _write(characters: Sequence[Character], *, is_cell: bool = False) -> str:
    """Return the text with its marks, or without those by which it would read otherwise.

    Marks that touch one another among punctuation can be taken for others (CommonMark 0.31.2, 6.2,
    rules 9 and 10); bold alone cannot.
    """
    for mark in (EMPHASIS, BOLD):
        written = _with_marks(characters, is_cell=is_cell)
        is_plain = not any(one.marks for one in characters)
        if is_plain or render_inline(written).text == _seen(characters):
            return written
        characters = [one._replace(marks=one.marks - {mark}) for one in characters]
    return _with_marks(characters, is_cell=is_cell)


def _seen(characters: Sequence[Character]) -> str:
    shown = (f"[^{one.note}]" if one.note else one.text for one in characters)
    return "".join(shown).replace(BREAK, " ")


def _with_marks(characters: Sequence[Character], *, is_cell: bool) -> str:
    pieces = list(zip(characters, escaped(characters, is_cell=is_cell), strict=True))
    return "".join(
        _linked(href, list(linked)) for href, linked in groupby(pieces, lambda piece: piece[0].href)
    )


def _linked(href: str, pieces: list[tuple[Character, str]]) -> str:
    if href and ADDRESS.fullmatch(href) and href == _text(one for one, _ in pieces):
        return f"<{href}>"
    written = _marked(pieces, frozenset())
    return f"[{written}]({href})" if href else written


def _marked(pieces: list[tuple[Character, str]], around: frozenset[str]) -> str:
    """Return what is written, each mark around the longest stretch that it begins."""
    written, place = [], 0
    while place < len(pieces):
        one, text = pieces[place]
        ends = {mark: _end(pieces, place, mark) for mark in sorted(one.marks - around, key=len)}
        mark = max(reversed(ends), key=ends.__getitem__, default="")
        if mark:
            text = f"{mark}{_marked(pieces[place : ends[mark]], around | {mark})}{mark}"
        written.append(text)
        place = ends.get(mark, place + 1)
    return "".join(written)


def _end(pieces: list[tuple[Character, str]], start: int, mark: str) -> int:
    """Return where the stretch of a mark that begins at `start` is over."""
    places = range(start, len(pieces))
    return next((place for place in places if mark not in pieces[place][0].marks), len(pieces))
