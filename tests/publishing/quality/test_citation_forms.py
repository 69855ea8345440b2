import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.law import citations
from tests.publishing.quality.noticing import excerpts, findings, noticed

MISWRITTEN = [
    ("5 U.S. Code § 6503", "5 U.S.C. 6503"),
    ("5 United States Code 6503(a)", "5 U.S.C. 6503(a)"),
    ("5U.S.C. 6503", "5 U.S.C. 6503"),
    ("5 U.S.C.6503", "5 U.S.C. 6503"),
    ("5 U. S. C. 6503(a)", "5 U.S.C. 6503(a)"),
    ("5 usc 6503", "5 U.S.C. 6503"),
    ("5 USCA § 6503", "5 U.S.C. 6503"),
    ("5CFR531.605", "5 CFR 531.605"),
    ("5 C. F. R. 531.605(d)", "5 CFR 531.605(d)"),
    ("5 CFR 531,605", "5 CFR 531.605"),
    ("P.L. 111 292", "Pub. L. 111-292"),
    ("PL 111-292", "Pub. L. 111-292"),
    ("Public Law 111.292", "Pub. L. 111-292"),
    ("EO14100", "Executive Order 14100"),
    ("E.O. #14100", "Executive Order 14100"),
    ("Executive Order No 14,100", "Executive Order 14100"),
    ("90 Fed Reg 8251", "90 FR 8251"),
    ("90 Fed. Reg. 8,251", "90 FR 8251"),
    ("124 Stats. 3165", "124 Stat. 3165"),
]


@pytest.mark.parametrize(("words", "right"), MISWRITTEN)
def test_miswritten_citation_is_found_with_its_right_form(words, right):
    (finding,) = findings("citation-form", f"It rests on {words}, they say.")

    assert finding.excerpt == words
    assert finding.message.endswith(f" Write it so: {right}.")


def test_citation_that_cannot_be_mended_shows_examples():
    (finding,) = findings("citation-form", "See 99 U.S.C. 12.")

    assert finding.message.endswith(
        "Write it like 5 U.S.C. 6503(a), 5 CFR 531.605(d) or Pub. L. 111-292."
    )


@pytest.mark.parametrize(
    "text",
    [
        "5 USC § 6503, 5 U.S.C. 6503(a) and 5 C.F.R. § 531.605(d) are read as they stand.",
        "5 U.S.C. chapter 65, 5 CFR part 630, subpart P, and 41 CFR part 300-90",
        "Pub. L. 111-292, P.L. 111-292, 124 Stat. 3165, 90 FR 8251, E.O. 14100",
        "Title 5, chapter 65, and the 5 CFR sections on pay",
        "12 USC students wrote 50 stats. In 2 FR documents, PL 5 and eo 12 are named.",
        "`5 usc 6503`",
    ],
)
def test_what_is_read_or_no_citation_is_right(text):
    assert findings("citation-form", text) == []


def test_titles_of_sources_are_theirs_to_word():
    assert findings("citation-form", sources="A firm, [On 5 usc 6503](https://a.example)") == []


@given(st.sampled_from([right for _, right in MISWRITTEN]), st.text(" ,;abc", max_size=5))
@settings(deadline=None, max_examples=50)
def test_canonical_citation_is_never_found(citation, after):
    assert citations.parse(citation).text == citation
    assert findings("citation-form", f"See {citation} {after}") == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("5 U.S.C. 6502 and 6503.", "and 6503"),
        ("5 U.S.C. 6502, 6503, and 6504", "6503"),
        ("5 U.S.C. 6502(a) and (b)", "and (b)"),
        ("5 U.S.C. 6502 (a)(1)", "(a)"),
        ("5 CFR 531 .605", ".605"),
        ("5 CFR 531.605 through 531.610, which", "through 531.610"),
    ],
)
def test_rest_of_a_list_is_found(text, rest):
    assert excerpts("citation-cut-short", text) == [rest]


@pytest.mark.parametrize(
    "text",
    [
        "5 U.S.C. 6502(a)(1)(B) and 5 U.S.C. 6502(a)(1)(C)",
        "5 U.S.C. 6502 and 41 CFR 102-192.70",
        "5 U.S.C. 6502 and 300 days",
        "In 5 U.S.C. 6502, 200 agencies are named.",
        "5 U.S.C. 6502 (see below)",
        "5 U.S.C. 6120-6126",
    ],
)
def test_what_does_not_go_on_is_right(text):
    assert findings("citation-cut-short", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("section 6503(a) of title 5, United States Code", "5 U.S.C. 6503(a)"),
        ("Section 6503 of title 5 of the United States Code", "5 U.S.C. 6503"),
        ("Section 6503 of Title 5.", "5 U.S.C. 6503"),
    ],
)
def test_citation_in_words_is_found_with_its_form(text, right):
    (finding,) = findings("citation-in-words", text)

    assert finding.message == f"This citation does not become a link. Write it so: {right}."


def test_section_of_another_title_is_right():
    assert (
        noticed("citation-in-words", "Section 5 of title 5 of the Act, section 6 of the Act") == []
    )
