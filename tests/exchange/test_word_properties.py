"""Every word of a document comes back from the page that is made of it, whatever it looks like."""

from html import escape
from itertools import chain

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.markup import render
from portal.exchange.word import convert, inline
from tests.exchange.documents import document_of

pytestmark = pytest.mark.slow

# All that is a mark somewhere in the dialect, among letters, digits, spaces and other signs.
MARKS = "\\`*_{}[]()<>#+-.!|~:;=^&\"'$%@,/?"
ALPHABET = f"{MARKS}{MARKS}ab1x é…“”—€🙂\N{NO-BREAK SPACE}\N{COMBINING ACUTE ACCENT}"
SAMPLES = (
    "1.", "1. a", "12) b", "- c", "+ d", "* e", "# f", "#", "## g ##", "> h", "| i |", "| --- |",
    "---", "***", "___", "===", "~~~", "```", "::: law", ":::", ": term", "~ term", "&amp;",
    "&#35;", "[a](b)", "![a](b)", "[^1]", "[^1]: note", "*[TMO]: T", "[a]: /b", "<b>", "<!-- x",
    "<https://a.gov>", "{#id}", "`a`", "``", "**a**", "_a_", "a_b_c", "__init__", "a*b", "\\",
    "\\|", "a\\", "C:\\new", "!", "^", "a|b", "  a  ", "5 U.S.C. 6503(a)", "https://a.gov/x_y_z",
)  # fmt: skip

texts = st.one_of(
    st.text(ALPHABET, min_size=1, max_size=12),
    st.sampled_from(SAMPLES),
    st.builds(" ".join, st.lists(st.sampled_from(SAMPLES), min_size=2, max_size=3)),
)


def runs(*others):
    run = st.tuples(st.one_of(texts, *others), st.booleans(), st.booleans())
    return st.lists(run, min_size=1, max_size=5)


def rows(width):
    return st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=3)


BREAK = st.just("\n")
blocks = st.lists(
    st.one_of(
        st.tuples(st.just("text"), runs(BREAK)),
        st.tuples(st.just("heading"), st.integers(1, 4), runs()),
        st.tuples(st.sampled_from(["bullet", "number"]), st.integers(1, 3), runs(BREAK)),
        st.tuples(st.just("table"), st.integers(1, 3).flatmap(rows)),
    ),
    min_size=1,
    max_size=6,
)


def spaced(text):
    return " ".join(text.split())


def said(block):
    """Return the words of a block, a cell a line; lines without words are left out."""
    table = chain.from_iterable(block[1]) if block[0] == "table" else []
    lines = table or ["".join(text for text, *_ in block[-1])]
    return [spaced(line) for line in lines if spaced(line)]


@settings(max_examples=25, deadline=None)
@given(blocks)
def test_every_word_of_a_document_comes_back_in_a_block_of_its_kind(blocks):
    converted = convert(document_of(blocks))

    rendered = render(converted.markdown)
    title = [converted.title] if converted.title else []
    assert [*title, *map(spaced, rendered.text.splitlines())] == [
        line for block in blocks for line in said(block)
    ]
    soup = BeautifulSoup(rendered.html, "html.parser")
    kinds = [block[0] for block in blocks if said(block) or block[0] == "table"]
    assert len(soup.find_all(["h2", "h3", "h4"])) == kinds.count("heading") - len(title)
    assert len(soup.find_all("table")) == kinds.count("table")
    assert len(list(filter(own_words, soup.find_all("li")))) == sum(
        kind in ("bullet", "number") for kind in kinds
    )
    assert soup.find(["pre", "hr", "blockquote", "dl"]) is None


def own_words(item):
    """Say whether a list item has words that are not of a list within it."""
    return any(text.strip() and text.find_parent("li") is item for text in item.strings)


def as_html(run):
    text, is_bold, is_italic, address, has_note = run
    html = "<br>" if text == "\n" else escape(text, quote=False)
    html = f"<em>{html}</em>" if is_italic else html
    html = f"<strong>{html}</strong>" if is_bold else html
    html = f'<a href="{address}">{html}</a>' if address else html
    return html + '<span data-note="1"></span>' * has_note


ADDRESSES = st.sampled_from(["", "", "", "https://a.gov/x", "page:/a/"])
RARELY = st.sampled_from([False] * 9 + [True])
WRITERS = {
    "p": (inline.paragraph, "{}"),
    "h2": (inline.heading, "## {}"),
    "td": (inline.cell, "| header |\n| --- |\n| {} |"),
    "th": (inline.header_cell, "| {} |\n| --- |"),
}


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(texts, st.booleans(), st.booleans(), ADDRESSES, RARELY), min_size=1, max_size=5
    )
)
def test_every_word_of_a_line_comes_back_and_no_mark_shows(name, runs):
    write, around = WRITERS[name]
    element = BeautifulSoup(f"<{name}>{''.join(map(as_html, runs))}</{name}>", "html.parser")

    text = around.format(write(element.find(name)))

    lines = render(f"{text}\n\n[^1]: note").text.splitlines()
    lines = [spaced(line) for line in lines if line not in ("header", "note")]
    words = spaced("".join(run[0] for run in runs))
    assert lines == [words] * bool(words)
