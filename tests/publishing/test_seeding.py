from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.core import generation
from portal.publishing import actions, seeding
from portal.publishing.models import Page, Revision
from portal.publishing.seedfile import SeedFileError, dump, load
from telework.models import Topic
from tests.factories import AT, make_editor

pytestmark = pytest.mark.django_db


def made_up(path, kind="publishing.page", body="Ask your supervisor first.", **head):
    """Return a seed page that no file holds."""
    name = path.strip("/").replace("/", " ") or "home"
    head = {
        "kind": kind,
        "path": path,
        "title": f"A page made up about {name}",
        "summary": f"What everybody should know about {name} before they ask anybody.",
        "reviewed_on": date(2026, 11, 21),
        **head,
    }
    return seeding.Seed(Path("made-up.md"), head, body)


HOME = made_up("/", related=["/telework/staff/"])
SEEDS = [
    HOME,
    made_up("/telework/", body="See [the staff](page:/telework/staff/)."),
    made_up("/telework/staff/", related=["/telework/"]),
    made_up("/telework/staff/manners/", "telework.topic", key_points=["Ask.", "Listen."]),
]


@pytest.fixture(autouse=True)
def pages_alone(monkeypatch, tmp_path):
    """Seed nothing but pages: what else the portal begins with has tests of its own."""
    for app, text in {"navigation": "", "glossary": "term = []", "agencies": "slug"}.items():
        file = tmp_path / app
        file.write_text(text)
        monkeypatch.setattr(f"portal.{app}.seeding.FILE", file)


@pytest.fixture
def seed(monkeypatch):
    """A function that seeds some pages, the made-up ones unless told."""

    def seed(seeds=SEEDS, **options):
        command = "portal.publishing.management.commands.seed"
        monkeypatch.setattr(f"{command}.read_seeds", lambda: seeds)
        call_command("seed", verbosity=0, **options)

    return seed


@pytest.mark.parametrize("text", ["", "no head", "+++\ntitle = \n+++\nbody", "+++\ntitle = 'x'"])
def test_load_refuses_what_is_no_seed_file(text):
    with pytest.raises(SeedFileError):
        load(text)


def test_dump_and_load_round_trip():
    head = {"kind": "publishing.page", "order": 3, "reviewed_on": date(2026, 11, 21)}

    assert load(dump(head, "Body\n\nof text")) == (head, "Body\n\nof text")


def test_seed_publishes_every_page(seed):
    seed()

    assert set(Page.objects.live().values_list("path", flat=True)) == {one.path for one in SEEDS}
    topic = Topic.objects.get()
    assert (topic.key_points, topic.reviewed_on) == ("Ask.\nListen.", date(2026, 11, 21))


def test_seeded_pages_name_one_another_and_have_one_revision_each(seed):
    seed()

    assert Page.objects.get(path="/").related.get().path == "/telework/staff/"
    assert Page.objects.get(path="/telework/staff/").related.get().path == "/telework/"
    assert Revision.objects.count() == len(SEEDS)


def test_seed_tells_of_new_pages_that_have_a_note(seed, monkeypatch, tmp_path):
    notes = tmp_path / "notes.toml"
    notes.write_text('"/telework/" = "New: rules."\n"/elsewhere/" = "New: nothing."\n')
    monkeypatch.setattr(seeding, "NOTES", notes)

    seed()
    seed([made_up("/"), made_up("/telework/", body="Other words."), *SEEDS[2:]])

    told = Revision.objects.exclude(note="").values_list("page__path", "note")
    assert list(told) == [("/telework/", "New: rules.")]
    assert Page.objects.get(path="/telework/").change_note == "New: rules."


def test_seed_again_changes_nothing(seed):
    seed()
    before = list(Revision.objects.values_list("pk", "state")), generation.current()

    seed()

    assert (list(Revision.objects.values_list("pk", "state")), generation.current()) == before


def test_seed_never_overwrites_an_editors_work(seed, capsys):
    seed()
    page = Topic.objects.get()
    actions.save_draft(page=page, content={"body": "Mine."}, by=make_editor(), at=AT)

    seed(SEEDS)

    assert f"skipped {page.path}: edited at the desk" in capsys.readouterr().out
    assert page.revisions.first().content["body"] == "Mine."


def test_seed_leaves_a_moved_page_where_it_is(seed):
    seed()
    page = Topic.objects.get()
    actions.move(page=page, parent=page.parent, slug="etiquette", by=make_editor(), at=AT)

    seed()

    assert not Page.objects.filter(path="/telework/staff/manners/").exists()


def test_seed_finds_the_place_of_a_new_page_below_a_moved_one(seed):
    seed()
    hub = Page.objects.get(path="/telework/staff/")
    actions.move(page=hub, parent=hub.parent, slug="people", by=make_editor(), at=AT)
    seeds = [*SEEDS, made_up("/telework/staff/fresh/")]

    seed(seeds)
    before = Revision.objects.count()
    seed(seeds)

    assert Page.objects.get(slug="fresh").path == "/telework/people/fresh/"
    assert Revision.objects.count() == before


def test_seed_updates_a_page_nobody_touched(seed):
    seed()

    seed([made_up("/", body="One more paragraph."), *SEEDS[1:]])

    home = Page.objects.get(path="/")
    assert "One more paragraph." in home.html
    assert home.revisions.count() == 2


def test_seed_dry_run_changes_nothing(seed):
    seed(dry_run=True)

    assert not Page.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"body": "[x](page:/nowhere/)"}, {"related": ["/nowhere/"]}, {"summary": "/nowhere/"}]
)
def test_seed_that_cannot_be_published_changes_nothing(seed, wrong):
    with pytest.raises(CommandError, match=r"nowhere|summary"):
        seed([HOME, *SEEDS[1:3], made_up("/telework/staff/wrong/", **wrong)])

    assert not Page.objects.exists()


def test_export_never_writes_what_readers_do_not_see(seed, tmp_path):
    seed()
    page = Topic.objects.get()
    actions.save_draft(page=page, content={"body": "Not reviewed yet."}, by=None, at=AT)

    call_command("export_pages", to=tmp_path, verbosity=0)

    files = {file.relative_to(tmp_path).as_posix(): file for file in tmp_path.rglob("*.md")}
    assert sorted(files) == [
        "publishing/home.md",
        "telework/staff.md",
        "telework/staff/manners.md",
        "telework/telework.md",
    ]
    assert not any("Not reviewed yet." in file.read_text() for file in files.values())
