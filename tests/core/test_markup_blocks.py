"""Blocks of the dialect: callouts, steps, tables, definitions, footnotes."""

import pytest

from portal.core.markup import render

TITLES = [
    ("note", "Note"),
    ("tip", "Tip"),
    ("warning", "Warning"),
    ("law", "The law"),
    ("policy", "Governmentwide policy"),
    ("agency", "Your agency decides"),
    ("historic", "Historic"),
]

REGION = (
    '<div class="usa-table-container--scrollable" tabindex="0" role="region" aria-label="{}">\n'
    '<table class="usa-table">\n'
)


def html(source):
    rendered = render(source)
    assert rendered.problems == ()
    return rendered.html.strip()


@pytest.mark.parametrize(("kind", "title"), TITLES)
def test_callout_default_title(kind, title):
    assert html(f"::: {kind}\nWords.\n:::") == (
        f'<div class="callout callout--{kind}" role="note">\n'
        f'<p class="callout__title">{title}</p>\n'
        "<p>Words.</p>\n</div>"
    )


def test_callout_own_title():
    assert html("::: law What *must* be\nWords.\n:::") == (
        '<div class="callout callout--law" role="note">\n'
        '<p class="callout__title">What <em>must</em> be</p>\n'
        "<p>Words.</p>\n</div>"
    )


def test_callout_interrupts_paragraph():
    assert html("Before\n::: note\nWords.\n:::\nAfter") == (
        '<p>Before</p>\n<div class="callout callout--note" role="note">\n'
        '<p class="callout__title">Note</p>\n<p>Words.</p>\n</div>\n<p>After</p>'
    )


def test_callout_within_callout():
    assert html("::: note\n::: tip\nInner.\n:::\nOuter.\n:::") == (
        '<div class="callout callout--note" role="note">\n<p class="callout__title">Note</p>\n'
        '<div class="callout callout--tip" role="note">\n<p class="callout__title">Tip</p>\n'
        "<p>Inner.</p>\n</div>\n<p>Outer.</p>\n</div>"
    )


def test_callout_in_list_ends_with_item():
    rendered = render("- ::: note\n  Words.\n\nAfter.")

    assert rendered.html == (
        '<ul>\n<li>\n<div class="callout callout--note" role="note">\n'
        '<p class="callout__title">Note</p>\n<p>Words.</p>\n</div>\n</li>\n</ul>\n<p>After.</p>\n'
    )


def test_steps():
    assert html("::: steps\n1. **Ask.** Say when.\n2. **Agree**\n   in writing.\n:::") == (
        '<ol class="usa-process-list">\n'
        '<li class="usa-process-list__item"><strong>Ask.</strong> Say when.</li>\n'
        '<li class="usa-process-list__item"><strong>Agree</strong>\nin writing.</li>\n</ol>'
    )


def test_steps_leave_inner_lists_alone():
    assert html("::: steps\n1. One\n   1. Inner\n:::") == (
        '<ol class="usa-process-list">\n<li class="usa-process-list__item">One\n'
        "<ol>\n<li>Inner</li>\n</ol>\n</li>\n</ol>"
    )


def test_numbered_list_outside_steps():
    assert html("3. Three\n4. Four") == '<ol start="3">\n<li>Three</li>\n<li>Four</li>\n</ol>'


def test_table():
    assert html("## Days\n\n| Who | Days |\n|---|--:|\n| A | 5 |") == (
        '<h2 id="days">Days</h2>\n' + REGION.format("Table: Days") + "<thead>\n<tr>\n"
        '<th scope="col">Who</th>\n<th class="text-right" scope="col">Days</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td>A</td>\n<td class="text-right">5</td>\n</tr>\n</tbody>\n</table>\n</div>'
    )


def test_table_names_are_unique():
    table = "| A |\n|:-:|\n| 1 |\n"

    rendered = render(f"{table}\n## Days\n\n{table}\nand\n\n{table}")

    names = [part.partition('"')[0] for part in rendered.html.split('aria-label="')[1:]]
    assert names == ["Table", "Table: Days", "Table: Days (2)"]


def test_table_corner_is_no_header():
    assert html("| | Days |\n|---|---|\n| A | 5 |") == (
        REGION.format("Table") + '<thead>\n<tr>\n<td></td>\n<th scope="col">Days</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n<td>A</td>\n<td>5</td>\n"
        "</tr>\n</tbody>\n</table>\n</div>"
    )


def test_definitions():
    assert html("Telework\n: Work elsewhere.") == (
        "<dl>\n<dt>Telework</dt>\n<dd>Work elsewhere.</dd>\n</dl>"
    )


def test_footnotes():
    assert html("One.[^a] Two.[^b] One again.[^a]\n\n[^a]: First.\n[^b]: Second.") == (
        '<p>One.<sup class="footnote-ref" id="fnref_1">'
        '<a href="#fn_1" aria-label="Footnote 1">1</a></sup>'
        ' Two.<sup class="footnote-ref" id="fnref_2">'
        '<a href="#fn_2" aria-label="Footnote 2">2</a></sup>'
        ' One again.<sup class="footnote-ref" id="fnref_1_2">'
        '<a href="#fn_1" aria-label="Footnote 1">1</a></sup></p>\n'
        '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n'
        '<li id="fn_1">\n<p>First.'
        ' <a href="#fnref_1" aria-label="Back to footnote 1">\u21a9\ufe0e</a>'
        ' <a href="#fnref_1_2" aria-label="Back to footnote 1, use 2">\u21a9\ufe0e</a></p>\n</li>\n'
        '<li id="fn_2">\n<p>Second.'
        ' <a href="#fnref_2" aria-label="Back to footnote 2">\u21a9\ufe0e</a></p>\n</li>\n'
        "</ol>\n</section>"
    )


def test_footnote_in_link_is_a_bare_number():
    rendered = render("[![Guide[^1]](guide.png)](/guide/)\n\n[^1]: Note.")

    assert rendered.html.splitlines()[0] == (
        '<p><a href="/guide/">Guide<sup class="footnote-ref" id="fnref_1">1</sup></a></p>'
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("---", "<hr>"),
        ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("", ""),
    ],
)
def test_commonmark(source, expected):
    assert html(source) == expected
