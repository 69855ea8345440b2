"""What somebody typed, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.query import MOST_LETTERS, MOST_WORDS, cleaned, parse
from portal.search.wording import query_stems

SNOW = {("snow", "day"): (("oper", "status"), ("closur",)), ("snow",): (("storm",),)}


def phrases(text, expansions=None):
    """Return the phrases of each group of a query, as texts."""
    groups = parse(text, expansions).groups
    return [[" ".join(phrase) for phrase in group.phrases] for group in groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("telework", [["telework"]]),
        ("How do I telework?", [["telework"]]),
        ("telework leave", [["telework"], ["leav"]]),
        ("telework,leave/pay", [["telework"], ["leav"], ["pay"]]),
        ("leave leave", [["leav"]]),
        ('"paid leave" days', [["paid leav"], ["day"]]),
        ("“paid leave”", [["paid leav"]]),
        ('"paid leave', [["paid leav"]]),
        ("work-life", [["work life", "worklif"]]),
        ("SF-182", [["sf 182", "sf182"]]),
        ("sf182", [["sf182", "sf 182"]]),
        ("5 U.S.C. 6503(a)(1)", [["5 usc 6503 1"]]),
        ("5 usc § 6503", [["5 usc 6503"]]),
        ("5 U.S.C. section 6503", [["5 usc 6503"]]),
        ("5 CFR 531.605", [["5 cfr 531 605"]]),
        ("5 CFR part 630", [["5 cfr 630"]]),
        ("§ 6503", [["6503"]]),
        ("Section 508", [["508"]]),
        ("Public Law 111-292", [["111 292"]]),
        ("Pub. L. 111-292", [["111 292"]]),
        ("5 days of leave", [["5"], ["day"], ["leav"]]),
        ("", []),
        (' - "" / ', []),
    ],
)
def test_query_is_read(text, expected):
    assert phrases(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leave -sick", [("sick",)]),
        ('leave -"sick leave"', [("sick", "leav")]),
        ("leave -part-time", [("part", "time")]),
        ("part-time leave - pay", []),
    ],
)
def test_what_is_not_wanted_begins_with_a_minus(text, expected):
    query = parse(text)

    assert list(query.without) == expected
    assert "sick" not in query.stems


def test_stop_words_alone_are_looked_for_in_names():
    query = parse("what is it -who")

    assert (query.groups, query.only_names) == ((), ("what", "is", "it"))


def test_longest_phrase_is_expanded_and_its_words_may_stand_apart():
    query = parse("leave on a snow day", SNOW)

    assert phrases("leave on a snow day", SNOW)[1:] == [["snow day", "oper status", "closur"]]
    assert query.groups[1].words == ("snow", "day")


def test_quoted_words_are_not_expanded():
    assert phrases('"snow day"', SNOW) == [["snow day"]]


def test_expanded_words_are_not_taken_for_misspelled():
    assert [word.text for word in parse("snow leave", SNOW).words] == ["leave"]


def test_words_know_where_they_stand():
    text = '"no" leave, SF-182 for Résumés'

    assert [text[one.start : one.end] for one in parse(text).words] == ["leave", "Résumés"]


def test_paragraphs_of_a_citation_may_be_missing():
    assert parse("5 U.S.C. 6502(b)(4)").groups[0].loose == (
        ("5", "usc", "6502", "b", "4"),
        ("5", "usc", "6502", "b"),
        ("5", "usc", "6502"),
    )


def test_long_queries_are_cut():
    query = parse("leave1 " * 100)

    assert len(query.text) <= MOST_LETTERS
    assert len(parse(" ".join(f"w{n}x" for n in range(30))).groups) == MOST_WORDS


@pytest.mark.parametrize("text", ["The snow days", "Section 508", "5 U.S.C. 6503(a)", "what is it"])
def test_key_is_that_of_a_phrase(text):
    assert parse(text).key == query_stems(text)


def test_what_has_unwanted_words_has_no_key():
    assert parse("snow -days").key == ()


def test_query_is_cleaned():
    assert cleaned(" snow \n\u0000\u202e day ") == "snow day"


@given(st.text() | st.text(alphabet="-\"“ ab5./§()'usc:*^"))
def test_any_query_is_read(text):
    query = parse(text, SNOW)

    words = [word for group in query.groups for phrase in group.phrases for word in phrase]
    assert all(word.isalnum() for word in words)
    assert all(group.loose for group in query.groups)
