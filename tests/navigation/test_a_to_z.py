"""The A–Z index: what it names besides pages. Of these `test_menus` tells."""

import pytest

from portal.agencies.in_a_to_z import turned
from portal.agencies.models import Directory
from portal.glossary.models import Glossary
from portal.publishing import actions
from tests.agencies.entries import make_agency
from tests.factories import AT, make_editor, make_page
from tests.glossary.terms import make_term
from tests.reading import words

pytestmark = pytest.mark.django_db


def opened(client):
    """Return the page of each letter that the index leads to, by its address."""
    first = client.get("/a-z/")
    return {link["href"]: client.get(link["href"]) for link in first.select(".letters a")}


def links(letters):
    """Return where the entries of all letters lead, by what they say."""
    return {
        words(entry): entry.a["href"]
        for letter in letters.values()
        for entry in letter.select(".a-to-z__letter li")
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Department of the Interior", "Interior, Department of the"),
        ("U.S. Agency for Global Media", "Agency for Global Media, U.S."),
        ("Peace Corps", "Peace Corps"),
    ],
)
def test_name_of_an_agency_stands_where_people_look(name, expected):
    assert turned(name) == expected


def test_terms_and_agencies_are_named_with_where_they_are(client_reads):
    make_page(Glossary, slug="glossary")
    make_page(Directory, slug="agencies")
    make_term("Official worksite", acronym="OW")
    make_term("Word of old", is_shown=False)
    make_agency(slug="doi", name="Department of the Interior", abbreviation="DOI")
    make_agency(name="Office that ended", is_listed=False)

    found = links(opened(client_reads))

    assert {name: url for name, url in found.items() if "#" in url} == {
        "Official worksite in the glossary": "/glossary/#official-worksite",
        "OW see Official worksite in the glossary": "/glossary/#official-worksite",
        "Interior, Department of the in the directory": "/agencies/#agency-doi",
        "DOI see Department of the Interior in the directory": "/agencies/#agency-doi",
    }


def test_nothing_leads_to_a_glossary_or_directory_that_is_not_there(client_reads):
    glossary = make_page(Glossary)
    make_term("Official worksite")
    make_agency()
    actions.withdraw(page=glossary, reason="It was wrong.", by=make_editor(), at=AT)

    assert links(opened(client_reads)) == {}
