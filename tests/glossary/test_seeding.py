"""The starting terms."""

import tomllib
from collections import defaultdict

import pytest
import tomli_w

from portal.glossary import actions, seeding
from portal.glossary.models import Term
from portal.publishing import actions as publishing
from portal.publishing.models import Page
from portal.publishing.seeding import Seed, sow
from tests.factories import AT, make_page

LEAVE_BANK = {
    "name": "Leave bank",
    "acronym": "LB",
    "aliases": ["leave pool"],
    "meaning": "A pool of leave.",
    "source": "5 U.S.C. 6361",
    "page": "/leave/",
    "slug": "leave-bank",
}


@pytest.fixture
def sow_file(db, monkeypatch, tmp_path):
    """A function that sows terms from a file that holds the given entries."""
    monkeypatch.setattr(seeding, "FILE", tmp_path / "terms.toml")

    def sow_file(*entries):
        seeding.FILE.write_text(tomli_w.dumps({"term": list(entries)}))
        outcome = defaultdict(list)
        seeding.sow_terms(outcome)
        return dict(outcome)

    return sow_file


def test_terms_are_sown_once(sow_file):
    page = make_page(slug="leave")

    assert sow_file(LEAVE_BANK) == {"terms added": ["leave-bank"]}
    assert sow_file(LEAVE_BANK) == {}
    term = Term.objects.get()
    assert (term.all_names, term.page_id) == (["Leave bank", "leave pool", "LB"], page.pk)


def test_untouched_term_follows_the_file_and_pages_follow_it(sow_file):
    sow_file(LEAVE_BANK)
    page = make_page(body="A leave bank.")

    outcome = sow_file(LEAVE_BANK | {"meaning": "Donated leave."})

    assert outcome == {"terms updated": ["leave-bank"]}
    assert "Donated leave." in Page.objects.get(pk=page.pk).html


def test_term_that_an_editor_changed_stays(sow_file):
    sow_file(LEAVE_BANK)
    Term.objects.update(meaning="Mine.", is_edited=True)

    assert sow_file(LEAVE_BANK | {"meaning": "Donated leave."}) == {}
    assert Term.objects.get().meaning == "Mine."


def test_term_that_an_editor_took_out_stays_out(sow_file):
    sow_file(LEAVE_BANK)
    actions.remove(Term.objects.all())

    assert sow_file(LEAVE_BANK) == {}
    assert not Term.objects.exists()


def test_term_finds_its_page_where_it_has_moved(sow_file):
    page = make_page(slug="leave")
    publishing.move(page=page, parent=None, slug="time-off", by=None, at=AT)

    sow_file(LEAVE_BANK)

    assert Term.objects.get().page_id == page.pk


def test_term_whose_page_is_not_there_yet_gets_it_later(sow_file):
    sow_file(LEAVE_BANK)
    page = make_page(slug="leave")

    assert sow_file(LEAVE_BANK) == {"terms updated": ["leave-bank"]}
    assert Term.objects.get().page_id == page.pk


def test_first_pages_explain_the_first_terms_but_not_at_home(sow_file):
    sow_file()
    seeding.FILE.write_text(tomli_w.dumps({"term": [LEAVE_BANK]}))

    sow([seed("/leave/"), seed("/other/")], at=AT)

    found = dict(Page.objects.values_list("path", "parts__terms"))
    assert found == {"/leave/": {}, "/other/": {"leave-bank": "Leave bank"}}


def seed(path):
    head = {
        "kind": "publishing.page",
        "path": path,
        "title": f"A page that stands at {path}",
        "summary": f"What everybody should know about what stands at {path} before asking.",
    }
    return Seed(seeding.FILE, head, "A leave bank.")


def entries():
    return tomllib.loads(seeding.FILE.read_text(encoding="utf-8"))["term"]


@pytest.mark.slow
def test_starting_terms_are_what_editors_could_have_written(db):
    seeding.sow_terms(defaultdict(list))

    assert Term.objects.count() == len(entries())
    for term in Term.objects.all():
        term.full_clean()
