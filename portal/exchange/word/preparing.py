"""Changes to a document before it is read: what would be skipped is put where it is seen. Pure."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from .package import W

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Wrappers around runs that mean nothing for the words in them.
WRAPPERS = (f"{W}fldSimple", f"{W}dir", f"{W}bdo")


def prepare(text: Element) -> list[str]:
    """Change a text in place; return what an editor should look at, a sentence each."""
    _choose_alternatives(text)
    for tag in WRAPPERS:
        _replace(text, tag, list)
    _replace(text, f"{MATH}oMathPara", list)
    _replace(text, f"{MATH}oMath", lambda math: [_run(_words(math, f"{MATH}t"))])
    _replace(text, f"{W}r", lambda run: [] if is_hidden(run) else [run])
    _empty_text_boxes(text)
    had_headers = [_head(table) for table in text.iter(f"{W}tbl")]
    if all(had_headers):
        return []
    return ["The first row of a table was taken for its header row. Check whether it is one."]


def is_hidden(run: Element) -> bool:
    return is_on(run, "vanish")


def is_on(run: Element, name: str) -> bool:
    """Say whether a run has a property of its own that is on or off (17.17.4, ST_OnOff)."""
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off", "none")


def _choose_alternatives(text: Element) -> None:
    """Keep of each content in several forms the plain one, or else the only one there is."""

    def choose(alternatives: Element) -> list[Element]:
        chosen = alternatives.find(f"{COMPATIBILITY}Fallback")
        if chosen is None or not len(chosen):
            chosen = alternatives.find(f"{COMPATIBILITY}Choice")
        return [] if chosen is None else list(chosen)

    _replace(text, f"{COMPATIBILITY}AlternateContent", choose)


def _empty_text_boxes(text: Element) -> None:
    """Put the paragraphs of each text box after the paragraph that it is anchored to."""
    for parent in reversed(list(text.iter())):
        for host in [child for child in parent if child.tag == f"{W}p"]:
            boxes = [box for box in host.iter(f"{W}txbxContent") if len(box)]
            for box in boxes:
                place = list(parent).index(host) + 1
                parent[place:place] = list(box)
                del box[:]


def _head(table: Element) -> bool:
    """Make the first row the header, as every table of this site has one; say if it was before."""
    first = table.find(f"{W}tr")
    if first is None:
        return True
    properties = first.find(f"{W}trPr")
    if properties is None:
        properties = Element(f"{W}trPr")
        first.insert(0, properties)
    was_header = properties.find(f"{W}tblHeader") is not None
    if not was_header:
        SubElement(properties, f"{W}tblHeader")
    return was_header


def _replace(text: Element, tag: str, by) -> None:
    """Put in place of each element of a tag what `by` returns for it, the inner ones first."""
    for parent in reversed(list(text.iter())):
        if any(child.tag == tag for child in parent):
            parent[:] = [new for child in parent for new in _instead(child, tag, by)]


def _instead(child: Element, tag: str, by) -> Iterator[Element]:
    yield from by(child) if child.tag == tag else [child]


def _words(element: Element, tag: str) -> str:
    return " ".join(text.text or "" for text in element.iter(tag))


def _run(words: str) -> Element:
    run = Element(f"{W}r")
    SubElement(run, f"{W}t").text = words
    return run
