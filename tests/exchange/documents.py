"""Word documents as people make them, for tests."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
}
LISTS = {"bullet": "List Bullet", "number": "List Number"}


def saved(document) -> bytes:
    """Return a document as the bytes of its file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def document_of(blocks) -> bytes:
    """Return a document made of blocks: (kind, …), see `add`."""
    document = Document()
    for block in blocks:
        add(document, *block)
    return saved(document)


def add(document, kind, *what):
    """Add a block.

    ("text", runs), ("heading", level, runs), ("bullet" or "number", depth, runs), ("table", rows):
    runs are (text, bold, italic), "\\n" in a text is a line break; rows are lists of texts.
    """
    if kind == "table":
        rows = what[0]
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return table
    *level, runs = what
    if kind == "heading":
        paragraph = document.add_heading(level=level[0])
    else:
        deep = f" {level[0]}" if level and level[0] > 1 else ""
        paragraph = document.add_paragraph(style=LISTS[kind] + deep if level else None)
    for text, bold, italic in runs:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
    return paragraph


def add_raw(document, xml) -> None:
    """Add elements written as in the file itself; the usual prefixes are known."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    body = document.element.body
    for element in parse_xml(f"<w:body {names}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)


def add_link(paragraph, address, text):
    """Add a link to another place on the web."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def with_parts(data: bytes, **parts) -> bytes:
    """Return a document with parts added or put in place of others, by names such as comments."""
    source, file = ZipFile(io.BytesIO(data)), io.BytesIO()
    changed = {f"word/{name}.xml": content for name, content in parts.items()}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name not in changed:
                archive.writestr(name, source.read(name))
        for name, content in changed.items():
            archive.writestr(name, content)
    return file.getvalue()


def plain(text):
    """Return the runs of a text that is neither bold nor emphasized."""
    return [(text, False, False)]


def raw(xml) -> bytes:
    """Return a document of elements written as in the file itself."""
    document = Document()
    add_raw(document, xml)
    return saved(document)


def run(words, properties="") -> str:
    """Return a run as it is written in the file."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def note(number) -> str:
    """Return the reference to a footnote as it is written in the file."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def part_of(data: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()
