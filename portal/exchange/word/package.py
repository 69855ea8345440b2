"""A Word document as a file: a zip of XML parts (ECMA-376, Office Open XML). Pure."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile

from portal.exchange.archives import ArchiveError, Limits, unpack

LIMITS = Limits(files=3_000, file_bytes=8_000_000, all_bytes=24_000_000)
MAIN = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
STYLES = "word/styles.xml"
# As many characters as the body of a page holds.
LONGEST = 200_000
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the mark of [MS-CFB], in which .doc is kept

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The same elements in documents that keep to the strict form of the standard.
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


class WordError(ValueError):
    """A file that is no Word document this portal reads, and what to do."""


class Package:
    """The parts of a document. `texts` are those with its words, to be changed in place."""

    def __init__(self, data: bytes) -> None:
        """Raises WordError."""
        if data.startswith(OLD_WORD):
            raise WordError(
                "This is an old Word document (.doc), or one with a password. Open it in Word and "
                "save it as a Word document (.docx) without a password."
            )
        try:
            self._parts = unpack(data, LIMITS, wanted=_is_xml)
        except ArchiveError as error:
            where = f"{error.name}: " if error.name else ""
            raise WordError(f"This file cannot be read. {where}{error}") from error
        if MAIN not in self._parts or "[Content_Types].xml" not in self._parts:
            raise WordError("This is not a Word document (.docx).")
        for name, content in self._parts.items():
            _refuse_document_type(name, content)
        self.texts = {name: self.part(name) for name in (MAIN, *NOTES) if name in self._parts}
        length = sum(len(text.text or "") for text in self.main.iter(f"{W}t"))
        if length > LONGEST:
            raise WordError(
                f"This document has {length:,} characters; a page holds {LONGEST:,}. Make several "
                "documents of it."
            )

    @property
    def main(self) -> Element:
        return self.texts[MAIN]

    def part(self, name: str) -> Element:
        """Return the root of a part; an empty element if the document has none of that name."""
        if name not in self._parts:
            return Element("nothing")
        root = ElementTree.fromstring(self._parts[name])
        for element in root.iter():
            element.tag = element.tag.replace(STRICT, W)
            for key in [key for key in element.attrib if key.startswith(STRICT)]:
                element.set(key.replace(STRICT, W), element.attrib.pop(key))
        return root

    def parts(self, beginning: str) -> Iterator[Element]:
        """Yield the parts whose names begin so: a document has one header for each section."""
        for name in sorted(self._parts):
            if name.startswith(beginning) and name.endswith(".xml"):
                yield self.part(name)

    def packed(self) -> io.BytesIO:
        """Return the document as a file again, with its texts as they are now.

        Of its styles only the names are in it and which list they make; the rest, often more than
        the text itself, would only take time to read.
        """
        styles = self.part(STYLES)
        styles[:] = styles.findall(f"{W}style")
        for style in styles:
            style[:] = [child for child in style if child.tag in (f"{W}name", f"{W}pPr")]
        changed = {**self.texts, STYLES: styles}
        file = io.BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in self._parts.items():
                if name in changed:
                    content = ElementTree.tostring(changed[name])
                archive.writestr(name, content)
        file.seek(0)
        return file


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _refuse_document_type(name: str, content: bytes) -> None:
    """Refuse what could name entities: none is needed, and some grow without end or lead out."""

    def refuse(*_: object) -> None:
        raise WordError(f"This file cannot be read. {name} declares a document type.")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise WordError(f"This file cannot be read. {name} is damaged: {error}.") from error
