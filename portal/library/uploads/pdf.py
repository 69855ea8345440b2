"""PDF files (ISO 32000-2). What may run, send, open or hide something keeps one out."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import is_zipfile

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .faults import UploadError

HEADER = b"%PDF-"
MOST_OBJECTS = 100_000
# 7.5.5: the last line of the file.
_END = re.compile(rb"%%EOF\s*\Z")
_STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
# What browsers and servers would take for a page or a program.
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|object|\?php)", re.IGNORECASE)
_NAME = re.compile(rb"/[^\s()<>\[\]{}/%]+")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")

SCRIPT = "It holds a script. Print it to a new PDF, or take the scripts out."
STARTS = "It starts a program or opens another file. Take that out."
SENDS = "It sends or fetches what is typed. Take that button out."
HIDES = "It holds another file or media. Take the attachments out."
XFA = "It is an XFA form, which most readers cannot open. Save it as an ordinary PDF."
ON_OPENING = "It does something by itself when it is opened. Take that action out."
BY_ITSELF = "It does something by itself when it is read or filled in. Take that action out."

# 12.6.4: kinds of action.
ACTIONS = {
    "/JavaScript": SCRIPT, "/Launch": STARTS, "/GoToR": STARTS, "/GoToE": STARTS,
    "/SubmitForm": SENDS, "/ImportData": SENDS, "/Rendition": HIDES, "/Movie": HIDES,
    "/Sound": HIDES, "/RichMediaExecute": HIDES,
}  # fmt: skip
# Kinds of object and of annotation (12.5.6).
KINDS = {
    "/EmbeddedFile": HIDES, "/FileAttachment": HIDES, "/RichMedia": HIDES, "/Movie": HIDES,
    "/Sound": HIDES, "/Screen": HIDES, "/3D": HIDES,
}  # fmt: skip
KEYS = {
    "/JS": SCRIPT, "/JavaScript": SCRIPT, "/EmbeddedFiles": HIDES, "/XFA": XFA,
    "/AA": BY_ITSELF,
}  # fmt: skip
# Looked for in the bytes too, where another reader may find what this one does not.
IN_BYTES = {
    b"/JavaScript": SCRIPT, b"/Launch": STARTS, b"/EmbeddedFile": HIDES, b"/EmbeddedFiles": HIDES,
    b"/RichMedia": HIDES, b"/XFA": XFA,
}  # fmt: skip


def check(data: bytes) -> dict:
    """Return what a PDF says of its accessibility: is_tagged, has_title, language.

    Raises UploadError.
    """
    _refuse_more_than_pdf(data)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise UploadError("It has a password or is encrypted. Save it without.")
        if not len(reader.pages):
            raise UploadError("It has no pages.")
        for fault in _faults(reader, data):
            raise UploadError(fault)
        return _seen(reader)
    except UploadError:
        raise
    # A file made to break a reader breaks this one in many ways.
    except Exception as error:
        raise UploadError("This PDF is damaged. Save or print it to a new PDF.") from error


def _refuse_more_than_pdf(data):
    if not _END.search(data[-1024:]):
        raise UploadError("Something stands after the end of this PDF. Print it to a new PDF.")
    if is_zipfile(BytesIO(data)):
        raise UploadError("This PDF is a zip file at the same time. Print it to a new PDF.")
    if _MARKUP.search(_STREAM.sub(b"", data)):
        raise UploadError("This PDF is a web page at the same time. Print it to a new PDF.")


def _faults(reader, data) -> Iterator[str]:
    """Yield what is wrong with any object, and then with the bytes around the streams."""
    opening = _plain(reader.root_object.get("/OpenAction"))
    # 12.3.2: a destination is no dictionary; an action is, and others may follow it.
    if isinstance(opening, DictionaryObject):
        yield ACTIONS.get(opening.get("/S"), ON_OPENING)
    for one in _dictionaries(_objects(reader)):
        yield from _faults_of(one)
    names = {_ESCAPED.sub(_unescaped, name) for name in _NAME.findall(_STREAM.sub(b"", data))}
    yield from (fault for name, fault in IN_BYTES.items() if name in names)


def _faults_of(one):
    yield from (fault for key, fault in KEYS.items() if key in one)
    if (action := _plain(one.get("/S"))) in ACTIONS:
        yield ACTIONS[action]
    for key in ("/Type", "/Subtype"):
        if (kind := _plain(one.get(key))) in KINDS:
            yield KINDS[kind]
    # 7.11.3: a file specification that holds the file.
    if "/EF" in one and ("/F" in one or "/UF" in one):
        yield HIDES


def _objects(reader) -> Iterator:
    """Yield every object of the file. Raises UploadError of more than anybody needs."""
    places = {(number, part) for part, rows in reader.xref.items() for number in rows}
    places |= {(number, 0) for number in reader.xref_objStm}
    if len(places) > MOST_OBJECTS:
        raise UploadError("It is made of too many parts. Print it to a new PDF.")
    yield reader.trailer
    for number, part in sorted(places):
        yield IndirectObject(number, part, reader).get_object()


def _dictionaries(objects: Iterable) -> Iterator[DictionaryObject]:
    """Yield the dictionaries in objects, those inside others too; references are not followed."""
    for whole in objects:
        waiting = [whole]
        while waiting:
            one = waiting.pop()
            if isinstance(one, DictionaryObject):
                yield one
                waiting += dict.values(one)
            elif isinstance(one, ArrayObject):
                waiting += list.__iter__(one)


def _plain(value):
    return value.get_object() if isinstance(value, IndirectObject) else value


def _unescaped(found):
    return bytes([int(found[1], 16)])


def _seen(reader) -> dict:
    """Return what PDF/UA-1 (ISO 14289-1, 7.1 and 7.2) asks for and a machine can see."""
    root = reader.root_object
    marks = _plain(root.get("/MarkInfo")) or {}
    is_tagged = bool(marks.get("/Marked")) and "/StructTreeRoot" in root
    title = reader.metadata.title if reader.metadata else ""
    language = str(_plain(root.get("/Lang")) or "")
    return {
        "is_tagged": is_tagged,
        "has_title": bool((title or "").strip()),
        "language": language[:20],
    }
