"""The piece of a text that shows why a page was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.extracts import LENGTH, Finder, extract
from portal.search.query import parse

SUMMARY = "What to know about a page."
FILLER = "nothing of it stands here " * 30


def piece(text, query, expansions=None):
    return extract(text, SUMMARY, Finder(parse(query, expansions)))


def test_extract_is_cut_at_spaces_around_the_word():
    found = piece(f"{FILLER}needle {FILLER}", "needle")

    assert found.startswith("… ")
    assert found.endswith(" …")
    assert " <mark>needle</mark> " in found
    assert set(found.replace("<mark>needle</mark>", "").split()) <= {*FILLER.split(), "…"}
    assert len(found) < LENGTH + 60


def test_piece_with_most_words_is_chosen():
    text = f"Leave is here, and leave. {FILLER} Paid leave of parents. {FILLER} Paid well."

    assert "<mark>Paid</mark> <mark>leave</mark> of <mark>parents</mark>" in piece(
        text, "paid leave parent"
    )


def test_piece_begins_with_a_sentence():
    found = piece(f"{FILLER}. The needle is in the hay. {FILLER}", "needle")

    assert found.startswith("… The <mark>needle</mark>")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("policy", "<mark>Policies</mark> on sick days, not day care: snow closings."),
        ('"sick day"', "Policies on <mark>sick days</mark>, not day care: snow closings."),
        ("sick-day", "Policies on <mark>sick days</mark>, not day care: snow closings."),
        ("weather", "Policies on sick days, not day care: <mark>snow closings</mark>."),
        ("-policy closing", "Policies on sick days, not day care: snow <mark>closings</mark>."),
    ],
)
def test_words_are_marked_whatever_their_form(query, expected):
    text = "Policies on sick days, not day care: snow closings."

    assert piece(text, query, {("weather",): (("snow", "close"),)}) == expected


def test_citation_is_marked_as_one():
    assert piece("See 5 U.S.C. 6503(a) first.", "5 USC 6503") == (
        "See <mark>5 U.S.C. 6503</mark>(a) first."
    )


def test_accents_do_not_matter():
    assert piece("Your résumé, please.", "resume") == "Your <mark>résumé</mark>, please."


def test_without_any_word_it_is_the_summary():
    assert piece("Nothing.", "know needle") == "What to know about a page."
    assert extract("Nothing.", "A needle.", Finder(parse("needle"))) == "A <mark>needle</mark>."


def test_html_is_text():
    assert piece("<b>needle</b> & 'hay'", "needle") == (
        "&lt;b&gt;<mark>needle</mark>&lt;/b&gt; &amp; &#x27;hay&#x27;"
    )


@given(
    st.text(alphabet="ab c<&.\u0301é'’", max_size=600), st.text(alphabet="ab c-'\"", max_size=20)
)
def test_any_text_and_query_give_sound_html(text, query):
    found = piece(text, query)

    assert found.count("<mark>") == found.count("</mark>") == found.count("<") / 2
