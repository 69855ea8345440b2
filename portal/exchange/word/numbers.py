"""The numbers that Word counts for the items of its lists (ECMA-376 part 1, 17.9). Pure.

The reader of the document knows which items are numbered, but not by what: each gets a bookmark
named for its number.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .package import W

BOOKMARK = "_ListNumber-"
DEEPEST = 8
# More a numbered list of Markdown cannot begin with.
MOST_DIGITS = 9
# How many styles may rest on one another before it must be a circle.
MOST_STYLES = 20


@dataclass
class _Level:
    format: str = "decimal"
    start: int = 1


@dataclass
class _List:
    """What `w:num` names: the definition it counts by, and the starts of its own."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document."""

    def __init__(self, numbering: Element, styles: Element) -> None:
        self._levels = {
            one.get(f"{W}abstractNumId", ""): _levels(one)
            for one in numbering.iter(f"{W}abstractNum")
        }
        self._lists = {one.get(f"{W}numId", ""): _list(one) for one in numbering.iter(f"{W}num")}
        self._styles = {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
        self._counted: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def mark(self, main: Element) -> set[str]:
        """Give each numbered item its bookmark; return the formats in which they are counted."""
        formats = set()
        for paragraph in main.iter(f"{W}p"):
            name, depth = self._place(paragraph)
            level = self._level(name, depth)
            if level is None:
                continue
            number = self._count(name, depth, level)
            if level.format not in ("bullet", "none"):
                _bookmark(paragraph, number)
                formats.add(level.format)
        return formats

    def _level(self, name: str, depth: int) -> _Level | None:
        found = self._lists.get(name)
        return self._levels.get(found.definition, {}).get(depth) if found else None

    def _count(self, name: str, depth: int, level: _Level) -> int:
        one = self._lists[name]
        counted = self._counted[one.definition]
        start = one.starts.get(depth, level.start)
        if depth in one.starts and (name, depth) not in self._begun:
            counted.pop(depth, None)
        self._begun.add((name, depth))
        counted[depth] = counted.get(depth, start - 1) + 1
        for deeper in range(depth + 1, DEEPEST + 1):
            counted.pop(deeper, None)
        return counted[depth]

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the depth that a paragraph or its style names."""
        properties = paragraph.find(f"{W}pPr")
        name = depth = None
        for _ in range(MOST_STYLES):
            if properties is None:
                break
            name = name or _value(properties, f"{W}numPr/{W}numId")
            depth = depth or _value(properties, f"{W}numPr/{W}ilvl")
            if name:
                break
            style = self._styles.get(_value(properties, f"{W}pStyle") or "")
            properties = None if style is None else self._with_base(style)
        return name or "", _number(depth, 0)

    def _with_base(self, style: Element) -> Element:
        """Return what a style says of lists, and the style it rests on in the place of its own."""
        properties = Element(f"{W}pPr")
        if (base := _value(style, f"{W}basedOn")) is not None:
            properties.append(Element(f"{W}pStyle", {f"{W}val": base}))
        if (numbers := style.find(f"{W}pPr/{W}numPr")) is not None:
            properties.append(numbers)
        return properties


def _levels(definition: Element) -> dict[int, _Level]:
    return {
        _number(one.get(f"{W}ilvl"), 0): _Level(
            _value(one, f"{W}numFmt") or "decimal", _number(_value(one, f"{W}start"), 1)
        )
        for one in definition.iter(f"{W}lvl")
    }


def _list(one: Element) -> _List:
    starts = {
        _number(override.get(f"{W}ilvl"), 0): _number(_value(override, f"{W}startOverride"), 1)
        for override in one.iter(f"{W}lvlOverride")
        if override.find(f"{W}startOverride") is not None
    }
    return _List(_value(one, f"{W}abstractNumId") or "", starts)


def _value(element: Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < MOST_DIGITS else default


def _bookmark(paragraph: Element, number: int) -> None:
    mark = Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": f"{BOOKMARK}{number}"})
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, mark)
