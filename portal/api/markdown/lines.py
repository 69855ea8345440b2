"""What stands within a line, as Markdown. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

LEFT_OUT = {"button", "form", "img", "nav", "script", "svg"}
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}

_SPECIAL = re.compile(r"[\\`*_\[\]<~]|&(?=[#A-Za-z])")
# What makes a line other than a paragraph if it begins so.
_OPENING = re.compile(r"^(?:[-+#>=|]|\d{1,9}(?=[.)]))")
_BREAK = "\N{SYMBOL FOR NEWLINE}"


class Lines:
    """Writes the lines of one page, which stands at a full address."""

    def __init__(self, page: HtmlElement, address: str):
        self.address = address
        self.said = " ".join(page.text_content().split()).casefold()
        self.special = {
            "a": self.link,
            "abbr": self.abbreviation,
            "br": lambda element: _BREAK,
            "code": self.code,
            "sup": self.raised,
        }

    def line(self, element) -> str:
        return tidy(self.inside(element))

    def inside(self, element) -> str:
        """Return what an element holds, its spaces as they came: see `tidy`."""
        return "".join(map(self.write, pieces(element)))

    def write(self, piece) -> str:
        if isinstance(piece, str):
            return _SPECIAL.sub(r"\\\g<0>", piece)
        if is_left_out(piece):
            return ""
        if piece.tag in MARKS:
            return _marked(self.inside(piece), MARKS[piece.tag])
        return self.special.get(piece.tag, self.inside)(piece)

    def link(self, element):
        text, href = self.inside(element), element.get("href")
        if not href or not text.strip():
            return text
        url = urljoin(self.address, href).replace("(", "%28").replace(")", "%29")
        return f"[{text.strip()}]({url.replace(' ', '%20')})"

    def abbreviation(self, element):
        """Say after its first use what an abbreviation stands for, unless the page says so."""
        text, meaning = self.inside(element), element.get("title", "")
        if not meaning or meaning.casefold() in self.said:
            return text
        self.said += f" {meaning.casefold()}"
        return f"{text} ({self.write(meaning)})"

    def code(self, element):
        text = element.text_content()
        ticks = "`" * (1 + longest_run("`", text))
        space = " " if "`" in text else ""
        return f"{ticks}{space}{text}{space}{ticks}"

    def raised(self, element):
        is_footnote = "footnote-ref" in element.classes
        return f"[^{element.text_content()}]" if is_footnote else self.inside(element)


def tidy(text: str) -> str:
    """Return a line with single spaces that nothing takes for a heading or a list."""
    text = _OPENING.sub(_escape_opening, " ".join(text.split()))
    return re.sub(rf" ?{_BREAK} ?", r"\\\n", text)


def pieces(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Return the texts and elements that an element holds, in order."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child, HtmlElement):
            yield child
        if child.tail:
            yield child.tail


def is_left_out(element) -> bool:
    return (
        element.tag in LEFT_OUT
        or "hidden" in element.attrib
        # The meaning that opens beside a term stands in the glossary.
        or "term__meaning" in element.classes
        # The way back from a footnote.
        or element.get("href", "").startswith("#fnref_")
    )


def longest_run(character: str, text: str) -> int:
    return max(map(len, re.findall(f"{re.escape(character)}+", text)), default=0)


def _marked(text, mark):
    """Put a mark close around words: spaces within it would make it none."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text.split(inner, 1)
    return f"{before}{mark}{inner}{mark}{after}"


def _escape_opening(match):
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
