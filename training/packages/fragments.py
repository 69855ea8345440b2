"""The HTML of lessons and questions, fitted for a page that holds a whole course. Pure.

It is HTML that portal.core.markup cleaned, which holds no scripts, styles or images.
"""

from lxml import html
from lxml.html import HtmlElement

PREFIXED = ("id", "popovertarget")
LOWEST = 6


def fitted(source: str, *, prefix="", title="", down=0, site="", on_paper=False) -> str:
    """Return a piece of HTML for use beside others.

    Ids, and what leads to them, begin with the prefix, and names of regions end with the title,
    since two lessons may have the same. Headings go `down` so many levels. With `site`, the
    portal's address without a last slash, links become absolute, open beside the course and say so.
    On paper nothing opens: terms and citations are words.
    """
    root = read(source)
    if on_paper:
        leave_out_meanings(root)
        _unlink(root, ".//a[@class='citation']")
    for element in root.iterdescendants():
        _prefix(element, prefix)
        if title and element.tag in ("div", "section") and element.get("aria-label"):
            element.set("aria-label", f"{element.get('aria-label')}: {title}")
        _lower(element, down)
        if site and element.tag == "a" and not element.get("href", "#").startswith("#"):
            _lead_out(element, site)
    return _inside(root)


def unlinked(source: str) -> str:
    """Return a piece of HTML with its links as plain words, for a label: a press on it chooses."""
    root = read(source)
    _unlink(root, ".//a")
    return _inside(root)


def _unlink(root: HtmlElement, links: str) -> None:
    for link in root.xpath(links):
        link.drop_tag()


def read(source: str) -> HtmlElement:
    """Return a piece of HTML as an element around it."""
    return html.fragment_fromstring(source, create_parent="div")


def leave_out_meanings(root: HtmlElement) -> None:
    """Make terms plain words: see portal.core.markup.terms."""
    for meaning in root.xpath(".//span[@popover] | .//button"):
        meaning.drop_tree()
    for term in root.xpath(".//label"):
        term.drop_tag()


def _prefix(element: HtmlElement, prefix: str) -> None:
    for name in PREFIXED:
        if name in element.attrib:
            element.set(name, prefix + element.get(name))
    if (href := element.get("href", "")).startswith("#"):
        element.set("href", f"#{prefix}{href[1:]}")


def _lower(element: HtmlElement, down: int) -> None:
    if element.tag in ("h2", "h3", "h4"):
        element.tag = f"h{min(int(element.tag[1]) + down, LOWEST)}"


def _lead_out(link: HtmlElement, site: str) -> None:
    if link.get("href").startswith("/"):
        link.set("href", site + link.get("href"))
    link.set("target", "_blank")
    link.set("rel", "noopener noreferrer")
    words = html.Element("span", {"class": "new-tab"})
    words.text = " (opens in a new tab)"
    # An aria-label takes the place of all words inside.
    if label := link.get("aria-label"):
        link.set("aria-label", label + words.text)
    link.append(words)


def _inside(root: HtmlElement) -> str:
    parts = [root.text or "", *(html.tostring(child, encoding="unicode") for child in root)]
    return "".join(parts)
