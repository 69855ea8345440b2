"""The screens in a browser, wide and narrow: whole, and without fault for axe."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.exchange.documents import document_of
from tests.exchange.uploads import file_of, new_file, zipped
from tests.factories import make_editor, make_page

pytestmark = pytest.mark.slow

BLOCKS = [
    ("heading", 1, [("Content", False, False)]),
    ("text", [("Ask <b>first</b>.", True, False)]),
    ("number", 1, [("one", False, False)]),
    ("bullet", 2, [("two", False, False)]),
    ("heading", 1, [("Header", False, False)]),
    ("table", [["Day", "A rather long name of a column"], ["Monday\nTuesday", "x" * 60]]),
]


@pytest.fixture
def windows(live_server, page, phone):
    """A wide and a narrow window, both signed in."""
    client = Client()
    client.force_login(make_editor())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    for window in (page, phone):
        window.context.add_cookies([cookie | {"url": live_server.url}])
    return page, phone


def faults(window, axe):
    """Return what is wrong with the screen as it stands."""
    extra = window.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [*axe(window), *([f"{extra} pixels too wide"] if extra else [])]


def send(window, name, data, button):
    window.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    with window.expect_navigation():
        window.get_by_role("button", name=button).click()


@pytest.mark.parametrize(
    "path", ["export/", "export/?format=table&state=draft", "import/", "from-word/"]
)
def test_screens_are_accessible(windows, axe, path):
    for window in windows:
        window.goto(f"/admin/{path}")

        assert faults(window, axe) == []


def test_export_arrives_as_a_file(windows):
    make_page(slug="one")
    window = windows[0]
    window.goto("/admin/export/")

    with window.expect_download() as arriving:
        window.get_by_role("button", name="Download Markdown files").click()

    assert arriving.value.suggested_filename == "pages.zip"


def test_import_goes_from_the_upload_by_the_report_to_drafts(windows, axe):
    for number, window in enumerate(windows):
        page = make_page(slug=f"old-{number}", body="Before.")
        files = {
            "a.md": file_of(page, [("Before", "After")]),
            "b.md": new_file(f"/new-{number}/"),
            "c.md": file_of(make_page()),
        }
        window.goto("/admin/import/")
        send(window, "pages.zip", zipped(files), "Show what would happen")
        for summary in window.locator("#content summary").all():
            summary.click()
        reported = faults(window, axe)
        window.get_by_role("button", name="Import").click()

        assert reported == []
        expect(window.get_by_text("1 new page, 1 changed").first).to_be_visible()


def test_report_of_refusals_is_accessible(windows, axe):
    table = b"address,title\n/nowhere/,x\n1,2,3\n"
    for window in windows:
        window.goto("/admin/import/")
        send(window, "pages.csv", table, "Show what would happen")

        expect(window.get_by_text("pages.csv, line 3").first).to_be_visible()
        assert faults(window, axe) == []


def test_document_becomes_a_page(windows, axe):
    for number, window in enumerate(windows):
        window.goto("/admin/from-word/")
        send(window, "a.docx", document_of(BLOCKS), "Convert")
        shown = faults(window, axe)
        window.get_by_label("Title").fill("A page that was a document")
        window.get_by_label("Last part of the address").fill("search")
        window.get_by_role("button", name="Open a new draft").click()
        expect(window.get_by_role("heading", name="There is a problem")).to_be_visible()
        refused = faults(window, axe)
        window.get_by_label("Last part of the address").fill(f"document-{number}")
        window.get_by_role("button", name="Open a new draft").click()

        assert (shown, refused) == ([], [])
        expect(window.get_by_text("The page is begun as a draft").first).to_be_visible()
