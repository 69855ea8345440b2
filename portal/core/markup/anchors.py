"""Headings: their levels, their anchors and the outline of a page.

An anchor is written (`## Heading {#anchor}`) or made from the words. It is an id on the page, so it
keeps clear of the ids of the frame around the text. Those of footnotes and form fields have an
underscore, which no anchor has.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from .rendered import Fault, Heading, Problem
from .text import words

# The ids of the templates. An anchor like one of them gets the prefix "section-".
RESERVED = re.compile(
    r"(?!section-)(?:main|main-content|notices|notices-error|site-menu|.+-title|.+-field"
    r"|(?:feedback|footer|letter|menu|term)(?:-.+)?)"
)

_WRITTEN = re.compile(r"\{#([^{}]*)\}$")
_USABLE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def give(tokens: Sequence[Token], problems: list[Problem]) -> tuple[Heading, ...]:
    """Set the level and the id of each heading and return the outline."""
    openings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    headings = [tokens[place : place + 3] for place in openings]
    written = [_take_written(opening, inline, problems) for opening, inline, _ in headings]
    anchors = _Anchors(anchor for anchor in written if anchor)
    outline: list[Heading] = []
    for (opening, inline, closing), anchor in zip(headings, written, strict=True):
        line, text = _line(opening), words(inline.children or ())
        if not text:
            message = "A heading has no words. Write some or take out the line."
            problems.append(Problem(line, message, Fault.EMPTY_HEADING))
        if anchor and anchor in anchors.used:
            message = f'The anchor "{anchor}" is on this page already. Choose another.'
            problems.append(Problem(line, message, Fault.DUPLICATE_ANCHOR))
        level, complaint = _level(int(opening.tag[1:]), outline[-1].level if outline else 1)
        if complaint:
            problems.append(Problem(line, complaint, Fault.HEADING_LEVEL))
        opening.tag = closing.tag = f"h{level}"
        opening.attrs = {"id": anchors.take(anchor or _slug(text), is_written=bool(anchor))}
        outline.append(Heading(level, text, str(opening.attrs["id"])))
    return tuple(outline)


class _Anchors:
    """Hands out anchors, each once. Those the author wrote come before those made from words."""

    def __init__(self, promised: Iterable[str]) -> None:
        self.used: set[str] = set()
        self._promised = set(promised)
        self._last_number: dict[str, int] = {}

    def take(self, wanted: str, *, is_written: bool) -> str:
        anchor = wanted
        while anchor in self.used or (anchor in self._promised and not is_written):
            number = self._last_number[wanted] = self._last_number.get(wanted, 1) + 1
            anchor, is_written = f"{wanted}-{number}", False
        self.used.add(anchor)
        return anchor


def _take_written(opening: Token, inline: Token, problems: list[Problem]) -> str:
    """Cut a written anchor off a heading and return it, or nothing if it cannot be used."""
    last = inline.children[-1] if inline.children else None
    match = _WRITTEN.search(last.content.rstrip()) if last else None
    if last is None or match is None or last.type != "text":
        return ""
    last.content = last.content[: match.start()].rstrip()
    anchor = match[1]
    if not _USABLE.fullmatch(anchor):
        message = f'"{anchor}" cannot be an anchor. Use small letters, digits and single hyphens.'
        problems.append(Problem(_line(opening), message, Fault.BAD_ANCHOR))
        return ""
    if RESERVED.fullmatch(anchor):
        message = f'The anchor "{anchor}" belongs to the frame of the site. Choose another.'
        problems.append(Problem(_line(opening), message, Fault.BAD_ANCHOR))
    return _clear_of_frame(anchor)


def _level(written: int, above: int) -> tuple[int, str]:
    """Return the level to use and what is wrong with the one that is written."""
    if written == 1:
        return 2, "Begin headings with ##: the title of the page is its only #."
    if written > 4:
        return 4, "Headings go no deeper than ####. Split the section or the page."
    if written > above + 1:
        return written, f"This heading skips a level. Begin it with {'#' * (above + 1)}."
    return written, ""


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return _clear_of_frame(slug or "section")


def _clear_of_frame(anchor: str) -> str:
    return f"section-{anchor}" if RESERVED.fullmatch(anchor) else anchor


def _line(opening: Token) -> int:
    return (opening.map or [0])[0] + 1
