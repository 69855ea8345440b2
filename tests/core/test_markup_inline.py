"""Inline parts of the dialect: links, citations, abbreviations."""

import re
from dataclasses import dataclass

import pytest

from portal.core.markup import render, render_inline


@dataclass(frozen=True)
class Act:
    start: int
    end: int
    label: str
    url: str


def find_acts(text):
    """Find "Act 5 of 2010", which no law has: this package knows no law."""
    for match in re.finditer(r"Act (\d+)\s+of\s+(\d+)", text):
        number, year = match.groups()
        yield Act(
            match.start(), match.end(), f"Act {number}/{year}", f"https://acts.gov/{year}/{number}"
        )


def moved(path):
    return None if "nowhere" in path else f"/now{path}"


def inline(source):
    return render_inline(source, resolve_page=moved, find_citations=find_acts)


EXTERNAL = 'class="usa-link usa-link--external" rel="noreferrer"'
ACT = '<a class="citation" href="https://acts.gov/2010/5">{}</a>'
LINKED_ACT = ACT.format("Act&nbsp;5&nbsp;of&nbsp;2010")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[Basics](page:/telework/)", '<a href="/now/telework/">Basics</a>'),
        ("[Basics](page:/telework/#who)", '<a href="/now/telework/#who">Basics</a>'),
        ("[OPM](https://www.opm.gov/)", f'<a href="https://www.opm.gov/" {EXTERNAL}>OPM</a>'),
        ("<https://opm.gov>", f'<a href="https://opm.gov" {EXTERNAL}>https://opm.gov</a>'),
        ("[OPM](http://opm.gov 'title')", f'<a href="http://opm.gov" {EXTERNAL}>OPM</a>'),
        ("[Mail](mailto:a@opm.gov)", '<a href="mailto:a@opm.gov">Mail</a>'),
        ("[Call](tel:+12026061800)", '<a href="tel:+12026061800">Call</a>'),
        ("[Search](/search/?q=snow)", '<a href="/search/?q=snow">Search</a>'),
        (
            "[*OPM*](https://o.gov/?a=1&b=2)",
            f'<a href="https://o.gov/?a=1&amp;b=2" {EXTERNAL}><em>OPM</em></a>',
        ),
        ("[Gone](page:/nowhere/)", "Gone"),
        ("[Bad](javascript:alert(1))", "Bad"),
        ("[Bad](JaVaScRiPt:alert(1))", "Bad"),
        ("[Bad](data:text/html,x)", "Bad"),
        ("[Bad](//evil.example/)", "Bad"),
        ("[Bad](/\\evil.example/)", '<a href="/%5Cevil.example/">Bad</a>'),
        ("[Bad](page://evil.example/)", "Bad"),
        ("[Bad](www.opm.gov)", "Bad"),
        (
            "[a <https://b.gov> c](https://d.gov)",
            f'<a href="https://d.gov" {EXTERNAL}>a https://b.gov c</a>',
        ),
    ],
)
def test_link(source, html):
    assert inline(source).html == html


def test_page_links_each_once():
    rendered = inline("[a](page:/a/) [b](page:/b/#x) [a](page:/a/#y) [c](page:/nowhere/)")

    assert rendered.page_links == ("/a/", "/b/", "/nowhere/")


def test_external_links_each_once():
    rendered = inline(
        "[a](https://a.gov) [b](http://b.gov) [a](https://a.gov) [c](/c/) Act 5 of 2010"
    )

    assert rendered.external_links == ("https://a.gov", "http://b.gov")


def test_page_link_as_it_stands():
    assert render_inline("[a](page:/a/)").html == '<a href="/a/">a</a>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("See Act 5 of 2010.", f"See {LINKED_ACT}."),
        ("See Act 5\nof 2010.", f"See {LINKED_ACT}."),
        ("**Act 5 of 2010**", f"<strong>{LINKED_ACT}</strong>"),
        ("`Act 5 of 2010`", "<code>Act 5 of 2010</code>"),
        ("[Act 5 of 2010](/a/)", '<a href="/a/">Act 5 of 2010</a>'),
        ("Act 5 of 2010, Act 5 of 2010", f"{LINKED_ACT}, {LINKED_ACT}"),
        ("a\nb Act 5 of 2010 c\nd", f"a\nb {LINKED_ACT} c\nd"),
        ("Act *5* of 2010", "Act <em>5</em> of 2010"),
    ],
)
def test_citation(source, html):
    assert inline(source).html == html


def test_citations_each_once():
    rendered = inline("Act 7 of 2012, Act 5 of 2010, Act 7 of  2012")

    assert [act.label for act in rendered.citations] == ["Act 7/2012", "Act 5/2010"]


def test_citations_of_a_careless_finder():
    def overlapping(text):
        yield Act(0, 5, "first", "https://first.gov")
        yield Act(3, 8, "overlaps", "https://second.gov")
        yield Act(9, 9, "empty", "https://third.gov")

    rendered = render_inline("abcde fgh ijk", find_citations=overlapping)

    assert rendered.html == '<a class="citation" href="https://first.gov">abcde</a> fgh ijk'


def test_citation_that_is_unsafe():
    def unsafe(text):
        yield Act(0, 3, '"><script>', "javascript:alert(1)")

    rendered = render_inline("abc def", find_citations=unsafe)

    assert rendered.html == '<a class="citation">abc</a> def'


ABBR = '<abbr title="Telework Managing Officer">TMO</abbr>'
DEFINITION = "*[TMO]: Telework Managing Officer"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (f"The TMO.\n\n{DEFINITION}", f"<p>The {ABBR}.</p>\n"),
        (f"{DEFINITION}\n\nThe TMO.", f"<p>The {ABBR}.</p>\n"),
        (f"The TMO.\n{DEFINITION}\nMore.", f"<p>The {ABBR}.</p>\n<p>More.</p>\n"),
        (f"TMO, TMO\n\n{DEFINITION}", f"<p>{ABBR}, TMO</p>\n"),
        (f"TMOs ATMO\n\n{DEFINITION}", "<p>TMOs ATMO</p>\n"),
        (f"`TMO` [TMO](/a/)\n\n{DEFINITION}", '<p><code>TMO</code> <a href="/a/">TMO</a></p>\n'),
        (f"## TMO\n\nTMO\n\n{DEFINITION}", f'<h2 id="tmo">TMO</h2>\n<p>{ABBR}</p>\n'),
        (
            f"TMO TMO\n\n## A\n\nTMO TMO\n\n### B\n\nTMO\n\n{DEFINITION}",
            f'<p>{ABBR} TMO</p>\n<h2 id="a">A</h2>\n<p>{ABBR} TMO</p>\n'
            '<h3 id="b">B</h3>\n<p>TMO</p>\n',
        ),
        (
            'P&L P\n\n*[P]: Page\n*[P&L]: Profit & "loss"',
            '<p><abbr title="Profit &amp; &quot;loss&quot;">P&amp;L</abbr>'
            ' <abbr title="Page">P</abbr></p>\n',
        ),
        (f"    {DEFINITION}", f"<pre><code>{DEFINITION}\n</code></pre>\n"),
    ],
)
def test_abbreviation(source, html):
    assert render(source).html == html


def test_inline_has_no_blocks():
    assert render_inline("## a\n- b\n\n*[x]: y").html == "## a\n- b\n\n*[x]: y"
