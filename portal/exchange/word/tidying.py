"""A Word document as HTML, brought into the shapes that a page has: in place, block by block. Pure.

Each function returns what it changed that an editor should know, a sentence each.
"""

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag

from . import inline
from .escaping import ENTITY
from .numbers import BOOKMARK

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
DEEPEST = 4
LEADS_SOMEWHERE = re.compile(r"https?://[^/\s]|(?:mailto|tel):\S", re.IGNORECASE)
# What would end the address of a link, or its cell.
UNSAFE = re.compile(r"[\s<>()\\|\[\]`]")
MOST_FAKES_SHOWN = 5
LONGEST_FAKE = 80

OwnPage = Callable[[str], str]


def take_title(soup: BeautifulSoup) -> str:
    """Take out what is the document's title and return it; "" if nothing is."""
    titles = soup.select("h1.title")
    tops = soup.find_all("h1")
    first = next((block for block in soup.children if isinstance(block, Tag)), None)
    is_alone = len(tops) == 1 and tops[0] is first and soup.find(HEADINGS[1:])
    chosen = titles[0] if titles else tops[0] if is_alone else None
    if chosen is None:
        return ""
    chosen.extract()
    return inline.words(chosen)


def level_headings(soup: BeautifulSoup) -> Iterator[str]:
    """Begin headings at level 2, skip no level, and go no deeper than level 4."""
    headings = [one for one in soup.find_all(HEADINGS) if not one.find_parent(["td", "th", "li"])]
    top = min((int(one.name[1]) for one in headings), default=1)
    above, is_changed = 1, False
    for one in headings:
        wanted = int(one.name[1]) - top + 2
        level = min(wanted, above + 1, DEEPEST)
        is_changed |= level != wanted
        one.name, above = f"h{level}", level
    if is_changed:
        yield "Some headings changed their level: none may skip one, or go deeper than ####."
    if soup.select(f'h2 a[id^="{BOOKMARK}"], h3 a[id^="{BOOKMARK}"], h4 a[id^="{BOOKMARK}"]'):
        yield "The numbers of headings were left out."


def suspect_headings(soup: BeautifulSoup) -> Iterator[str]:
    """Name the lines that look like headings and are none."""
    found = [
        words
        for one in soup.find_all("p")
        if one.parent is soup and _is_all_bold(one)
        if (words := inline.words(one)) and len(words) <= LONGEST_FAKE and words[-1] not in ".:;,"
    ]
    if found:
        some = ", ".join(f"“{words}”" for words in found[:MOST_FAKES_SHOWN])
        yield f"These lines in bold may be meant as headings: {some}."


def _is_all_bold(block: Tag) -> bool:
    texts = [text for text in block.find_all(string=True) if text.strip()]
    return bool(texts) and all(text.find_parent("strong") for text in texts)


def link(root: Tag, own_page: OwnPage) -> Iterator[str]:
    """Keep links that lead somewhere; those to pages of ours name the page."""
    lost = inside = False
    for anchor in root.find_all("a", href=True):
        href = str(anchor["href"]).strip()
        if href.startswith("#"):
            inside = True
            del anchor["href"]
        elif not LEADS_SOMEWHERE.match(href):
            lost = True
            del anchor["href"]
        else:
            anchor["href"] = _destination(own_page(href) or href)
    if inside:
        yield "Links to places in the document are plain words now. Link to a heading instead."
    if lost:
        yield "Links that lead to no website were left out; their words stayed."


def number(soup: BeautifulSoup, root: Tag) -> None:
    """Give each numbered list the number it begins with, and begin another where counting does."""
    for items in list(root.find_all("ol")):
        part, expected = items, None
        for item in items.find_all("li", recursive=False):
            mark = item.find("a", id=re.compile(f"^{BOOKMARK}"))
            is_own = mark is not None and mark.find_parent("li") is item
            here = int(str(mark["id"]).removeprefix(BOOKMARK)) if is_own else expected or 1
            if expected is None:
                part["start"] = str(here)
            elif here != expected:
                following = soup.new_tag("ol", attrs={"start": str(here)})
                part.insert_after(following)
                part = following
            if part is not items:
                part.append(item.extract())
            expected = here + 1


def wrap(soup: BeautifulSoup, root: Tag) -> None:
    """Put the words that stand right in a list item into paragraphs."""
    for item in root.find_all("li"):
        paragraph = None
        for child in list(item.children):
            if isinstance(child, Tag) and child.name in ("p", "ul", "ol", "table", "blockquote"):
                paragraph = None
                continue
            if paragraph is None:
                paragraph = soup.new_tag("p")
                child.insert_before(paragraph)
            paragraph.append(child.extract())


def take_notes(soup: BeautifulSoup) -> list[tuple[str, Tag]]:
    """Put a mark in place of each reference to a note; return the notes, by their numbers."""
    numbers: dict[str, str] = {}
    for anchor in soup.select("sup > a[href^='#footnote-'], sup > a[href^='#endnote-']"):
        name = str(anchor["href"]).removeprefix("#")
        label = numbers.setdefault(name, str(len(numbers) + 1))
        anchor.parent.replace_with(soup.new_tag("span", attrs={"data-note": label}))
    notes = [(label, soup.find("li", id=name)) for name, label in numbers.items()]
    for _, note in notes:
        for back in note.select("a[href^='#footnote-ref-'], a[href^='#endnote-ref-']"):
            back.extract()
    for _, note in notes:
        parent = note.parent
        note.extract()
        note.name = "div"
        if not parent.find("li"):
            parent.extract()
    return notes


def _destination(href: str) -> str:
    """Return an address that no mark of Markdown cuts off or changes."""
    return ENTITY.sub(lambda found: f"&amp;{found[0][1:]}", UNSAFE.sub(_percent, href))


def _percent(match: re.Match) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
