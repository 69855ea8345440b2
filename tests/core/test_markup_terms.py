"""Terms: what explains itself, where, and in which markup."""

import re
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.markup import render, render_inline
from portal.law.citations import find as find_citations
from tests.core.test_markup_safety import MARKDOWN, PAYLOADS, check


@dataclass(frozen=True)
class Use:
    start: int
    end: int
    key: str
    name: str
    meaning: str = "Work <em>elsewhere</em>."
    url: str = "/glossary/"


def find(text):
    """Find "telework", "telework site" and "TMO": this package knows no glossary."""
    for match in re.finditer(r"\bTMO\b|(?i:\btelework(\s+site)?\b)", text):
        words = " ".join(match[0].split())
        key = words.lower().replace(" ", "-")
        yield Use(*match.span(), key, words.capitalize(), url=f"/glossary/#{key}")


def terms(source, how=render, **options):
    return [one.key for one in how(source, find_terms=find, **options).terms]


def shown(source):
    return soup_of(render(source, find_terms=find).html)


def soup_of(html):
    return BeautifulSoup(f"<div>{html}</div>", "html.parser")


def test_term_is_its_words_a_button_and_what_the_button_opens():
    assert render_inline("You may telework.", find_terms=find).html == (
        'You may <label class="term">telework<button type="button" popovertarget="term-telework"'
        ' aria-label="Meaning of telework"></button></label>'
        '<span class="term__meaning" id="term-telework" popover="">'
        "<strong>Telework</strong> Work <em>elsewhere</em>. "
        '<a href="/glossary/#telework">Telework in the glossary</a> '
        '<button type="button" popovertarget="term-telework" popovertargetaction="hide">Close'
        "</button></span>."
    )


def test_term_without_a_glossary_has_no_link():
    def find_one(text):
        return [Use(0, len(text), "a", "A", url="")]

    assert "<a" not in render_inline("Telework", find_terms=find_one).html


@pytest.mark.parametrize(
    "source",
    [
        "## Telework",
        "[telework](/a/)",
        "`telework`",
        "    telework",
        "```\ntelework\n```",
        "::: note Telework\n:::",
        "| telework |\n| --- |\n",
        "Telework\n: Work.",
        "*[telework]: Work elsewhere\n\nYou may telework.",
    ],
)
def test_term_is_not_explained_in(source):
    assert terms(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "telework",
        "**telework**",
        "> telework",
        "- telework",
        "::: note\ntelework\n:::",
        "::: steps\n1. telework\n:::",
        "| a |\n| --- |\n| telework |",
        "Work\n: By telework.",
        "Work[^1]\n\n[^1]: By telework.",
    ],
)
def test_term_is_explained_in(source):
    assert terms(source) == ["telework"]


def test_only_the_first_use_in_running_text_is_explained():
    soup = shown("## Telework\n\nYou [telework](/a/) or telework.\n\nTelework again.")

    assert [one.text for one in soup.select("label")] == ["telework"]
    assert soup.select_one("label").parent == soup.p


def test_use_of_a_longer_term_is_none_of_the_shorter():
    assert terms("A telework site. A telework site.") == ["telework-site"]


def test_term_across_the_end_of_a_line_keeps_it():
    soup = shown("At a telework\nsite.")

    assert soup.label.text == "telework\nsite"
    assert soup.button["aria-label"] == "Meaning of telework site"


def test_citation_comes_before_a_term():
    def find_codes(text):
        return [Use(*one.span(), "code", "Code") for one in re.finditer("U.S.C.", text)]

    rendered = render_inline("5 U.S.C. 6503", find_citations=find_citations, find_terms=find_codes)

    assert rendered.terms == ()


def test_terms_explained_before_are_left():
    assert terms("TMO, telework", explained={"telework"}) == ["tmo"]
    assert terms("TMO, telework", render_inline, explained={"telework"}) == ["tmo"]


def test_meaning_is_no_part_of_the_text():
    rendered = render("## How\n\nYou may telework.", find_terms=find)

    assert rendered.text == "How\nYou may telework."


def test_no_terms_without_a_finder():
    assert render("telework").terms == ()


def words(html):
    """Return the HTML without the markup of terms."""
    soup = soup_of(html)
    for meaning in soup.select(".term__meaning, label > button"):
        meaning.decompose()
    for label in soup.select("label.term"):
        label.unwrap()
    return str(soup)


PIECES = [
    *MARKDOWN,
    *PAYLOADS,
    "telework",
    "Telework site",
    "telework\nsite",
    " TMO ",
    "*[TMO]: x\n",
]


@pytest.mark.slow
@pytest.mark.parametrize("how", [render, render_inline])
@given(source=st.lists(st.sampled_from(PIECES)).map("".join))
@settings(deadline=None, max_examples=200)
def test_terms_add_their_markup_and_change_nothing_else(how, source):
    plain = how(source, find_citations=find_citations)
    rendered = how(source, find_citations=find_citations, find_terms=find)

    check(rendered)
    # A text of one line has no line breaks at its ends; where pieces were put in, none are left.
    assert words(rendered.html).split() == str(soup_of(plain.html)).split()
    assert (rendered.text, rendered.outline) == (plain.text, plain.outline)
    soup = soup_of(rendered.html)
    opened = [button["popovertarget"] for button in soup.select("label > button")]
    assert opened == [one["id"] for one in soup.select("[popover]")]
    assert sorted(opened) == sorted(f"term-{one.key}" for one in rendered.terms)
    assert soup.select("a label, a button, button button, button a, abbr label, h2 label") == []
