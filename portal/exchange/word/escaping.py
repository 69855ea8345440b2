"""Backslashes where text would otherwise be taken for Markdown. Pure."""

import re
from collections.abc import Iterator, Sequence

from .flanking import is_letter

ALWAYS = frozenset("\\`*[]")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
TAG = re.compile(r"<[A-Za-z/!?]")
NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
NOTE = re.compile(r"(\[\^[^\]]+\])(?=:)")


def escaped(characters: Sequence, *, is_cell: bool) -> Iterator[str]:
    """Yield each character as it is written."""
    text = "".join(one.text for one in characters)
    for place, one in enumerate(characters):
        if one.note:
            yield f"[^{one.note}]"
        elif one.text in ALWAYS or _is_mark(characters, text, place, is_cell):
            yield f"\\{one.text}"
        else:
            yield one.text


def guarded(line: str) -> str:
    """Return a line of a paragraph so that it begins no other kind of block."""
    if line[:1] in (">", "|") or (line[:1] in tuple("#+=~:-") and not line[1:2].isalnum()):
        return f"\\{line}"
    return NOTE.sub(r"\1\\", NUMBER.sub(r"\1\\\2", line, count=1) if NUMBER.match(line) else line)


def _is_mark(characters: Sequence, text: str, place: int, is_cell: bool) -> bool:
    match text[place]:
        case "_":
            return not (_is_within(characters, place - 1) and _is_within(characters, place))
        case "<":
            return bool(TAG.match(text, place))
        case "&":
            return bool(ENTITY.match(text, place))
        case "!":
            return _begins_bracket(characters, place + 1)
        case "^":
            return bool(characters[place].href) and _begins_bracket(characters, place)
        case "(":
            return place > 0 and bool(characters[place - 1].note)
        case "|":
            return is_cell
    return False


def _is_within(characters: Sequence, place: int) -> bool:
    """Say whether this character and the next are of one word, without a mark between them."""
    if place < 0 or place + 1 >= len(characters):
        return False
    one, following = characters[place : place + 2]
    other = following if one.text == "_" else one
    return is_letter(other.text) and (one.marks, one.href) == (following.marks, following.href)


def _begins_bracket(characters: Sequence, place: int) -> bool:
    """Say whether a link or a footnote begins here."""
    if place >= len(characters):
        return False
    one = characters[place]
    before = characters[place - 1].href if place else ""
    return bool(one.note) or (bool(one.href) and one.href != before)
