"""Terms: what they may be called, and where pages explain them."""

import pytest
from django.core.exceptions import ValidationError

from portal.core import generation
from portal.glossary.models import Glossary, Term
from portal.publishing import checks
from portal.publishing.models import Page
from portal.publishing.rendering import preview, render
from telework.models import Topic
from tests.factories import AT, make_page
from tests.glossary.terms import make_term

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "duty  Station"},
        {"name": "DS"},
        {"name": "A post", "aliases": "Other\nduty station"},
        {"name": "A post", "acronym": "DS"},
        {"name": "A post", "aliases": "post of duty"},
    ],
)
def test_two_terms_never_share_a_name(fields):
    make_term("Duty station", acronym="DS", aliases="post of duty")

    with pytest.raises(ValidationError, match="a name of the term Duty station already"):
        Term(meaning="Where one works.", **fields).full_clean(exclude=["slug"])


@pytest.mark.parametrize(
    ("name", "said"), [("—", "cannot be a name"), ("Menu", "cannot be a name")]
)
def test_term_needs_an_address_of_its_own(name, said):
    with pytest.raises(ValidationError, match=said):
        Term(name=name, meaning="A.").full_clean(exclude=["slug"])


def test_term_whose_address_is_taken_names_the_other():
    make_term("Work life")

    with pytest.raises(ValidationError, match="taken by the term Work life"):
        Term(name="Work-life!", meaning="A.").full_clean(exclude=["slug"])


def test_meaning_that_could_not_be_published_is_refused():
    with pytest.raises(ValidationError, match="There is no page at /nowhere/"):
        Term(name="Another", meaning="[x](page:/nowhere/)").full_clean(exclude=["slug"])


def test_address_stays_when_the_name_changes():
    term = make_term("Flexiplace")
    term.name = "Telework"
    term.full_clean()
    term.save()

    assert term.slug == "flexiplace"


def test_page_explains_a_term_with_its_acronym_and_a_way_to_the_glossary():
    make_page(Glossary, slug="words")
    make_term("Telework Managing Officer", acronym="TMO")

    page = make_page(body="Ask the TMO.")

    assert page.parts["terms"] == {"telework-managing-officer": "TMO"}
    assert "<strong>Telework Managing Officer (TMO)</strong>" in page.html
    assert 'href="/words/#telework-managing-officer"' in page.html
    assert page.text == "Ask the TMO."


def test_first_use_on_a_page_may_be_in_its_points():
    make_term("Telework")

    page = make_page(Topic, key_points="You may telework.\nTelework is work.", body="Telework.")

    assert ["popover" in point for point in page.part("key_points")] == [True, False]
    assert "popover" not in page.html


def test_sources_explain_nothing():
    make_term("Telework")

    assert make_page(sources="Congress, Telework Act").parts["terms"] == {}


def test_meaning_may_have_links_and_citations():
    make_page(slug="basics")
    make_term("Telework", aliases="")
    Term.objects.update(meaning="Work under 5 U.S.C. 6502; see [basics](page:/basics/).")
    generation.bump()

    html = preview("You may telework.").html

    assert 'class="citation"' in html
    assert '<a href="/basics/">basics</a>' in html


def test_term_is_not_explained_at_home():
    home = make_page()
    make_term("Telework", page=home)

    for page, expected in ((home, {}), (make_page(), {"telework": "Telework"})):
        page.body = "You may telework."
        render(page)
        assert page.parts["terms"] == expected


def test_term_is_not_explained_in_the_glossary():
    make_term("Telework")

    assert make_page(Glossary, body="You may telework.").parts["terms"] == {}


def test_term_that_is_not_shown_is_not_explained():
    make_term("Telework", is_shown=False)

    assert preview("You may telework.").terms == ()


def test_acronym_that_explains_itself_is_not_complained_of():
    def complaints(body):
        page = Page(slug="a", path="/a/", title="A page about the officers", body=body)
        return [one.excerpt for one in checks.findings(page, on=AT) if one.rule == "acronym"]

    make_term("Telework Managing Officer", acronym="TMO")

    assert complaints("Ask the TMO, then the XYZ.") == ["XYZ"]
    # Nothing explains the acronym where the term explains itself by its name.
    assert complaints("Ask a telework managing officer. TMOs know.") == ["TMOs"]
    assert complaints("## Ask the TMO\n\nAsk [the TMO](https://a.gov).") == ["TMO"]


@pytest.mark.parametrize("number", [1, 3])
def test_rendering_costs_one_query_for_any_number_of_terms(django_assert_num_queries, number):
    for count in range(number):
        make_term(f"Word {'abc'[count]}")

    with django_assert_num_queries(1):
        preview("Word a, word b, word c.")


def test_rendering_never_does_what_is_due(django_assert_num_queries):
    """Whoever publishes has pages in hand that it would change."""
    make_term("Telework")
    generation.set_due("publishing", AT)
    generation.forget()

    with django_assert_num_queries(1):
        preview("You may telework.")
