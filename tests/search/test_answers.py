"""What stands above the results: a term's meaning, an agency's contacts, a provision of law."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from portal.agencies.answers import name_in
from portal.agencies.models import Directory
from portal.glossary.models import Glossary
from portal.law.models import Authority
from portal.publishing import actions
from portal.search.answering import answers_to, subject
from portal.search.answers import read
from tests.agencies.entries import make_agency, make_contact
from tests.factories import AT, make_draft, make_editor, make_page
from tests.glossary.terms import make_term
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def glossary():
    return make_page(Glossary, slug="glossary")


@pytest.fixture
def directory():
    return make_page(Directory, slug="directory")


def answer_to(query):
    """Return the only answer to a query, or None."""
    found = answers_to(query)
    assert len(found) < 2
    return found[0] if found else None


def text_of(answer):
    return words(BeautifulSoup(answer.html, "lxml"))


def links_in(answer):
    return [link["href"] for link in BeautifulSoup(answer.html, "lxml").select("a")]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("What is telework?", "telework"),
        ("what’s a credit hour", "credit hour"),
        ("what does AWOL mean", "AWOL"),
        ("“official worksite”", "official worksite"),
        ("the definition of telework", "the definition of telework"),
        ("telework   definition", "telework"),
        ("what", "what"),
        ("?", ""),
        ("", ""),
    ],
)
def test_subject_is_what_the_question_is_about(query, asked):
    assert subject(query) == asked


@pytest.mark.parametrize(
    "query", ["Absence without leave", "awol", "AWOLs", "absent-without-leave", "what is AWOL?"]
)
def test_term_is_answered_by_any_of_its_names(glossary, query):
    make_term("Absence without leave", acronym="AWOL", aliases="absent without leave")

    answer = answer_to(query)

    assert (answer.title, text_of(answer), answer.url) == (
        "Absence without leave (AWOL)",
        "What Absence without leave means.",
        "/glossary/#absence-without-leave",
    )


@pytest.mark.parametrize("query", ["leave", "absence without leave policy", "zzzz", "' OR 1=1 --"])
def test_term_is_not_answered_where_more_or_less_is_asked(glossary, query):
    make_term("Absence without leave", acronym="AWOL")

    assert answer_to(query) is None


def test_term_that_readers_do_not_see_is_no_answer(glossary):
    make_term("Telework", is_shown=False)

    assert answer_to("telework") is None


def test_term_is_no_answer_while_there_is_no_glossary_to_read_on_in():
    make_draft(Glossary, slug="glossary")
    make_term("Telework")

    assert answer_to("telework") is None


@time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    "query",
    ["NASA", "nasa telework coordinator", "Space Administration", "who is the TMO at NASA?"],
)
def test_agency_is_answered_with_the_contacts_in_force(directory, query):
    agency = make_agency(slug="nasa", abbreviation="NASA", name="Space Administration")
    make_contact(agency, name="The Telework Office")
    make_contact(
        agency, name="Nobody", confirmed_on=date(2026, 11, 1), expires_on=date(2026, 11, 19)
    )

    answer = answer_to(query)

    assert (answer.title, answer.url) == ("Space Administration (NASA)", "/directory/#agency-nasa")
    assert "The Telework Office" in text_of(answer)
    assert "Nobody" not in text_of(answer)


def test_agency_without_contacts_says_whom_to_ask_instead(directory):
    make_agency(abbreviation="NASA", website="https://nasa.example.gov/")

    answer = answer_to("nasa")

    assert text_of(answer).startswith("No contact is confirmed there yet.")
    assert links_in(answer) == ["https://nasa.example.gov/"]


def test_agency_that_is_not_listed_is_no_answer(directory):
    make_agency(abbreviation="NASA", is_listed=False)

    assert answer_to("nasa") is None


def test_agency_is_no_answer_while_there_is_no_directory():
    make_agency(abbreviation="NASA")

    assert answer_to("nasa") is None


@pytest.mark.parametrize("asked", ["telework", "who is my coordinator", "contacts", ""])
def test_words_around_an_agency_are_no_agency(asked):
    assert name_in(asked) in ("", "who is my")


@pytest.mark.parametrize(
    ("typed", "citation"),
    [
        ("5 U.S.C. 6503(a)", "5 U.S.C. 6503(a)"),
        ("5 usc 6503(a)", "5 U.S.C. 6503(a)"),
        ("5 u.s.c. § 6503", "5 U.S.C. 6503"),
        ("5 us code 6503", "5 U.S.C. 6503"),
        ("5 cfr 531.605", "5 CFR 531.605"),
        ("5 CFR part 630", "5 CFR part 630"),
        ("public law 111-292", "Pub. L. 111-292"),
        ("PL 111-292", "Pub. L. 111-292"),
        ("eo 14100", "Executive Order 14100"),
    ],
)
def test_citation_is_read_as_people_type_it(typed, citation):
    assert read(typed).text == citation


@pytest.mark.parametrize(
    "typed", ["6503", "telework", "5 days", "5 usc", "1" * 200, "5 U.S.C. 6503 x"]
)
def test_other_words_are_no_citation(typed):
    assert read(typed) is None


def test_citation_is_answered_with_its_source_and_the_live_pages_that_rest_on_it():
    page = make_page(body="As 5 U.S.C. 6503(a) says.")
    make_page(body="As 5 U.S.C. 6503(b) says.")
    make_draft(body="As 5 U.S.C. 6503(a) says.")
    withdrawn = make_page(body="As 5 U.S.C. 6503(a) says.")
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)
    Authority.objects.filter(citation="5 U.S.C. 6503").update(title="Training and monitoring")

    answer = answer_to("5 usc 6503(a)")

    assert answer.title == "5 U.S.C. 6503(a)"
    assert answer.url.startswith("https://uscode.house.gov/")
    assert answer.label == "Read 5 U.S.C. 6503(a) at uscode.house.gov"
    assert "Part of 5 U.S.C. 6503, Training and monitoring." in text_of(answer)
    assert links_in(answer) == [page.path]


def test_citation_that_no_page_has_is_answered_with_those_of_what_it_is_part_of():
    page = make_page(body="As 5 U.S.C. 6503 says.")

    assert links_in(answer_to("5 U.S.C. 6503(c)")) == [page.path]


def test_citation_that_many_pages_have_is_answered_with_some_of_them():
    for _ in range(6):
        make_page(body="As 5 U.S.C. 6503 says.")

    answer = answer_to("5 U.S.C. 6503")

    assert "6 pages here rest on it" in text_of(answer)
    assert len(links_in(answer)) == 5


def test_citation_that_nothing_here_cites_is_answered_with_its_source():
    answer = answer_to("10 U.S.C. 101")

    assert text_of(answer) == "No page here cites it."


@pytest.mark.parametrize("query", ["telework", "nasa", "5 U.S.C. 6503", "zzzz"])
def test_answers_cost_nothing_once_they_are_known(
    glossary, directory, django_assert_num_queries, query
):
    make_term("Telework")
    make_agency(abbreviation="NASA")
    answers_to(query)

    with django_assert_num_queries(0):
        answers_to(query)
