"""From the HTML of our pages to Markdown that reads well anywhere: CommonMark, tables, footnotes.

Pure. Words and links stay; what opens, jumps or is filled in goes.
"""

import re
from itertools import chain, takewhile

from lxml.html import HtmlElement

from .lines import Lines, is_left_out, longest_run, pieces, tidy

CONTAINERS = {"article", "dd", "div", "header", "section"}
TITLES = {"callout__title", "summary"}
# In these lists an entry is a line: what it is called, then what is said about it.
ONE_LINERS = {"link-list", "link-cards", "agencies"}


def markdown(page: HtmlElement, address: str) -> str:
    """Return what an element holds, with links as they lead on from a full address."""
    return "\n\n".join(Writer(page, address).blocks(page)) + "\n"


class Writer:
    """Each method returns the blocks of an element, in order."""

    def __init__(self, page, address):
        self.lines = Lines(page, address)
        self.by_tag = {
            "blockquote": self.quotation,
            "dl": self.definitions,
            "hr": lambda element: ["---"],
            "ol": self.items,
            "p": self.paragraph,
            "pre": self.code_block,
            "summary": self.title,
            "table": self.table,
            "ul": self.items,
            **dict.fromkeys(("h1", "h2", "h3", "h4"), self.heading),
            **dict.fromkeys((*CONTAINERS, "details"), self.container),
        }

    def blocks(self, element) -> list[str]:
        found, running = [], ""
        for piece in pieces(element):
            if isinstance(piece, str) or piece.tag not in self.by_tag:
                running += self.lines.write(piece)
            elif not is_left_out(piece):
                found += [tidy(running), *self.by_tag[piece.tag](piece)]
                running = ""
        return [block for block in (*found, tidy(running)) if block]

    def paragraph(self, element):
        is_title = "callout__title" in element.classes
        return self.title(element) if is_title else [self.lines.line(element)]

    def heading(self, element):
        if "callout__title" in element.classes:
            return self.title(element)
        return [f"{'#' * int(element.tag[1])} {self.lines.line(element)}"]

    def title(self, element):
        return [f"**{self.lines.line(element)}**"]

    def container(self, element):
        if "callout" in element.classes:
            return self.quotation(element)
        if "footnotes" in element.classes:
            return list(chain.from_iterable(map(self.footnote, element.iter("li"))))
        return self.blocks(element)

    def quotation(self, element):
        text = "\n\n".join(self.blocks(element))
        return [re.sub(r"^(?=(.?))", lambda match: "> " if match[1] else ">", text, flags=re.M)]

    def code_block(self, element):
        text = element.text_content().strip("\n")
        fence = "`" * max(3, 1 + longest_run("`", text))
        return [f"{fence}\n{text}\n{fence}"]

    def items(self, element):
        first = int(element.get("start", "1"))
        items = list(element.iterchildren("li"))
        is_short = ONE_LINERS & set(element.classes)
        write = self.one_liner if is_short else self.item
        written = [
            _indented(f"{number}. " if element.tag == "ol" else "- ", write(item))
            for number, item in enumerate(items, start=first)
        ]
        is_loose = not is_short and any(item.find("p") is not None for item in items)
        return [("\n\n" if is_loose else "\n").join(written)]

    def item(self, item):
        # Without a paragraph of its own, the text of an item is followed by the list in it at once.
        return ("\n" if item.find("p") is None else "\n\n").join(self.blocks(item))

    def one_liner(self, item):
        """Return a line, and the lists that follow it."""
        named, said, below = "", [], []
        for piece in pieces(item):
            if isinstance(piece, str) or piece.tag not in self.by_tag:
                named += self.lines.write(piece)
            elif piece.tag in ("ul", "ol"):
                below += self.items(piece)
            elif named.strip():
                said.append(self.lines.line(piece))
            else:
                named = self.lines.inside(piece)
        named = ": ".join(part for part in (tidy(named), " ".join(said)) if part)
        return "\n".join([named, *below])

    def definitions(self, element):
        """Return terms and meanings as a list, marked unlike one that may follow."""
        written = []
        for term in element.iter("dt"):
            meanings = takewhile(lambda one: one.tag == "dd", term.itersiblings())
            first, *more = [*chain.from_iterable(map(self.blocks, meanings))] or [""]
            named = ": ".join(part for part in (*self.title(term), first) if part)
            written.append(_indented("* ", "\n\n".join([named, *more])))
        return ["\n".join(written)]

    def table(self, element):
        rows = [
            [self.lines.line(cell).replace("|", r"\|") for cell in row.iter("th", "td")]
            for row in element.iter("tr")
        ]
        rows.insert(1, ["---"] * len(rows[0]))
        named = chain.from_iterable(map(self.title, element.iterchildren("caption")))
        return [*named, "\n".join(f"| {' | '.join(row)} |" for row in rows)]

    def footnote(self, note):
        mark = f"[^{note.get('id').removeprefix('fn_')}]: "
        return [_indented(mark, "\n\n".join(self.blocks(note)), width=4)]


def _indented(mark, text, width=0):
    """Put a mark before the first line and spaces before the others."""
    space = " " * (width or len(mark))
    return mark + re.sub(r"\n(?=[^\n])", f"\n{space}", text)
