"""Terms at the desk."""

import pytest

from portal.accounts.roles import Role
from portal.core import generation
from portal.glossary.models import RemovedTerm, Term
from portal.publishing.models import Page
from tests.factories import make_editor, make_page, make_person
from tests.glossary.terms import make_term
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

QUERIES_OF_LIST = 5
LIST = "/admin/glossary/term/"
TYPED = {
    "name": "Leave bank",
    "acronym": "",
    "aliases": "",
    "meaning": "A pool.",
    "source": "",
    "page": "",
    "is_shown": "on",
}


@pytest.fixture
def desk(client_reads):
    client_reads.login(make_editor())
    return client_reads


def url_of(term, what="change"):
    return f"{LIST}{term.pk}/{what}/"


def said(desk):
    return words(desk.get(LIST).select_one("#notices"))


def test_new_term_is_on_the_pages_at_once_and_the_desk_says_on_how_many(desk):
    pages = [make_page(body="A leave bank."), make_page(body="Leave banks.")]

    desk.post(f"{LIST}add/", TYPED, status=302)

    assert "2 pages show the change." in said(desk)
    assert all("popover" in Page.objects.get(pk=page.pk).html for page in pages)
    assert Term.objects.get().is_edited


def test_removed_term_leaves_the_pages(desk):
    term = make_term("Leave bank")
    page = make_page(body="A leave bank.")

    desk.post(url_of(term, "delete"), {"post": "yes"}, status=302)

    assert "1 page shows the change." in said(desk)
    assert "popover" not in Page.objects.get(pk=page.pk).html
    assert RemovedTerm.objects.get().slug == "leave-bank"


def test_terms_removed_together_leave_the_pages(desk):
    terms = [make_term("Leave bank"), make_term("Leave year")]
    page = make_page(body="A leave bank in a leave year.")
    chosen = {"action": "delete_selected", "_selected_action": [one.pk for one in terms]}

    desk.post(LIST, chosen | {"post": "yes"}, status=302)

    assert Page.objects.get(pk=page.pk).parts["terms"] == {}
    assert not Term.objects.exists()


def test_desk_names_the_pages_that_stay_as_they_were(desk):
    page = make_page(body="A leave bank.")
    Page.objects.filter(pk=page.pk).update(body="A leave bank. [x](page:/nowhere/)")

    desk.post(f"{LIST}add/", TYPED, status=302)

    assert f"must be mended first: {page.path}." in said(desk)


def test_desk_names_the_term_that_has_a_name_already(desk):
    make_term("Donated leave", aliases="leave bank")

    soup = desk.post(f"{LIST}add/", TYPED, status=200)

    assert "Leave bank is a name of the term Donated leave already." in words(soup.main)
    assert Term.objects.count() == 1


def test_desk_says_which_terms_a_page_is_home_of(desk):
    page = make_page()
    make_term("Leave bank", page=page)

    assert "Terms of the glossary" in words(desk.get(page.desk_url("uses")).main)


def test_list_costs_the_same_for_one_term_and_for_many(desk, django_assert_num_queries):
    make_term("A word", page=make_page())
    desk.get(LIST)
    with django_assert_num_queries(QUERIES_OF_LIST):
        desk.get(LIST)
    make_term("Another", page=make_page())
    make_term("A third", page=make_page())
    generation.current()
    with django_assert_num_queries(QUERIES_OF_LIST):
        desk.get(LIST)


@pytest.mark.parametrize(
    ("role", "may_see", "may_change"),
    [(Role.AUTHOR, 200, 403), (Role.PUBLISHER, 200, 200), (Role.ADMINISTRATOR, 200, 200)],
)
def test_publishers_keep_the_terms(client_reads, role, may_see, may_change):
    term = make_term("Leave bank")
    client_reads.login(make_person(role))

    client_reads.get(LIST, status=may_see)
    client_reads.get(url_of(term, "delete"), status=may_change)
    client_reads.get(f"{LIST}add/", status=may_change)
