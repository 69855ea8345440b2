"""Files as people and attackers upload them, made in code."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(writer) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def pdf(*, root=None, page=None, **encryption) -> bytes:
    """Return a PDF of one page; what is given is added to its root or to its page."""
    writer = PdfWriter()
    blank = writer.add_blank_page(200, 200)
    writer.root_object.update(root or {})
    blank.update(page or {})
    if encryption:
        writer.encrypt(**encryption)
    return written(writer)


def tagged_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": "A form"})
    writer.root_object.update(
        {
            NameObject("/Lang"): TextStringObject("en-US"),
            NameObject("/MarkInfo"): dictionary(Marked=BooleanObject(True)),
            NameObject("/StructTreeRoot"): dictionary(Type=NameObject("/StructTreeRoot")),
        }
    )
    return written(writer)


def dictionary(**values) -> DictionaryObject:
    """Return a PDF dictionary; text that begins with a slash becomes a name."""
    made = DictionaryObject()
    for key, value in values.items():
        if isinstance(value, str):
            kind = NameObject if value.startswith("/") else TextStringObject
            value = kind(value)
        made[NameObject(f"/{key}")] = value
    return made


def opening(**action) -> bytes:
    """Return a PDF that does something when it is opened."""
    return pdf(root={NameObject("/OpenAction"): dictionary(**action)})


def annotated(**annotation) -> bytes:
    """Return a PDF with an annotation on its page."""
    one = dictionary(Type="/Annot", **annotation)
    return pdf(page={NameObject("/Annots"): ArrayObject([one])})


def xfa() -> bytes:
    return pdf(root={NameObject("/AcroForm"): dictionary(XFA="x")})


def with_attachment() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("more.txt", b"More.")
    return written(writer)


def hidden_script() -> bytes:
    """Return a PDF with a script that its own table of objects does not know of."""
    before, mark, after = pdf().rpartition(b"startxref")
    return before + b"99 0 obj\n<</S/J#61vaScript/JS(app.alert(1))>>\nendobj\n" + mark + after


def zipped(parts: dict, **options) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def types(*kinds) -> str:
    rows = "".join(f'<Override PartName="/p{n}" ContentType="{k}"/>' for n, k in enumerate(kinds))
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}">{rows}</Types>'


def document(text="") -> str:
    return f'<w:document xmlns:w="{W}"><w:body><w:p>{text}</w:p></w:body></w:document>'


def relation(kind, target, mode="External") -> str:
    row = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="{RELATIONS}">{row}</Relationships>'


def docx(parts=None, body="") -> bytes:
    own = {"[Content_Types].xml": types(WORD), "word/document.xml": document(body)}
    return zipped(own | (parts or {}))


def xlsx(parts=None) -> bytes:
    own = {"[Content_Types].xml": types(EXCEL), "xl/workbook.xml": "<workbook/>"}
    return zipped(own | (parts or {}))


def formula(text) -> bytes:
    return xlsx({"xl/worksheets/sheet1.xml": f"<worksheet><c><f>{text}</f></c></worksheet>"})


def titled_docx() -> bytes:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A form</dc:title></c>'
    return docx({"docProps/core.xml": core})
