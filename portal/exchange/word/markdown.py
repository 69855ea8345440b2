"""HTML of the shapes that `tidying` leaves, as Markdown of this site. Pure.

markdownify knows how blocks stand in one another; the words in them are written by `inline`.
"""

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from . import inline

WRITERS = {
    "p": inline.paragraph,
    "h2": inline.heading,
    "h3": inline.heading,
    "h4": inline.heading,
    "td": inline.cell,
    "th": inline.header_cell,
}


class HouseMarkdown(MarkdownConverter):
    class Options:
        bullets = "-"
        heading_style = ATX

    def process_tag(self, node, parent_tags=None):
        write = WRITERS.get(node.name)
        if write is None:
            return super().process_tag(node, parent_tags)
        return self.get_conv_fn_cached(node.name)(node, write(node), parent_tags or set())

    def convert_p(self, el, text, parent_tags):
        """A list item of one paragraph needs no empty line around it."""
        is_alone = el.parent.name == "li" and len(el.parent.find_all("p", recursive=False)) == 1
        return f"\n{text}\n" if text and is_alone else super().convert_p(el, text, parent_tags)

    def convert_list(self, el, text, parent_tags):
        """A list that does not begin with 1 follows a paragraph only after an empty line."""
        begins_later = el.name == "ol" and el.get("start", "1") != "1"
        written = super().convert_list(el, text, parent_tags)
        return f"\n\n{written.lstrip()}" if begins_later else written

    convert_ul = convert_ol = convert_list

    def convert_li(self, el, text, parent_tags):
        """Two lists without anything between them are told apart by their marks."""
        written = super().convert_li(el, text, parent_tags)
        items = el.parent
        if items.name != "ol" or not _is_second(items):
            return written
        return written.replace(". ", ") ", 1)


def _is_second(items: Tag) -> bool:
    count = 0
    while (items := items.find_previous_sibling()) is not None and items.name == "ol":
        count += 1
    return count % 2 == 1


def markdown(soup: BeautifulSoup, notes: list[tuple[str, Tag]]) -> str:
    """Return the body, its footnotes at the end."""
    writer = HouseMarkdown()
    blocks = [writer.convert_soup(soup).strip("\n")]
    for label, note in notes:
        text = writer.convert_soup(note).strip("\n")
        blocks.append(f"[^{label}]: " + text.replace("\n", "\n    ").replace("\n    \n", "\n\n"))
    return "\n\n".join(block for block in blocks if block)
