from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.navigation.models import MenuItem
from portal.publishing import actions, seeding
from portal.publishing.models import Page, Revision
from portal.publishing.seedfile import SeedFileError, dump, load
from telework.models import Topic
from tests.factories import AT, make_editor

SEEDS = seeding.read_seeds()


def seed(**options):
    call_command("seed", verbosity=0, **options)


@pytest.mark.parametrize("text", ["", "no head", "+++\ntitle = \n+++\nbody", "+++\ntitle = 'x'"])
def test_load_refuses_what_is_no_seed_file(text):
    with pytest.raises(SeedFileError):
        load(text)


def test_dump_and_load_round_trip():
    head = {"kind": "publishing.page", "order": 3, "reviewed_on": date(2026, 11, 21)}

    assert load(dump(head, "Body\n\nof text")) == (head, "Body\n\nof text")


@pytest.mark.django_db
def test_seed_publishes_every_seed_page():
    seed()

    assert set(Page.objects.live().values_list("path", flat=True)) == {one.path for one in SEEDS}


@pytest.mark.django_db
def test_seed_again_changes_nothing():
    seed()
    before = list(Revision.objects.values_list("pk", "state"))

    seed()

    assert list(Revision.objects.values_list("pk", "state")) == before


@pytest.mark.django_db
def test_seed_never_overwrites_an_editors_work(capsys):
    seed()
    page = Topic.objects.first()
    actions.save_draft(page=page, content={"body": "Mine."}, by=make_editor(), at=AT)

    call_command("seed")

    assert f"skipped {page.path}: edited at the desk" in capsys.readouterr().out
    assert page.revisions.first().content["body"] == "Mine."


@pytest.mark.django_db
def test_seed_leaves_a_moved_page_where_it_is():
    seed()
    page = Topic.objects.get(path="/telework/employees/telework-etiquette/")
    actions.move(page=page, parent=page.parent, slug="manners", by=make_editor(), at=AT)

    seed()

    assert not Page.objects.filter(path="/telework/employees/telework-etiquette/").exists()


@pytest.mark.django_db
def test_seed_finds_the_place_of_a_new_page_below_a_moved_one(monkeypatch):
    seed()
    hub = Page.objects.get(path="/telework/employees/")
    actions.move(page=hub, parent=hub.parent, slug="staff", by=make_editor(), at=AT)
    one = next(one for one in SEEDS if one.path.endswith("/telework-etiquette/"))
    fresh = {"path": "/telework/employees/fresh/", "title": "A topic that is new to the portal"}
    new = seeding.Seed(
        one.file, one.head | fresh | {"summary": "New. " + one.head["summary"]}, one.body
    )
    monkeypatch.setattr(
        "portal.publishing.management.commands.seed.read_seeds", lambda: [*SEEDS, new]
    )

    seed()
    before = Revision.objects.count()
    seed()

    assert Page.objects.get(slug="fresh").path == "/telework/staff/fresh/"
    assert Revision.objects.count() == before


@pytest.mark.django_db
def test_seed_never_refills_a_menu_that_an_editor_emptied():
    seed()
    MenuItem.objects.filter(menu="utility").delete()

    seed()

    assert not MenuItem.objects.filter(menu="utility").exists()


@pytest.mark.django_db
def test_export_never_writes_what_readers_do_not_see(tmp_path):
    seed()
    page = Topic.objects.first()
    actions.save_draft(page=page, content={"body": "Not reviewed yet."}, by=None, at=AT)

    call_command("export_pages", to=tmp_path, verbosity=0)

    assert not any("Not reviewed yet." in file.read_text() for file in tmp_path.rglob("*.md"))


@pytest.mark.django_db
def test_seed_updates_a_page_nobody_touched(monkeypatch):
    seed()
    home = SEEDS[0]
    changed = [seeding.Seed(home.file, home.head, home.body + "\n\nOne more paragraph.")]
    monkeypatch.setattr("portal.publishing.management.commands.seed.read_seeds", lambda: changed)

    seed()

    assert "One more paragraph." in Page.objects.get(path="/").html


@pytest.mark.django_db
def test_seed_dry_run_changes_nothing():
    seed(dry_run=True)

    assert not Page.objects.exists()


@pytest.mark.django_db
def test_seed_that_cannot_be_published_changes_nothing(monkeypatch):
    home = SEEDS[0]
    broken = [seeding.Seed(home.file, home.head | {"related": []}, "[x](page:/nowhere/)")]
    monkeypatch.setattr("portal.publishing.management.commands.seed.read_seeds", lambda: broken)

    with pytest.raises(CommandError, match="/nowhere/"):
        seed()

    assert not Page.objects.exists()


@pytest.mark.django_db
def test_export_gives_back_every_seed_file_byte_for_byte(tmp_path):
    seed()

    call_command("export_pages", to=tmp_path, verbosity=0)

    folders = seeding.seed_folders()
    written = {
        (label, file.relative_to(folder)): file.read_bytes()
        for label, folder in folders.items()
        for file in folder.rglob("*.md")
    }
    exported = {
        (
            file.relative_to(tmp_path).parts[0],
            Path(*file.relative_to(tmp_path).parts[1:]),
        ): file.read_bytes()
        for file in tmp_path.rglob("*.md")
    }
    assert exported == written
