"""Pages that readers have follow the terms that they explain."""

import pytest

from portal.core import generation
from portal.core.models import Generation
from portal.glossary import actions, rerendering
from portal.glossary.models import RemovedTerm, Term
from portal.publishing import actions as publishing
from portal.publishing.models import Event, Page
from telework.models import Topic
from tests.factories import AT, make_draft, make_page
from tests.glossary.terms import make_term

pytestmark = pytest.mark.django_db


def fresh(page):
    return Page.objects.get(pk=page.pk)


def test_new_term_explains_itself_on_pages_that_readers_have():
    page, other = make_page(body="A leave\nbank."), make_page()
    withdrawn = make_page(body="Leave banks.")
    publishing.withdraw(page=withdrawn, reason="Old.", by=None, at=AT)
    draft = make_draft(body="A leave bank.")

    outcome = actions.keep([Term(name="Leave bank", meaning="A pool.")])

    assert outcome.changed == [page.path, withdrawn.path]
    assert [fresh(one).parts.get("terms") for one in (page, withdrawn, other, draft)] == [
        {"leave-bank": "Leave bank"},
        {"leave-bank": "Leave bank"},
        {},
        None,
    ]


def test_new_term_is_found_in_the_points_of_a_page():
    page = make_page(Topic, key_points="Ask the leave bank.")

    assert actions.keep([Term(name="Leave bank", meaning="A pool.")]).changed == [page.path]
    assert "A pool." in fresh(page).part("key_points")[0]


@pytest.mark.parametrize("text", ["Executive agencies", "Employees’ agencies", "R&D agencies"])
def test_no_spelling_escapes_the_first_look(text):
    page = make_page(Topic, key_points=text)
    names = "Employees' agency\nR&D agency"

    outcome = actions.keep([Term(name="Executive agency", aliases=names, meaning="An agency.")])

    assert outcome.changed == [page.path]


def test_changed_meaning_is_on_every_page_and_nothing_else_is():
    term = make_term("Leave bank")
    page, other = make_page(body="A leave bank."), make_page()
    events, revisions, number = (
        Event.objects.count(),
        page.revisions.count(),
        Generation.objects.get().number,
    )
    term.meaning = "Something else."

    outcome = actions.keep([term])

    after = fresh(page)
    assert outcome.changed == [page.path]
    assert "Something else." in after.html
    assert (after.updated_at, after.change_note, after.text) == (
        page.updated_at,
        page.change_note,
        page.text,
    )
    assert (Event.objects.count(), page.revisions.count()) == (events, revisions)
    assert Generation.objects.get().number > number
    assert fresh(other).html == other.html


def test_changed_meaning_looks_only_at_pages_that_explain_the_term():
    term = make_term("Leave bank")
    page, _ = make_page(body="A leave bank."), make_page(body="## Leave bank")
    before = Term.objects.get()
    term.meaning = "Something else."

    assert list(rerendering.touched([(before, term)])) == [fresh(page)]


def test_changed_name_is_taken_back_and_given():
    term = make_term("Leave bank")
    old, new = make_page(body="A leave bank."), make_page(body="A leave pool.")
    term.name = "Leave pool"

    outcome = actions.keep([term])

    assert outcome.changed == [old.path, new.path]
    assert [fresh(one).parts["terms"] for one in (old, new)] == [{}, {"leave-bank": "Leave pool"}]


@pytest.mark.parametrize("how", ["hidden", "removed"])
def test_term_that_is_gone_leaves_its_words(how):
    term = make_term("Leave bank")
    page = make_page(body="A leave bank.")
    term.is_shown = False

    outcome = actions.keep([term]) if how == "hidden" else actions.remove([term])

    assert outcome.changed == [page.path]
    assert fresh(page).html == "<p>A leave bank.</p>\n"


def test_shorter_term_comes_back_when_the_longer_goes():
    make_term("Leave")
    longer = make_term("Leave bank")
    page = make_page(body="A leave bank.")

    actions.remove([longer])

    assert fresh(page).parts["terms"] == {"leave": "Leave"}


def test_home_of_a_term_changes_places():
    term = make_term("Leave bank")
    old, new = make_page(body="A leave bank."), make_page(body="A leave bank.")
    for home, expected in ((old, [old.path]), (new, [old.path, new.path])):
        term.page = home
        assert actions.keep([term]).changed == expected

    assert [bool(fresh(one).parts["terms"]) for one in (old, new)] == [True, False]


def test_page_that_cannot_be_published_any_more_stays_as_it_is():
    page = make_page(body="A leave bank.")
    Page.objects.filter(pk=page.pk).update(body="A leave bank. [x](page:/nowhere/)")

    outcome = actions.keep([Term(name="Leave bank", meaning="A pool.")])

    assert (outcome.changed, outcome.left) == ([], [page.path])
    assert fresh(page).html == page.html


def test_nothing_is_remembered_of_terms_that_were_not_kept(monkeypatch):
    make_page(body="A leave bank.")

    def fail():
        raise RuntimeError

    monkeypatch.setattr(generation, "bump", fail)
    with pytest.raises(RuntimeError):
        actions.keep([Term(name="Leave bank", meaning="A pool.")])
    monkeypatch.undo()
    generation.bump()

    assert make_page(body="A leave bank.").parts["terms"] == {}


def test_removed_term_is_noted_until_it_is_made_again():
    actions.remove([make_term("Leave bank")])
    noted = list(RemovedTerm.objects.values_list("slug", flat=True))

    actions.keep([Term(name="Leave bank", meaning="A pool.")])

    assert (noted, RemovedTerm.objects.exists()) == (["leave-bank"], False)
