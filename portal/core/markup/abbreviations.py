"""Abbreviations: `*[TMO]: Telework Managing Officer` on a line of its own, anywhere on a page.

The first TMO under each heading of level 2 gets the explanation, and so does the first before any
of them: readers who arrive at a heading find it there, and nobody meets a dotted line in every
sentence. Headings and links stay plain, so that outlines and link texts do.
"""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .rendered import Fault, Problem
from .runs import Piece, text, weave

_DEFINITION = re.compile(r"\*\[([^\]\[]+)\]:[ \t]+(\S.*)")


def plugin(parser: MarkdownIt) -> None:
    parser.block.ruler.before(
        "reference", "abbreviation", _definition, {"alt": ["paragraph", "reference"]}
    )


def problems(env: MutableMapping[str, Any]) -> Iterator[Problem]:
    terms: dict[str, str] = {}
    for line, term, expansion in env.get("abbreviations", ()):
        if terms.setdefault(term, expansion) != expansion:
            message = f"{term} is explained twice, in different words. Keep one explanation."
            yield Problem(line, message, Fault.ABBREVIATION)


def mark(tokens: Sequence[Token], env: MutableMapping[str, Any]) -> None:
    """Explain the abbreviations of a page where they first appear."""
    expansions: dict[str, str] = {}
    for _, term, expansion in env.get("abbreviations", ()):
        expansions.setdefault(term, expansion)
    if not expansions:
        return
    longest_first = sorted(expansions, key=lambda term: (-len(term), term))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    explained: set[str] = set()

    def find(source: str) -> Iterator[Piece]:
        for match in pattern.finditer(source):
            if match[0] not in explained:
                explained.add(match[0])
                yield match.start(), match.end(), _abbreviation(match[0], expansions[match[0]])

    for before, token in pairwise(tokens):
        if before.tag == "h2" and before.nesting == 1:
            explained.clear()
        if token.type == "inline" and before.type != "heading_open":
            token.children = weave(token.children or (), find)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    definition = _DEFINITION.fullmatch(line)
    if definition is None or state.is_code_block(start):
        return False
    if not silent:
        found = (start + 1, definition[1].strip(), definition[2].strip())
        state.env.setdefault("abbreviations", []).append(found)
        state.line = start + 1
    return True


def _abbreviation(term: str, expansion: str) -> list[Token]:
    opening = Token("abbr_open", "abbr", 1, attrs={"title": expansion})
    return [opening, text(term), Token("abbr_close", "abbr", -1)]
