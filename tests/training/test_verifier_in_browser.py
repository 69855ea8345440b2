"""Checking and showing a certificate in a browser: axe, keyboard, no script, and on paper."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.conftest import DESKTOP, PHONE
from tests.factories.certificates import NAME, PASSED_AT, make_certificate, make_version
from training.certificates import rates
from training.certificates.facts import Facts
from training.models import Certificate

# The same on both engines.
pytestmark = [pytest.mark.slow, pytest.mark.engine("sqlite")]

VERIFY = "/training/verify/"
LONG = "Wolfeschlegelsteinhausenbergerdorff-Maximiliana Alexandrovna"


@pytest.fixture(autouse=True)
def new_minute():
    rates.rate.spread_until.clear()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["wide", "narrow"])
def window(request, open_page):
    return open_page(**request.param)


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def check(page, number, name):
    page.goto(VERIFY)
    page.get_by_label("Certificate number").fill(number)
    page.get_by_label("Name on the certificate").fill(name)
    page.get_by_role("button", name="Check the certificate").click()


def show(page, certificate, name=NAME):
    page.goto(f"/training/certificates/{certificate.number}/")
    page.get_by_label("Name on the certificate").fill(name)
    page.get_by_role("button", name="Show the certificate").click()


def test_every_answer_is_accessible(live_server, phone, axe):
    genuine, revoked, gone = (make_certificate() for _ in range(3))
    some = Certificate.objects
    some.filter(pk=revoked.pk).update(revoked_at=PASSED_AT, revoked_reason="Taken twice.")
    some.filter(pk=gone.pk).update(key_id="gone")
    heading = phone.get_by_role("heading", level=1)

    for number, name, title in (
        (genuine.number, NAME, "This certificate is genuine"),
        (revoked.number, NAME, "This certificate was revoked"),
        (gone.number, NAME, "We cannot check this certificate now"),
        (genuine.number, "Zoë", "This certificate is not genuine"),
        ("WLT-7K2M-9QXD-4HT6", NAME, "Check a training certificate"),
    ):
        check(phone, number, name)
        expect(heading).to_have_text(title)
        assert (axe(phone), overflow(phone)) == ([], 0)
    later = {"is_material": True, "effective_at": PASSED_AT.replace(month=12)}
    make_version(version="2026.2", **later)
    check(phone, genuine.number, NAME)
    expect(heading).to_have_text("This certificate is genuine, but no longer current")
    assert (axe(phone), overflow(phone)) == ([], 0)


def test_scanned_code_and_certificate_are_accessible(live_server, window, axe):
    certificate = make_certificate(LONG)
    window.goto(f"{VERIFY}{certificate.number}/{Facts.of(certificate).seal}/")
    assert (axe(window), overflow(window)) == ([], 0)

    show(window, certificate, LONG)

    expect(window.locator(".certificate__name")).to_have_text(LONG)
    assert (axe(window), overflow(window)) == ([], 0)


def test_certificate_is_checked_by_keyboard_without_scripts(live_server, open_page):
    page = open_page(**DESKTOP, java_script_enabled=False)
    certificate = make_certificate()
    page.goto(VERIFY)

    page.get_by_label("Certificate number").focus()
    page.keyboard.type(certificate.number.lower())
    page.keyboard.press("Tab")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("This certificate is genuine")


def test_link_of_an_error_leads_to_its_field(live_server, page):
    check(page, "WLT-7K2M", NAME)

    page.get_by_role("link", name="This one has 4").click()

    expect(page.get_by_label("Certificate number")).to_be_focused()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_certificate_alone_is_printed_on_one_page(live_server, page, paper):
    show(page, make_certificate(LONG), LONG)

    expect(page.locator(".certificate")).to_be_visible()
    printed = PdfReader(io.BytesIO(page.pdf(format=paper)))

    assert len(printed.pages) == 1
    said = " ".join(printed.pages[0].extract_text().split())
    assert said.startswith("U.S. Office of Personnel Management Certificate of completion")
    assert said.endswith("/training/verify/")
    assert "What to do next" not in said


def test_pdf_is_saved_from_the_certificate(live_server, page):
    certificate = make_certificate()
    show(page, certificate)

    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PDF").click()

    assert download.value.suggested_filename == f"certificate-{certificate.number}.pdf"
    assert PdfReader(download.value.path()).pages[0].extract_text().count(NAME) == 1
