"""What is there twice: words, spaces, and a title in its summary."""

import re
from collections.abc import Iterator

from .draft import Draft
from .search import Found

_TWICE = re.compile(r"(?<![\w'’.-])([A-Za-z]+)\s+\1(?![\w'’-])", re.IGNORECASE)
# Right English, or names.
_RIGHT = frozenset(["had", "that", "pago", "walla", "bye"])
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
# The sign of an item, a quotation, a meaning or a note; spaces behind it mean something.
_SIGN = re.compile(r"[\s>]*(?:(?:[-*+:]|\d+[.)]|\[\^[^\]]+\]:)\s+)?")


def words(draft: Draft) -> Iterator[Found]:
    for hit in draft.everything.search(_TWICE):
        is_code = "code" in hit.block.within or any(a <= hit.start < b for a, b in hit.block.code)
        if not is_code and hit.match[1].lower() not in _RIGHT:
            yield hit.found(f"“{hit.match[1]}” stands here twice. Take one out.")


def spaces(draft: Draft) -> Iterator[Found]:
    """The first double space of each field: who types two after a full stop does so always."""
    for field in draft.fields:
        found = [
            (number, line, place)
            for number, line in enumerate(field.source.split("\n"), start=1)
            if (place := _double_space(line)) and number not in field.code_lines
        ]
        if found:
            number, line, place = found[0]
            where = "words" if len(found) == 1 else f"words, in {len(found)} lines"
            message = f"Two spaces stand between {where}. One is enough."
            yield Found(field.name, number, message, line[max(0, place - 20) : place + 20])


def _double_space(line: str) -> int:
    """Return where two spaces stand between words, or 0. Tables may be aligned with spaces."""
    sign = _SIGN.match(line)
    if "  " not in line or sign is None or line.lstrip().startswith("|"):
        return 0
    double = _SPACES.search(line, sign.end())
    return double.start() if double else 0


def summary(draft: Draft) -> Iterator[Found]:
    """A summary that begins with the title: search engines show both, one under the other."""
    sources = {field.name: field.source for field in draft.fields}
    opening, title = sources.get("summary", ""), sources.get("title", "")
    if _letters(title) and f"{_letters(opening)} ".startswith(f"{_letters(title)} "):
        message = "The summary begins with the title. Say what the title does not."
        yield Found("summary", 1, message, title)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
