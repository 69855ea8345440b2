"""What of a Word document has no place in a page: a sentence each, for its editor. Pure."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from .package import STYLES, Package, W
from .preparing import MATH, is_hidden, is_on

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
CHANGES = ("ins", "del", "moveFrom", "moveTo")

STYLE = re.compile(r"Unrecognised (?:paragraph|run) style: (.+) \(Style ID: .*\)")
IGNORED = re.compile(r"An unrecognised element was ignored: (?:\{.*\})?(?:\w+:)?(\w+)")
# Styles that look like ordinary text, or nearly; their names say nothing to an editor.
ORDINARY = {
    "Body Text", "Default Paragraph Font", "Hyperlink", "List Paragraph", "No Spacing", "None",
    "Normal (Web)", "Plain Text", "Subtitle", "apple-converted-space", "normaltextrun",
}  # fmt: skip
# Elements without words.
WORDLESS = {"bookmarkEnd", "permStart", "permEnd", "ptab", "sectPr", "subDoc", "tblPrEx"}


def of_package(package: Package) -> Iterator[str]:
    """Tell what a document holds, as it was sent, that a page cannot."""
    main = package.main
    yield from _of_pictures(main)
    yield from _of_parts(package)
    yield from _of_looks([run for text in package.texts.values() for run in text.iter(f"{W}r")])
    yield from _of_blocks(main)


def of_messages(messages: Iterable[str]) -> Iterator[str]:
    """Tell in plain words what the reader of the document complained of, each thing once."""
    for message in dict.fromkeys(messages):
        if (style := STYLE.fullmatch(message)) and style[1] not in ORDINARY:
            yield f"The style “{style[1]}” has no counterpart here. Its words are ordinary text."
        elif (element := IGNORED.fullmatch(message)) and element[1] not in WORDLESS:
            yield f"Something that Word calls “{element[1]}” was left out."
        elif "w:sym" in message:
            yield "A symbol of a special font was left out."


def _of_pictures(main: Element) -> Iterator[str]:
    pictures = [*main.iter(f"{A}blip"), *main.iter(f"{VML}imagedata")]
    said = [one.get("descr", "").strip() for one in main.iter(f"{DRAWING}docPr")]
    if pictures:
        words = " ".join(f"“{text}”" for text in dict.fromkeys(said) if text)
        described = f" Their descriptions: {words}" if words else ""
        yield (
            f"Pictures were left out ({len(pictures)}): pages have none. Say in words what they "
            f"show.{described}"
        )
    uris = {one.get("uri", "").rpartition("/")[2] for one in main.iter(f"{A}graphicData")}
    if uris & {"chart", "diagram"}:
        yield "A chart or diagram was left out. Say in words or in a table what it shows."
    if next(main.iter(f"{W}object"), None) is not None:
        yield "A file embedded in the document was left out."


def _of_parts(package: Package) -> Iterator[str]:
    comments = list(package.part("word/comments.xml").iter(f"{W}comment"))
    if comments:
        yield f"Comments were left out ({len(comments)})."
    edges = [*package.parts("word/header"), *package.parts("word/footer")]
    if any(text.text for edge in edges for text in edge.iter(f"{W}t")):
        yield "The header and the footer were left out."
    if any(True for change in CHANGES for _ in package.main.iter(f"{W}{change}")):
        yield (
            "The document has tracked changes. What was inserted is in the text, what was deleted "
            "is not."
        )
    styles = package.part(STYLES).iter(f"{W}style")
    contents = {one.get(f"{W}styleId") for one in styles if _name(one).startswith("toc ")}
    if any(one.get(f"{W}val") in contents for one in package.main.iter(f"{W}pStyle")):
        yield "The table of contents was left out: a page makes its own."


def _of_looks(runs: list[Element]) -> Iterator[str]:
    if any(map(is_hidden, runs)):
        yield "Hidden words were left out."
    if any(map(_is_colored, runs)):
        yield "Colors and highlighting were left out. If they mean something, say it in words."
    if any(is_on(run, "u") for run in runs):
        yield "Underlining was left out: on the web it means a link."
    if any(is_on(run, "strike") or is_on(run, "dstrike") for run in runs):
        yield "Words that were struck out are ordinary text now. Take them out if they should go."
    if any(_is_raised(run) for run in runs):
        yield "Raised and lowered characters are ordinary ones now. Check figures such as 10²."


def _of_blocks(main: Element) -> Iterator[str]:
    boxes = main.iter(f"{W}txbxContent")
    if any(text.text for box in boxes for text in box.iter(f"{W}t")):
        yield "Text boxes stand in the text now, each after the paragraph it belonged to."
    if next(main.iter(f"{MATH}oMath"), None) is not None:
        yield "Formulas were written as plain text. Check each of them."


def _name(style: Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "").lower()


def _is_colored(run: Element) -> bool:
    color = run.find(f"{W}rPr/{W}color")
    is_other = color is not None and color.get(f"{W}val", "auto").lower() not in ("auto", "000000")
    return is_other or is_on(run, "highlight")


def _is_raised(run: Element) -> bool:
    found = run.find(f"{W}rPr/{W}vertAlign")
    has_words = any(text.text for text in run.iter(f"{W}t"))
    return has_words and found is not None and found.get(f"{W}val") != "baseline"
