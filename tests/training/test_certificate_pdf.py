"""The certificate as PDF: one page, tagged, and with whatever name."""

import io
import logging

import pytest
from pypdf import PdfReader

from tests.factories.certificates import NAME, make_certificate
from tests.reading import words
from training.certificates import rates, verify
from training.certificates.pdf import UnprintableError, make_pdf
from training.certificates.showing import sheet
from training.models import Certificate

pytestmark = pytest.mark.django_db

NAMES = [
    "Zoë O’Brien-Nuñez",
    "Nguyễn Thị Minh Khai",
    "Дмитрий Шостакович",
    "Ελένη Παπαδοπούλου",
    "D'Angelo St. John-Smythe III",
    "Łukasz Żółć",
    "#eval(1) *bold* _it_ $x$ @ref <label> \\n [a]",
    "/ term: // comment",
    "Wolfeschlegelsteinhausenbergerdorff-Maximiliana Alexandrovna",
    "W" * 60,
]


@pytest.fixture(autouse=True)
def new_minute():
    rates.rate.spread_until.clear()


def pdf_of(name):
    certificate = make_certificate(name)
    return PdfReader(io.BytesIO(make_pdf(sheet(verify(certificate.number, name).facts, name))))


def text_of(pdf):
    return " ".join(pdf.pages[0].extract_text().split())


def test_pdf_says_what_the_page_says():
    said = text_of(pdf_of(NAME))

    certificate = Certificate.objects.get()
    for expected in (
        "U.S. Office of Personnel Management Certificate of completion This certifies that "
        f"{NAME} completed the course {certificate.completion.course.title}",
        "Completed November 20, 2026 (Eastern time) Result Passed with 90 percent",
        "Length 60 minutes",
        "Course number TWX-E, version 2026.1",
        "5 U.S.C. 6503(a)(2) where the agency accepts this course.",
        f"Certificate number {certificate.number}",
        "the name at http://127.0.0.1:8000/training/verify/",
    ):
        assert expected in said


def test_pdf_is_tagged_and_names_its_standard():
    pdf = pdf_of(NAME)
    root = pdf.trailer["/Root"]

    assert root["/Lang"] == "en-US"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata.title == (
        f"Certificate of completion: {Certificate.objects.get().completion.course.title}"
    )
    assert pdf.metadata.author == "U.S. Office of Personnel Management"
    # PDF/UA identifier: ISO 14289-1, clause 5.
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_pdf_has_a_title_and_words_for_the_code():
    elements = list(walk(pdf_of(NAME).trailer["/Root"]["/StructTreeRoot"]))

    kinds = [one["/S"] for one in elements if "/S" in one]
    pictures = [str(one.get("/Alt")) for one in elements if one.get("/S") == "/Figure"]
    assert pictures == ["QR code that leads to the page where this certificate is checked"]
    assert {"/Document", "/Link", "/L", "/LBody"} <= {*kinds}


def walk(element):
    """Yield every element below one of the structure tree."""
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from walk(child)
    elif isinstance(element, dict):
        yield element
        if "/K" in element:
            yield from walk(element["/K"])


@pytest.mark.parametrize("name", NAMES)
def test_name_is_printed_as_it_is_on_one_letter_page(name):
    pdf = pdf_of(name)

    # A long name is broken at its hyphens or within; the letters stay.
    assert name.replace(" ", "") in text_of(pdf).replace(" ", "")
    assert [tuple(page.mediabox) for page in pdf.pages] == [(0, 0, 612, 792)]
    assert name not in str(pdf.metadata)


def test_name_does_not_leave_the_page():
    ends = []

    def note(text, _, matrix, *rest):
        ends.append(matrix[4])

    pdf_of("W" * 60).pages[0].extract_text(visitor_text=note)

    assert all(0 <= end <= 612 for end in ends)


def test_same_certificate_has_the_same_bytes_of_text():
    certificate = make_certificate()
    facts = verify(certificate.number, NAME).facts

    assert make_pdf(sheet(facts, NAME))[:1000] == make_pdf(sheet(facts, NAME))[:1000]


def test_letter_that_no_font_has_is_told_without_the_name(caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(UnprintableError) as error:
        pdf_of("李小龍")

    assert "李" not in f"{error.getrepr(chain=True, style='long')}{caplog.text}".replace(
        'pdf_of("李小龍")', ""
    )


def test_pdf_is_sent_by_number_and_name(client_reads):
    certificate = make_certificate()
    address = f"/training/certificates/{certificate.number}/pdf/"

    response = client_reads.post(address, {"name": NAME})

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        f'attachment; filename="certificate-{certificate.number}.pdf"'
    )
    assert "no-store" in response["Cache-Control"]
    assert NAME in text_of(PdfReader(io.BytesIO(response.content)))


def test_pdf_is_not_sent_for_another_name(client_reads):
    certificate = make_certificate()
    address = f"/training/certificates/{certificate.number}/pdf/"

    page = client_reads.post(address, {"name": "Zoë Other"}, status=422)

    assert page.select_one("main form")["action"] == f"/training/certificates/{certificate.number}/"
    assert client_reads.client.get(address).status_code == 405


def test_reader_whose_name_the_pdf_cannot_show_prints_the_page(client_reads):
    certificate = make_certificate("李小龍")
    address = f"/training/certificates/{certificate.number}/pdf/"

    page = client_reads.post(address, {"name": "李小龍"}, status=422)

    assert "Print this page instead" in words(page.select_one("[role=alert]"))
    assert words(page.select_one(".certificate__name")) == "李小龍"
