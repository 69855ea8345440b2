"""The library's page and the pages of forms, as readers get them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.core import page_cache
from portal.library.models import Form
from portal.publishing.actions import save_draft
from tests.factories import AT
from tests.library.shelf import make_file, make_form
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    page_cache.cache.clear()


@pytest.fixture
def shelf(library):
    make_form(library, "SF-182", title="Beta: a form that is asked for")
    make_form(library, "SF-50", title="Gamma: a form that is asked for", edition_state="current")
    make_form(library, "", title="Alpha: a form that is asked for")
    return library


def listed(soup):
    return [words(one).split(":")[0] for one in soup.select(".forms .link-list__title")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Gamma", "Beta", "Alpha"]),
        ("?order=title", ["Alpha", "Beta", "Gamma"]),
        ("?state=current", ["Gamma"]),
        ("?state=unknown&order=title", ["Alpha", "Beta"]),
        ("?state=nonsense&order=nonsense", ["Gamma", "Beta", "Alpha"]),
    ],
)
def test_library_lists_forms_as_asked(shelf, client_reads, query, found):
    soup = client_reads.get(shelf.path + query)

    assert listed(soup) == found


def test_library_says_which_ways_to_look_it_has(shelf, client_reads):
    soup = client_reads.get(f"{shelf.path}?state=current")

    ways = [(words(one), one.get("aria-current")) for one in soup.select(".forms__ways a")]
    assert ways == [
        ("All (3)", None),
        ("Current (1)", "true"),
        ("Not known (2)", None),
        ("By number", "true"),
        ("By title", None),
    ]


def test_library_costs_the_same_for_one_form_and_for_three(library, client):
    costs = []
    for number in (1, 2, 3):
        make_form(library, f"SF-{number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{library.path}?order=title")
        costs.append(len(queries))

    # The first time, other parts of the frame are looked up that then stay.
    assert costs[1] == costs[2]


@pytest.mark.parametrize("address", ["library", "form"])
def test_page_that_is_made_anew_costs_two_queries(
    request, form, client, django_assert_num_queries, address
):
    path = request.getfixturevalue(address).path
    client.get(path)
    page_cache.cache.clear()

    with django_assert_num_queries(2):
        client.get(path)


def test_second_reader_of_a_form_costs_no_query(form, client, django_assert_num_queries):
    make_file(form)
    client.get(form.path)

    with django_assert_num_queries(0):
        answer = client.get(form.path)

    assert b"form.pdf" in answer.content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"edition": "May 2010", "edition_state": "current"}, "The form is in use"),
        ({"edition": "May 2010"}, "We know the edition named here."),
        ({"edition": ""}, "Our source shows no edition."),
        (
            {"edition_state": "superseded", "superseded_by": "SF-183 took its place."},
            "SF-183 took its place.",
        ),
    ],
)
def test_form_says_how_its_edition_stands(library, client_reads, content, said):
    form = make_form(library, **content)

    record = words(client_reads.get(form.path).select_one(".record"))

    assert said in record


def test_form_tells_a_copy_from_the_issuers_page(library, client_reads):
    copy = make_form(library, "SF-1", link="https://a.example.com/f", link_is="copy")
    own = make_form(library, "SF-2", link="https://b.example.gov/f", link_is="official")

    said = [words(client_reads.get(one.path).select_one(".prose")) for one in (copy, own)]

    assert ["A copy can be old" in one for one in said] == [True, False]
    assert ["at a.example.com" in said[0], "at b.example.gov" in said[1]] == [True, True]


def test_form_names_the_law_behind_it(library, client_reads):
    form = make_form(library, law="5 CFR 410.701")

    assert "5 CFR 410.701" in words(client_reads.get(form.path).select_one(".sources"))


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        ({"edition_state": "superseded"}, ["superseded_by"]),
        ({"superseded_by": "SF-183."}, ["superseded_by"]),
        ({"link": "https://example.gov/"}, ["link_is"]),
        ({"edition_state": "superseded", "superseded_by": "SF-183."}, []),
    ],
)
def test_form_whose_fields_contradict_is_kept_from_readers(content, fields):
    found = Form(**content).problems()

    assert [one.field for one in found] == fields


@pytest.mark.parametrize("query", ["SF-182", "SF 182", "sf182", "standard form 182"])
def test_search_finds_a_form_first_by_its_number(library, client_reads, query):
    make_form(library, slug="sf-50", number="SF-50", body="Unlike SF-182, it is a record.")
    form = make_form(library, slug="sf-182", number="SF-182")

    soup = client_reads.get("/search/", {"q": query})

    assert soup.select_one(".search-results a, .results a, main ol a")["href"] == form.path


def test_draft_of_a_form_changes_nothing_for_readers(form, client):
    save_draft(page=form, content={"edition": "June 2030"}, by=None, at=AT)

    assert b"June 2030" not in client.get(form.path).content
