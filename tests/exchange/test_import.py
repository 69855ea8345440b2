"""Import: a report of what would happen, then drafts."""

import io
from datetime import date
from zipfile import ZipFile

import pytest

from portal.exchange import importing
from portal.exchange.choosing import chunks
from portal.exchange.packing import file_name, packed
from portal.publishing import seeding
from portal.publishing.models import Event, Page, Revision
from telework.models import Audience, Hub, Topic
from tests.exchange.uploads import (
    bring_in,
    file_of,
    new_file,
    report_of,
    send,
    zipped,
)
from tests.factories import AT, make_page, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db


def test_import_of_changed_and_new_pages_makes_drafts_only(desk, editor):
    page = make_page(Topic, slug="one", body="Before.")
    files = {
        "one.md": file_of(page, [("Before.", "After.")]),
        "two.md": new_file("/two/", "telework.topic", key_points=["Ask."], body="New."),
    }

    done = bring_in(desk, zipped(files))

    assert "Imported: 1 new page, 1 changed." in words(desk.get(done["Location"]))
    page.refresh_from_db()
    latest, new = page.revisions.first(), Topic.objects.get(path="/two/")
    assert (page.body, latest.content["body"], latest.state) == ("Before.", "After.", "draft")
    assert (new.state, new.key_points, new.revisions.get().created_by) == ("draft", "Ask.", editor)
    assert not Revision.objects.filter(content__body="New.").exclude(state="draft").exists()


def test_report_shows_what_changes_word_by_word(desk):
    page = make_page(slug="one", body="One word here.")

    soup, _ = send(desk, zipped({"one.md": file_of(page, [("One word", "Two words")])}))

    changed = soup.select_one(".outcome--changed")
    assert words(changed.select_one("summary")) == "Body of /one/"
    assert [words(one) for one in changed.select("del, ins")] == [
        "[removed: One ]",
        "[added: Two ]",
        "[removed: word ]",
        "[added: words ]",
    ]


def test_report_changes_nothing(desk):
    page = make_page(slug="one", body="Before.")
    before = Event.objects.count()

    found, problems = report_of(
        desk, zipped({"a.md": file_of(page, [("Before", "After")]), "b.md": new_file("/b/")})
    )

    assert (found, problems) == ({"new": ["/b/"], "changed": ["/one/"]}, [])
    assert (Event.objects.count(), Page.objects.count()) == (before, 1)


def test_import_brings_owners_and_review_dates(desk):
    page, owner = make_page(slug="one"), make_user(email="owner@example.gov")
    table = (
        "address,owner,last reviewed,next review\n/one/,Owner@Example.gov,11/20/2026,2027-11-20\n"
    )

    bring_in(desk, table, "pages.csv")

    page.refresh_from_db()
    assert (page.owner, page.deputy) == (owner, None)
    assert (page.reviewed_on, page.review_due_on) == (date(2026, 11, 20), date(2027, 11, 20))
    assert page.revisions.count() == 1


def test_table_leaves_what_it_has_no_column_for_and_empties_empty_cells(desk):
    page = make_page(slug="one", body="Body.", short_title="Short", aliases="an alias")

    bring_in(desk, "address,short title\n/one/,\n", "pages.csv")

    content = page.revisions.first().content
    assert (content["short_title"], content["aliases"], content["body"]) == (
        "",
        "an alias",
        "Body.",
    )


def test_file_empties_what_it_does_not_name(desk):
    page = make_page(slug="one", short_title="Short")

    bring_in(desk, zipped({"a.md": file_of(page, [('short_title = "Short"\n', "")])}))

    assert page.revisions.first().content["short_title"] == ""


def test_new_pages_may_stand_below_and_name_one_another(desk):
    files = {
        "a.md": new_file("/a/", related=["/a/b/"]),
        "b.md": new_file("/a/b/", related=["/a/", "/a/c/"]),
        "c.md": new_file("/a/c/"),
    }

    bring_in(desk, zipped(files))

    a, b, c = (Page.objects.get(path=path) for path in ("/a/", "/a/b/", "/a/c/"))
    assert (b.parent, c.parent) == (a, a)
    assert a.revisions.first().content["related"] == [b.pk]
    assert b.revisions.first().content["related"] == sorted([a.pk, c.pk])
    assert c.revisions.count() == 1


def test_home_page_can_be_imported(desk):
    bring_in(desk, zipped({"_home.md": new_file("/")}))

    assert Page.objects.get(path="/").slug == ""


def test_upload_that_changes_nothing_offers_no_import(desk):
    page = make_page(slug="one")

    soup, _ = send(desk, zipped({"a.md": file_of(page)}))

    assert "has all of this already" in words(soup.select_one(".exchange__lead"))
    assert not soup.find("button", string="Import")


def test_import_of_every_kind_of_page(desk):
    kinds = {
        Hub: {"policy_note": ["In force."], "policy_as_of": "2026-11-20"},
        Audience: {"reader": "employees"},
        Topic: {"key_points": ["One.", "Two."]},
    }
    files = {
        f"{model.__name__}.md": new_file(
            f"/{model.__name__.lower()}/", model._meta.label_lower, **values
        )
        for model, values in kinds.items()
    }

    bring_in(desk, zipped(files))

    assert Hub.objects.get().policy_as_of == date(2026, 11, 20)
    assert Audience.objects.get().reader == "employees"
    assert Topic.objects.get().key_points == "One.\nTwo."


@pytest.mark.slow
@pytest.mark.engine("sqlite")
def test_files_build_the_same_pages_in_an_empty_portal(editor):
    seeds = {file_name(one.path): one.file.read_bytes() for one in seeding.read_seeds()}
    job = importing.receive(name="pages.zip", data=zipped(seeds), by=editor, at=AT)

    plan = importing.bring_in(job, by=editor, at=AT)

    assert plan.problems == []
    built = b"".join(packed(chunks(Page.objects.order_by("path")), newest=True))
    with ZipFile(io.BytesIO(built)) as archive:
        assert {name: archive.read(name) for name in seeds} == seeds
    assert set(Page.objects.values_list("state", flat=True)) == {"draft"}
