"""The glossary as readers see it."""

import pytest

from portal.core import generation
from portal.glossary import actions, listing
from portal.glossary.models import Glossary, Term
from portal.search.finding import find
from tests.factories import make_draft, make_page
from tests.glossary.terms import make_term
from tests.reading import words

pytestmark = pytest.mark.django_db


def test_glossary_is_found_by_what_its_terms_are_called_now():
    page = make_page(Glossary, slug="glossary")
    term = Term(name="Leave bank", acronym="LB", aliases="leave pool", meaning="A pool.")

    def found(text):
        return [one.url for one in find(text, mend=False).results]

    actions.keep([term])
    assert found("lb") == found('"leave pool"') == [page.path]
    term.acronym = "LVB"
    actions.keep([term])
    assert (found("lb"), found("lvb")) == ([], [page.path])
    actions.remove([term])
    assert found('"leave bank"') == []


def test_glossary_lists_terms_by_letter(client_reads):
    page = make_page(Glossary, slug="glossary")
    home = make_page(slug="leave", short_title="All about leave")
    make_term("leave bank", acronym="LB", aliases="leave pool\npool", source="5 U.S.C. 6361")
    make_term("Leave year", page=home)
    make_term("24-hour rule", page=make_draft())
    make_term("Hidden", is_shown=False)

    soup = client_reads.get(page.path)

    sections = {one.h2.text: one for one in soup.select(".glossary section")}
    assert {letter: [dt["id"] for dt in one.select("dt")] for letter, one in sections.items()} == {
        "0–9": ["24-hour-rule"],
        "L": ["leave-bank", "leave-year"],
    }
    assert words(sections["L"].dl) == (
        "leave bank (LB) What leave bank means. Also called: leave pool, pool. "
        "Source: 5 U.S.C. 6361. "
        "Leave year What Leave year means. More: All about leave"
    )
    assert sections["L"].a["href"] == "/leave/"
    assert not sections["0–9"].select("a")
    letters = soup.select(".letters a")
    assert [soup.find(id=one["href"][1:]).text for one in letters] == ["0–9", "L"]


def test_meaning_is_cleaned_html(client_reads):
    page = make_page(Glossary, slug="glossary")
    term = make_term("Leave bank")
    Term.objects.update(meaning="<script>a</script> **b**")

    soup = client_reads.get(page.path)

    assert words(soup.find(id=term.slug).find_next("dd")) == "<script>a</script> b"
    assert soup.select_one(".glossary strong").text == "b"


@pytest.mark.parametrize("number", [1, 3])
def test_terms_cost_one_query_a_generation(django_assert_num_queries, number):
    home = make_page()
    for count in range(number):
        make_term(f"Word {'abc'[count]}", page=home)
    generation.current()

    with django_assert_num_queries(1):
        listing.letters()
    with django_assert_num_queries(0):
        listing.letters()
