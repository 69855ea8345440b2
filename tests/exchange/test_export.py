import csv
import io
from zipfile import ZipFile

import pytest

from portal.accounts.roles import Role
from portal.core.exports import plain
from portal.exchange.choosing import CHUNK, chunks
from portal.exchange.listing import COLUMNS, rows
from portal.exchange.packing import file_name, packed
from portal.publishing import actions
from portal.publishing.models import Page
from telework.models import Topic
from tests.factories import AT, make_draft, make_page, make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db

URL = "/admin/export/"


def files_in(answer):
    with ZipFile(io.BytesIO(b"".join(answer))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table_in(answer):
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_same_pages_make_the_same_bytes(desk):
    make_page(slug="one"), make_page(Topic, slug="two")

    first, second = (b"".join(desk.get(URL, {"format": "files"})) for _ in range(2))

    assert first == second


def test_file_names_follow_addresses_and_never_meet():
    assert file_name("/telework/employees/") == "telework/employees.md"
    assert len({file_name(path).lower() for path in ("/", "/home/", "/index/", "/readme/")}) == 4


def test_export_holds_what_readers_see_unless_drafts_are_asked_for(desk):
    page = make_page(slug="one", body="What readers see.")
    actions.save_draft(page=page, content={"body": "Not yet."}, by=None, at=AT)
    make_draft(slug="two")

    published = files_in(desk.get(URL, {"format": "files"}))
    newest = files_in(desk.get(URL, {"format": "files", "text": "newest"}))

    assert published.keys() == {"README.txt", "one.md"}
    assert "What readers see." in published["one.md"]
    assert newest.keys() == {"README.txt", "one.md", "two.md"}
    assert "Not yet." in newest["one.md"]


def test_drafts_are_exported_only_where_one_may_edit(client_reads):
    client_reads.login(make_person(Role.AUTHOR, "telework"))
    hub = make_page(slug="telework")
    make_draft(parent=hub, slug="ours")
    make_draft(slug="theirs")

    newest = files_in(client_reads.get(URL, {"format": "files", "text": "newest"}))
    published = files_in(client_reads.get(URL, {"format": "files"}))

    assert newest.keys() == {"README.txt", "telework.md", "telework/ours.md"}
    assert published.keys() == {"README.txt", "telework.md"}


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ({}, ["/", "/telework/", "/telework/a/", "/x/"]),
        ({"section": "telework"}, ["/telework/", "/telework/a/"]),
        ({"section": "site"}, ["/", "/x/"]),
        ({"kind": "telework.topic"}, ["/telework/a/"]),
        ({"state": "withdrawn"}, ["/x/"]),
        ({"state": "archived"}, ["/y/"]),
        ({"state": "draft", "text": "newest"}, ["/z/"]),
    ],
)
def test_choices_narrow_the_export(desk, query, paths):
    make_page(slug="")
    hub = make_page(slug="telework")
    make_page(Topic, parent=hub, slug="a")
    actions.withdraw(page=make_page(slug="x"), reason="Out of date.", by=None, at=AT)
    actions.archive(page=make_page(slug="y"), reason="Gone.", by=None, at=AT)
    make_draft(slug="z")

    table = table_in(desk.get(URL, {"format": "table", **query}))

    assert [row["address"] for row in table] == paths


def test_asking_for_the_published_text_of_drafts_is_refused(desk):
    soup = desk.get(URL, {"format": "table", "state": "draft"})

    assert "never published" in words(soup.select_one(".error-summary"))


def test_table_says_what_a_page_is_and_whose(desk, settings):
    settings.SITE_URL = "https://portal.example.gov/"
    page = make_page(Topic, slug="one", title="=HYPERLINK(1) is no title of ours", body="One, two.")
    owner = make_user(email="owner@example.gov")
    actions.keep_up(page=page, changes={"owner": owner}, by=None, at=AT)

    row = table_in(desk.get(URL, {"format": "table"}))[0]

    assert tuple(row) == COLUMNS
    assert row["title"] == "'=HYPERLINK(1) is no title of ours"
    assert plain(row["title"]) == page.title
    assert (row["kind"], row["state"], row["words"]) == ("telework.topic", "live", "2")
    assert (row["owner"], row["published"]) == ("owner@example.gov", "2026-11-20")
    assert row["edit"] == f"https://portal.example.gov{page.edit_url}"


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("newest", "queries"), [(False, 3), (True, 4)])
def test_export_costs_the_same_for_one_page_and_for_many(
    django_assert_num_queries, number, newest, queries
):
    for _ in range(number):
        page = make_page(Topic, related=[make_page().pk])
        actions.keep_up(page=page, changes={"owner": make_user()}, by=None, at=AT)

    with django_assert_num_queries(queries):
        list(packed(chunks(Page.objects.order_by("path")), newest=newest))


@pytest.mark.slow
def test_export_of_many_pages_is_sent_while_it_is_made(django_assert_num_queries):
    pages = [
        Page(
            slug=f"s{n}", path=f"/s{n}/", kind="publishing.page", title=f"Page {n}", body="a" * 999
        )
        for n in range(2 * CHUNK + 1)
    ]
    Page.objects.bulk_create(pages)

    with django_assert_num_queries(2 * 3 * 2):
        pieces = list(packed(chunks(Page.objects.order_by("path")), newest=False))
        table = list(rows(chunks(Page.objects.order_by("path")), newest=False))

    assert len(files_in(pieces)) == len(pages) + 1
    assert len(table) == len(pages) + 1
    # A chunk is gone before the next one is asked for.
    assert len(pieces) == 4
    assert all(pieces)


def test_reviewer_without_a_role_exports_nothing(client):
    client.force_login(make_user())

    assert client.get(URL, {"format": "files"}).status_code == 403


def test_nobody_keeps_an_export_on_the_way(desk):
    answer = desk.get(URL, {"format": "files"})

    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["Content-Disposition"] == 'attachment; filename="pages.zip"'
