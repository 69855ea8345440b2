"""Headings: outline, anchors, levels."""

import pytest

from portal.core.markup import Fault, Heading, render


def anchors(source):
    return [heading.anchor for heading in render(source).outline]


def test_outline():
    rendered = render("## Who may *telework*\n\n### The `law`{#law}\n\nText\n\nMore\n----\n")

    assert rendered.outline == (
        Heading(2, "Who may telework", "who-may-telework"),
        Heading(3, "The law", "law"),
        Heading(2, "More", "more"),
    )
    assert rendered.html == (
        '<h2 id="who-may-telework">Who may <em>telework</em></h2>\n'
        '<h3 id="law">The <code>law</code></h3>\n<p>Text</p>\n<h2 id="more">More</h2>\n'
    )


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Before you ask", "before-you-ask"),
        ("What's new?", "whats-new"),
        ("Caf\u00e9 \u2013 R\u00e9sum\u00e9", "cafe-resume"),
        ("5 U.S.C. 6503", "5-u-s-c-6503"),
        ("\u6771\u4eac", "section"),
        ("Words {#own}", "own"),
        ("Words {#own-2}  ", "own-2"),
        ("[Words](/a/) {#own}", "own"),
        ("Words {#own} after", "words-own-after"),
        ("Words {#Not usable}", "words"),
        ("Words {#not_usable}", "words"),
        ("Notices", "section-notices"),
        ("Main content", "section-main-content"),
        ("Words {#site-menu}", "section-site-menu"),
        ("Words {#term-limits}", "section-term-limits"),
        ("Your job title", "section-your-job-title"),
    ],
)
def test_anchor(heading, anchor):
    assert anchors(f"## {heading}") == [anchor]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## A\n## A\n## A", ["a", "a-2", "a-3"]),
        ("## A\n## A\n## A 2\n## A", ["a", "a-2", "a-2-2", "a-3"]),
        ("## A\n## B {#a}", ["a-2", "a"]),
        ("## X {#a}\n## Y {#a}\n## A", ["a", "a-2", "a-3"]),
        ("## Letter\n## Letter", ["section-letter", "section-letter-2"]),
        ("## Term limits", ["section-term-limits"]),
    ],
)
def test_anchors_are_unique(source, expected):
    assert anchors(source) == expected


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# A", [2]),
        ("## A\n### B\n#### C\n##### D", [2, 3, 4, 4]),
        ("## A\n#### B", [2, 4]),
    ],
)
def test_levels(source, levels):
    assert [heading.level for heading in render(source).outline] == levels


def test_fragment_link_to_heading():
    rendered = render("[x](#who) [y](#gone)\n\n## A {#who}")

    assert [(problem.line, problem.fault) for problem in rendered.problems] == [
        (1, Fault.MISSING_ANCHOR)
    ]
