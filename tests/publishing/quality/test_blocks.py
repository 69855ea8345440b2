"""How a field is read: blocks of plain words, each with its line and what it stands in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.publishing.quality.blocks import MASK, masked, read_body, read_lines, read_plain

PIECES = st.sampled_from(
    ["`", "5", " ", "U.S.C.", "6503", "**", "“a", "”", '"', "\n", "- ", "[", "](b)", "word", "|"]
)


@pytest.mark.parametrize(
    ("source", "line", "text", "within"),
    [
        ("a **b**\n`c` [d](page:/e/)", 1, "a b\nc d", {"paragraph"}),
        ("\n## A *b* {#c}", 2, "A b", {"heading"}),
        ("> a", 1, "a", {"blockquote", "paragraph"}),
        ("1. a", 1, "a", {"ordered_list", "item", "paragraph"}),
        ("```\na\n```", 2, "a", {"code"}),
        ("    a", 1, "a", {"code"}),
    ],
)
def test_block_of_a_body(source, line, text, within):
    (block,) = read_body("body", source).blocks

    assert (block.line, block.text, block.within) == (line, text, within)


def test_cells_and_boxes_know_where_they_stand():
    source = "::: law Title\n| A |\n|---|\n| b |\n:::"

    found = [(block.line, block.text, block.within) for block in read_body("body", source).blocks]

    assert found == [
        (1, "Title", {"law", "title"}),
        (2, "A", {"law", "table", "thead", "tr", "header"}),
        (4, "b", {"law", "table", "tbody", "tr", "cell"}),
    ]


def test_lines_and_plain_text_have_a_block_a_line():
    source = "a *b*\n\n- c"

    lines = [(block.line, block.text) for block in read_lines("sources", source).blocks]
    plain = [(block.line, block.text) for block in read_plain("title", source).blocks]

    assert lines == [(1, "a b"), (3, "- c")]
    assert plain == [(1, "a *b*"), (3, "- c")]


def test_links_and_explained_abbreviations_are_read():
    reading = read_body("body", "a [b **c**](page:/d/)\n\n*[TMO]: Officer")

    assert [tuple(link) for link in reading.blocks[0].links] == [(2, 5, "b c", "page:/d/")]
    assert reading.explained == {"TMO"}


def test_citations_code_and_quotations_are_masked():
    (block,) = read_body("body", "It is `a` in 5 USC 6503 “so”.").blocks

    assert block.prose == f"It is {MASK} in {MASK * 10} “so”."
    assert block.own_words == f"It is {MASK} in {MASK * 10} {MASK * 4}."


@pytest.mark.slow
@given(st.lists(PIECES).map("".join))
@settings(deadline=None)
def test_masks_keep_every_letter_in_its_place(source):
    for block in read_body("body", source).blocks:
        for view in (block.prose, block.own_words):
            assert len(view) == len(block.text)
            pairs = zip(view, block.text, strict=True)
            assert all(shown in (MASK, written) for shown, written in pairs)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)))
@settings(deadline=None)
def test_spans_are_masked_also_where_they_overlap(spans):
    inside = {place for start, end in spans for place in range(start, end)}

    expected = "".join(MASK if place in inside else "a" for place in range(10))
    assert masked("a" * 10, [tuple(span) for span in spans]) == expected
