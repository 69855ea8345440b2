"""The screen on which a Word document becomes a page."""

import pytest
from docx import Document

from portal.accounts.roles import Role
from portal.publishing.models import Page
from portal.publishing.querysets import kind_accessors
from telework.models import Topic
from tests.exchange.documents import add_link, document_of, saved
from tests.exchange.uploads import upload
from tests.factories import make_page, make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db

URL, BEGIN = "/admin/from-word/", "/admin/from-word/begin/"


def typed(**changes):
    return {
        "kind": "telework.topic",
        "title": "A page from Word",
        "parent": "/telework/",
        "slug": "from-word",
        "body": "## One\r\n\r\nText.\r\n",
        **changes,
    }


def test_document_is_shown_as_markdown_and_as_readers_would_see_it(desk):
    data = document_of([("heading", 1, [("Header", 0, 0)]), ("text", [("Bold", 1, 0)])])

    soup = desk.post(URL, upload(data, "a.docx"))

    assert soup.select_one("#id_body").text.strip() == "## Header\n\n**Bold**"
    shown = soup.select_one(".converted__preview")
    assert [(one.name, one.get("id")) for one in shown.select("h2, strong")] == [
        ("h2", "preview-header"),
        ("strong", None),
    ]


def test_document_gives_the_new_page_its_title_and_slug(desk):
    document = Document()
    document.add_heading("Telework & bad weather", 0)
    document.add_paragraph("Text.")

    soup = desk.post(URL, upload(saved(document), "a.docx"))

    assert soup.select_one("#id_title")["value"] == "Telework & bad weather"
    assert soup.select_one("#id_slug")["value"] == "telework-bad-weather"
    assert "“Telework & bad weather” is the title" in words(soup.select_one(".losses"))


def test_what_would_keep_the_text_from_being_published_is_listed(desk):
    soup = desk.post(URL, upload(document_of([("text", [("Type <b> here", 0, 0)])]), "a.docx"))

    assert "Line 1: <b> looks like HTML" in words(soup.select_one(".losses"))


def test_link_to_a_page_of_ours_names_the_page(desk, settings):
    settings.SITE_URL = "https://portal.example.gov"
    make_page(slug="telework")
    document = Document()
    paragraph = document.add_paragraph()
    for address in ("https://portal.example.gov/telework/#law", "https://portal.example.gov/no/"):
        add_link(paragraph, address, "here")

    soup = desk.post(URL, upload(saved(document), "a.docx"))

    assert soup.select_one("#id_body").text.strip() == (
        "[here](page:/telework/#law)[here](https://portal.example.gov/no/)"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "empty"), (b"no document", "cannot be read"), (b"x" * 20_000_001, "20 MB are allowed")],
)
def test_what_is_no_document_is_refused_in_words(desk, data, message):
    soup = desk.post(URL, upload(data, "a.docx"), status=200)

    assert message in words(soup.select_one(".error-summary"))


def test_draft_is_begun_with_the_text_and_opens(desk, editor):
    parent = make_page(slug="telework")

    answer = desk.post(BEGIN, typed(), status=302)

    page = Topic.objects.get(path="/telework/from-word/")
    assert answer["Location"] == page.edit_url
    assert (page.parent_id, page.state, page.title) == (parent.pk, "draft", "A page from Word")
    assert page.body == "## One\n\nText."
    assert page.revisions.get().created_by == editor


def test_draft_of_every_kind_can_be_begun(desk):
    make_page(slug="telework")
    kinds = [one["value"] for one in desk.post(BEGIN, typed(title="")).select("#id_kind option")]

    for number, kind in enumerate(kinds):
        desk.post(BEGIN, typed(kind=kind, slug=f"n{number}"), status=302)

    assert len(kinds) == 1 + len(kind_accessors(Page))
    assert Page.objects.filter(path__startswith="/telework/n").count() == len(kinds)


@pytest.mark.parametrize("parent", ["", "/"])
def test_draft_of_the_first_level_needs_no_parent(desk, parent):
    desk.post(BEGIN, typed(parent=parent), status=302)

    assert Page.objects.get().path == "/from-word/"


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"parent": "/nowhere/"}, "parent", "There is no page at /nowhere/"),
        ({"slug": "taken"}, "slug", "Another page is at /telework/taken/"),
        ({"slug": "No Slug"}, "slug", "small letters"),
        ({"slug": ""}, "slug", "required"),
        ({"slug": "search", "parent": ""}, "slug", "address of the portal's own"),
        ({"title": "x" * 91}, "title", "at most 90"),
        ({"kind": "library.book"}, "kind", "not one of the available"),
        ({"body": ""}, "body", "required"),
        ({"body": "x" * 200_001}, "body", "at most 200000"),
    ],
)
def test_faulty_form_begins_nothing_and_keeps_the_text(desk, changes, field, message):
    hub = make_page(slug="telework")
    make_page(parent=hub, slug="taken")

    soup = desk.post(BEGIN, typed(loss="Pictures were left out.", **changes), status=200)

    assert message in words(soup.select_one(f".field-{field} .errorlist"))
    assert soup.select_one("#id_body").text.strip() == changes.get("body", "## One\n\nText.")
    assert "Pictures were left out." in words(soup.select_one(".losses"))
    assert Page.objects.count() == 2


@pytest.mark.parametrize(
    ("role", "section", "parent", "is_begun"),
    [
        (Role.AUTHOR, "", "/telework/", True),
        (Role.AUTHOR, "telework", "/telework/", True),
        (Role.AUTHOR, "site", "/telework/", False),
        (Role.AUTHOR, "telework", "", False),
        (Role.AUTHOR, "site", "", True),
    ],
)
def test_rights_decide_where_a_page_may_be_begun(client, role, section, parent, is_begun):
    make_page(slug="telework")
    client.force_login(make_person(role, section))

    answer = client.post(BEGIN, typed(parent=parent))

    assert (answer.status_code == 302) == is_begun
    assert Page.objects.filter(slug="from-word").exists() == is_begun


@pytest.mark.parametrize("url", [URL, BEGIN])
def test_whoever_may_write_nothing_converts_nothing(client, url):
    client.force_login(make_user())

    assert client.post(url, upload(b"x")).status_code == 403


def test_nothing_is_begun_by_a_link(desk):
    assert desk.client.get(BEGIN).status_code == 405
