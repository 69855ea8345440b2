"""The way from the bytes of a Word document to Markdown, one step after another. Pure."""

from dataclasses import dataclass

import mammoth
from bs4 import BeautifulSoup

from . import grids, losses, tidying
from .markdown import markdown
from .numbers import Numbering
from .package import Package, WordError
from .preparing import prepare

# In the words of mammoth: which style of Word is which element.
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name^='toc '] => !
p[style-name='TOC Heading'] => !
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='List Continue'] => ul|ol > li > p:fresh
r[style-name='Emphasis'] => em
r[style-name='Subtle Emphasis'] => em
r[style-name='Intense Emphasis'] => em
strike =>
"""


@dataclass(frozen=True)
class Converted:
    title: str
    markdown: str
    losses: list[str]


def no_page(href: str) -> str:
    return ""


def convert(data: bytes, own_page: tidying.OwnPage = no_page) -> Converted:
    """Return a Word document as Markdown.

    `own_page` returns for an address its `page:` form, or "" if no page of ours is there.
    Raises WordError, with what to do, on a file that is no such document.
    """
    package = Package(data)
    found = [*losses.of_package(package)]
    numbering = Numbering(package.part("word/numbering.xml"), package.part("word/styles.xml"))
    formats = numbering.mark(package.main)
    if formats - {"decimal"}:
        found.append(
            "Lists counted by letters or Roman numerals are counted by numbers now. Check where "
            "the text refers to an item."
        )
    for text in package.texts.values():
        found += prepare(text)
    html, messages = _read(package)
    soup = BeautifulSoup(html, "html.parser")
    notes = tidying.take_notes(soup)
    title = tidying.take_title(soup)
    if title:
        found.append(f"“{title}” is the title of the page now, not part of its text.")
    found += tidying.level_headings(soup)
    found += tidying.suspect_headings(soup)
    found += grids.square(soup)
    for root in (soup, *(note for _, note in notes)):
        found += tidying.link(root, own_page)
        tidying.number(soup, root)
        tidying.wrap(soup, root)
    found += losses.of_messages(messages)
    return Converted(title, markdown(soup, notes), list(dict.fromkeys(found)))


def _read(package: Package) -> tuple[str, list[str]]:
    try:
        result = mammoth.convert_to_html(
            package.packed(),
            style_map=STYLES,
            convert_image=lambda image: [],
            include_embedded_style_map=False,
            external_file_access=False,
        )
    # Whatever a broken document makes the reader stumble over, its editor can only save it anew.
    except Exception as error:
        raise WordError(
            "This document cannot be read: it is damaged. Open it in Word and save it again."
        ) from error
    return result.value, [message.message for message in result.messages]
