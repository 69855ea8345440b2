"""Which files are taken, and which are refused however they are dressed."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf.generic import NameObject, TextStringObject

from portal.library.uploads import MOST_BYTES, Checked, UploadError, check
from tests.library import corpus
from tests.library.corpus import WORD, annotated, document, docx, opening, pdf, relation, types

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
HTML = b"<html><script>alert(1)</script></html>"
BOMB = {"word/media/image1.xml": b"0" * 25_000_000}
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
PICTURE = relation("image", "https://example.com/track.png")
TEMPLATE = relation("attachedTemplate", "file://server/share/t.dotm")
FILE_LINK = relation("hyperlink", "file:///c:/secret")
FIELD = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:</w:instrText></w:r>"


def spoiled(data):
    """Return a zip file in which a letter of the name of a part leads out of it."""
    return data.replace(b"word/x_.xml", b"../../x.xml")


REFUSED = {
    "empty": (b"", "form.pdf", "empty"),
    "gif": (GIF, "form.pdf", "no PDF"),
    "html": (HTML, "form.pdf", "no PDF"),
    "program": (b"MZ\x90\x00" + pdf(), "form.pdf", "no PDF"),
    "oversize": (b"%PDF-1.7" + b" " * MOST_BYTES, "form.pdf", "larger than 10 MB"),
    "name of another kind": (pdf(), "form.docx", "its name says .docx"),
    "name without kind": (pdf(), "form", "its name says .nothing"),
    "pdf cut off": (pdf()[:150] + b"%%EOF", "form.pdf", "damaged"),
    "pdf and zip": (pdf() + docx(), "form.pdf", "after the end"),
    "pdf and zip with an end": (
        pdf() + docx()[:-2] + b"\x06\x00%%EOF\n", "form.pdf", "zip file at the same time",
    ),
    "pdf and html": (pdf().replace(b"\n", b"\n" + HTML + b"\n", 1), "form.pdf", "web page"),
    "pdf and html after": (pdf() + HTML, "form.pdf", "after the end"),
    "pdf with a password": (pdf(user_password="secret"), "form.pdf", "password"),
    "pdf encrypted": (pdf(user_password="", owner_password="x"), "form.pdf", "password"),
    "pdf script": (opening(S="/JavaScript", JS="app.alert(1)"), "form.pdf", "script"),
    "pdf hidden script": (corpus.hidden_script(), "form.pdf", "script"),
    "pdf launch": (opening(S="/Launch", F="calc.exe"), "form.pdf", "starts a program"),
    "pdf opens an address": (opening(S="/URI", URI="https://a.b"), "form.pdf", "by itself"),
    "pdf goes somewhere, then on": (
        opening(S="/GoTo", D="top", Next=corpus.dictionary(S="/URI", URI="https://a.b")),
        "form.pdf", "by itself",
    ),
    "pdf acts when a page is read": (
        pdf(page={NameObject("/AA"): corpus.dictionary(O=corpus.dictionary(S="/URI"))}),
        "form.pdf", "by itself",
    ),
    "pdf button that sends": (
        annotated(Subtype="/Widget", A=corpus.dictionary(S="/SubmitForm", F="https://a.b")),
        "form.pdf", "sends or fetches",
    ),
    "pdf attachment": (corpus.with_attachment(), "form.pdf", "another file"),
    "pdf attached to a page": (annotated(Subtype="/FileAttachment"), "form.pdf", "another file"),
    "pdf media": (annotated(Subtype="/RichMedia"), "form.pdf", "another file"),
    "pdf xfa": (
        corpus.xfa(), "form.pdf", "XFA form",
    ),
    "zip": (corpus.zipped({"a.txt": "b"}), "form.docx", "no Word"),
    "zip with types of nothing": (
        corpus.zipped({"[Content_Types].xml": types("text/plain")}), "form.docx", "no Word",
    ),
    "zip and pdf": (b"PK\x03\x04%PDF-1.7" + docx(), "form.docx", "is a PDF"),
    "zip with something after": (docx() + HTML, "form.docx", "after the end"),
    "zip with a comment": (
        docx()[:-2] + b"\x04\x00" + b"more", "form.docx", "after the end",
    ),
    "zip with something before": (b"PK\x03\x04" + HTML + docx(), "form.docx", "before the start"),
    "zip of too many files": (
        docx({f"word/p{one}.xml": "" for one in range(2001)}), "form.docx", "2,000|2000",
    ),
    "name out of the zip": (spoiled(docx({"word/x_.xml": "<a/>"})), "form.docx", "leads out"),
    "macro type": (
        docx({"[Content_Types].xml": types(WORD, "application/vnd.ms-office.vbaProject")}),
        "form.docx", "macros",
    ),
    "macro document": (
        docx({"[Content_Types].xml": types(WORD.replace("openxml", "macroEnabled.openxml"))}),
        "form.docx", "macros",
    ),
    "macro part": (docx({"word/vbaProject.bin": b"\xd0\xcf"}), "form.docx", "macros"),
    "embedded object": (docx({"word/embeddings/o.docx": b"PK"}), "form.docx", "other files"),
    "picture from elsewhere": (docx({"word/_rels/d.rels": PICTURE}), "form.docx", "from elsewhere"),
    "template from elsewhere": (
        docx({"word/_rels/s.rels": TEMPLATE}), "form.docx", "from elsewhere",
    ),
    "link to a disk": (docx({"word/_rels/d.rels": FILE_LINK}), "form.docx", "from elsewhere"),
    "field that fetches": (docx(body=FIELD), "form.docx", "A field in it"),
    "field in small letters": (
        docx(body="<instrText>includetext c:</instrText>"), "form.docx", "A field in it",
    ),
    "field after another": (
        docx(body="<instrText>PAGE</instrText><instrText>LINK c:</instrText>"),
        "form.docx", "A field in it",
    ),
    "field that keeps its spaces": (
        docx(body="<instrText xml:space='preserve'>DDE</instrText>"), "form.docx", "A field in it",
    ),
    "field in a part of another name": (
        docx({"word/a.dat": document(FIELD)}), "form.docx", "A field in it",
    ),
    "relations in capitals": (
        docx({"word/_rels/d.RELS": PICTURE}), "form.docx", "from elsewhere",
    ),
    "two parts of one name": (
        docx({"word/A.xml": "<a/>", "word/a.xml": "<a/>"}), "form.docx", "the same name",
    ),
    "object that says it is a printer's": (
        docx({"printersettings/embeddings/a.docx": b"PK"}), "form.docx", "other files",
    ),
    **{
        kind: (
            docx({"word/_rels/d.rels": relation(kind, "a.dat", "Internal")}),
            "form.docx", "other files",
        )
        for kind in (
            "aFChunk", "oleObject", "package", "attachedTemplate", "externalLink", "frame",
            "subDocument",
        )
    },
    **{
        text: (corpus.formula(text), "form.xlsx", "A formula in it")
        for text in (
            '_xlfn.WEBSERVICE("https://a.b")', '_xlfn.image("https://a.b")', 'RTD("a",,"b")',
            "cmd|'/c calc'!A0",
        )
    },
    "too much text": (
        docx({f"word/{n}.xml": f"<a>{'b' * 6_000_000}</a>" for n in "12"}),
        "form.docx", "larger than 10 MB",
    ),
    "document type": (docx({"word/styles.xml": DOCTYPE}), "form.docx", "document type"),
    "damaged part": (docx({"word/styles.xml": "<a>"}), "form.docx", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED.values(), ids=REFUSED)
def test_file_is_refused_with_its_reason(data, name, reason):
    with pytest.raises(UploadError, match=reason):
        check(data, name)


@pytest.mark.slow
def test_zip_bomb_is_refused():
    with pytest.raises(UploadError, match="larger than 20 MB"):
        check(docx(BOMB), "form.docx")


def test_encrypted_zip_is_refused():
    data = bytearray(docx())
    with ZipFile(BytesIO(data)) as archive:
        directory = archive.start_dir
    data[directory + 8] |= 1

    with pytest.raises(UploadError, match="encrypted"):
        check(bytes(data), "form.docx")


TAKEN = {
    "plain pdf": (pdf(), "SF 182.pdf", Checked("sf-182.pdf", "pdf", False, False, "")),
    "tagged pdf": (
        corpus.tagged_pdf(), "form.PDF", Checked("form.pdf", "pdf", True, True, "en-US"),
    ),
    "pdf that opens at a page": (
        pdf(root={NameObject("/OpenAction"): TextStringObject("top")}), "form.pdf",
        Checked("form.pdf", "pdf", False, False, ""),
    ),
    "pdf with a link": (
        annotated(Subtype="/Link", A=corpus.dictionary(S="/URI", URI="https://opm.gov")),
        "form.pdf", Checked("form.pdf", "pdf", False, False, ""),
    ),
    "word": (docx(), "form.docx", Checked("form.docx", "docx", None, False, "")),
    "word with a title": (
        corpus.titled_docx(), "form.docx", Checked("form.docx", "docx", None, True, ""),
    ),
    "word with a link": (
        docx({"word/_rels/d.rels": relation("hyperlink", "https://www.opm.gov/")}),
        "form.docx", Checked("form.docx", "docx", None, False, ""),
    ),
    "word with a link to a link": (
        docx(body="<instrText>HYPERLINK https://www.opm.gov/link</instrText>"),
        "form.docx", Checked("form.docx", "docx", None, False, ""),
    ),
    "excel that counts": (
        corpus.formula("SUM(A1:A3)"), "form.xlsx",
        Checked("form.xlsx", "xlsx", None, False, ""),
    ),
    "excel": (corpus.xlsx(), "form.xlsx", Checked("form.xlsx", "xlsx", None, False, "")),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "checked"), TAKEN.values(), ids=TAKEN)
def test_good_file_is_taken(data, name, checked):
    assert check(data, name) == checked


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\win.ini.pdf", "win-ini.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "a-set-cookie-b.pdf"),
        ("Antragsformular für Ärzte.pdf", "antragsformular-fur-arzte.pdf"),
        ("表.pdf", "sf-182.pdf"),
        (".pdf", "sf-182.pdf"),
        (f"{'a' * 300}.pdf", f"{'a' * 80}.pdf"),
        ('x".html;.pdf', "x-html.pdf"),
    ],
)
def test_name_is_made_safe(name, kept):
    assert check(pdf(), name, fallback="sf-182").name == kept
