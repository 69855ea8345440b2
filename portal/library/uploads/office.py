"""Word and Excel files (ECMA-376, Office Open XML): zip files of XML parts, without macros."""

import re
from io import BytesIO
from zipfile import ZipFile

from portal.exchange.archives import ArchiveError, Limits, unpack

from .elements import elements
from .faults import UploadError

HEADER = b"PK\x03\x04"
LIMITS = Limits(files=2_000, file_bytes=20_000_000, all_bytes=60_000_000)
MOST_XML = 10_000_000
END_LENGTH = 22  # of the record at the end of a zip file, without a comment
# Names of parts are compared in small letters, as Office does: Part 2, 6.2.
TYPES, ABOUT = "[content_types].xml", "docprops/core.xml"
# Part 1, 11.3.10 and 12.3.23: the type of the main part.
MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
# By name or by type: what runs, what holds other files, what fetches from elsewhere.
_FORBIDDEN = re.compile(
    r"macro|vba|activex|oleobject|embeddings/|\.bin$|externallink|connections\.xml|querytable|"
    r"dialogsheet|afchunk|attachedtoolbar|attachedtemplate|subdocument|"
    r"/(?:package|frame|control|connections)$",
    re.IGNORECASE,
)
# What Excel writes of a printer's settings is a .bin that nothing runs.
_HARMLESS = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_FETCHING = re.compile(
    r"(?<![\w/.-])(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|LINK)\b", re.IGNORECASE
)
# The second is DDE: server|topic!item.
_FETCHING_FORMULA = re.compile(
    r"\b(?:WEBSERVICE|IMAGE|RTD|DDE)\s*\(|\w\|(?:'[^']*'|\w+)!", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_FIELD = {"instrText", "delInstrText", "fldSimple"}
_FORMULA = {"f", "formula", "formula1", "formula2", "definedName"}
# What may stand before the first "<" of XML in any encoding.
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"


def check(data: bytes) -> tuple[str, dict]:
    """Return docx or xlsx, and what the file says of its accessibility. Raises UploadError."""
    parts = _parts(data)
    xml = {name: content for name, content in parts.items() if _is_xml(name, content)}
    if sum(map(len, xml.values())) > MOST_XML:
        raise UploadError(f"Its text is larger than {MOST_XML // 1_000_000} MB. Make it shorter.")
    kind = _kind(xml)
    _refuse_names(parts)
    for name, content in xml.items():
        if name.endswith(".rels"):
            _refuse_relations(name, content)
        elif name != TYPES:
            _refuse_fetching(name, content)
    return kind, {"is_tagged": None, "has_title": _has_title(xml), "language": ""}


def _parts(data):
    """Return the parts by name; nothing may stand before, after or between them unseen."""
    if b"%PDF-" in data[:1024]:
        raise UploadError("This file is a PDF at the same time. Save it anew.")
    if data[-END_LENGTH : -END_LENGTH + 4] != b"PK\x05\x06":
        raise UploadError("Something stands after the end of this file. Save it anew.")
    try:
        parts = unpack(data, LIMITS)
        with ZipFile(BytesIO(data)) as archive:
            if min(info.header_offset for info in archive.infolist()) != 0:
                raise UploadError("Something stands before the start of this file. Save it anew.")
    except ArchiveError as error:
        where = f"{error.name}: " if error.name else ""
        raise UploadError(f"This file cannot be read. {where}{error}") from error
    lowered = {name.lower(): content for name, content in parts.items()}
    if len(lowered) < len(parts):
        raise UploadError("Two parts of it have the same name. Save it anew.")
    return lowered


def _kind(xml):
    """Return the format by the types of the parts; Part 2, 6.5."""
    if TYPES not in xml:
        raise UploadError("This is a zip file, and no Word (.docx) or Excel (.xlsx) file.")
    given = [one.get("ContentType", "") for _, one, _ in elements(TYPES, xml[TYPES])]
    if any(_is_forbidden(one) for one in given):
        raise UploadError("It holds macros or other active parts. Save it without.")
    found = {MAIN[one] for one in given if one in MAIN}
    if len(found) != 1:
        raise UploadError("This is no Word (.docx) or Excel (.xlsx) file. Save it as one.")
    return found.pop()


def _refuse_names(parts):
    if any(_is_forbidden(name) for name in parts):
        raise UploadError("It holds macros, other files or links to data. Save it without.")


def _is_forbidden(text):
    return bool(_FORBIDDEN.search(_HARMLESS.sub("", text)))


def _refuse_relations(name, content):
    """Let links to web pages and mailboxes through, which a person follows, and nothing else."""
    for _, one, _ in elements(name, content):
        kind = one.get("Type", "")
        is_link = kind.endswith("/hyperlink") and _LINK.match(one.get("Target", ""))
        if one.get("TargetMode", "").lower() == "external" and not is_link:
            raise UploadError("It fetches something from elsewhere. Put it in the file itself.")
        if _is_forbidden(kind):
            raise UploadError("It holds macros, other files or links to data. Save it without.")


def _refuse_fetching(name, content):
    """Refuse fields and formulas that fetch or start something."""
    said = []
    for tag, given, text in elements(name, content):
        if tag in _FIELD:
            said.append(text + given.get("instr", ""))
        elif tag == "fldChar":
            said.append(" ")
        elif tag in _FORMULA and _FETCHING_FORMULA.search(text):
            raise UploadError("A formula in it fetches something. Put its value in its place.")
    # A field may be spread over many runs, or stand right after another.
    if any(_FETCHING.search(between.join(said)) for between in ("", " ")):
        raise UploadError("A field in it fetches something from elsewhere. Take the field out.")


def _has_title(xml):
    about = elements(ABOUT, xml[ABOUT]) if ABOUT in xml else ()
    return any(tag == "title" and text.strip() for tag, _, text in about)


def _is_xml(name, content):
    """Say whether a part is XML; the types can call a part of any name so."""
    is_named = name.endswith((".xml", ".rels", ".vml"))
    return is_named or content[:64].lstrip(_BEFORE_XML).startswith(b"<")
