"""Whatever an author, or somebody in an author's name, writes: only our HTML comes out."""

import re
from html.parser import HTMLParser
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.markup import render, render_inline
from portal.core.markup.clean import (
    ATTRIBUTES,
    BLOCKS,
    CLASSES,
    CLEANER,
    LISTS,
    PATTERNS,
    TABLES,
    TEXT,
    VALUES,
)
from portal.law.citations import find

SAFE_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#|/(?!/))", re.IGNORECASE)

MARKDOWN = [
    *("# ", "## ", "#### ", "{#a}", "{#main}", "\n", "\n\n", "    ", "- ", "1. ", "> ", "| ", "|"),
    *(
        "\n|---|---|\n",
        "::: note ",
        "::: steps\n",
        ":::\n",
        "::: x\n",
        "\nTerm\n: def\n",
        "```",
        "`",
    ),
    *(
        "*",
        "**",
        "_",
        "[a](",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "\\",
        "[^1]",
        "[^1]: ",
        "*[A]: ",
        "A",
    ),
    *("page:/a/", "page:", "https://a.gov", "mailto:a@b.gov", "#a", "//c.gov", "[x]: /y\n", "[x]"),
    *("5 U.S.C. 6503(a)", "5 CFR part 630", "E.O. 14100", "&lt;", "&#60;", "&nbsp;", "&colon;"),
]
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "JAVASCRIPT&colon;alert(1)",
    "java\tscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:x",
    "<style>*{}</style>",
    "<iframe src=//x>",
    "<!--",
    "-->",
    "]]>",
    "<math><mtext></table><mglyph><style><!--</style><img onerror=alert(1)>",
    "</a></p></div>",
    "\x00",
    "\u202e",
    "\ud800",
    "[x](javascript&#58;alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n",
    '*[A]: "><script>alert(1)</script>\n',
    '## {#a"onclick="x}\n',
    '```"onclick="x\n',
]
SOURCES = st.one_of(
    st.text(),
    st.lists(st.sampled_from(MARKDOWN + PAYLOADS)).map("".join),
    st.lists(st.one_of(st.sampled_from(MARKDOWN + PAYLOADS), st.text(max_size=4))).map("".join),
)


class Reader(HTMLParser):
    """Reads HTML as a browser would begin to, and collects what it finds."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.tags, self.attributes = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]


def is_allowed(tag, name, value):
    if name == "class":
        return set(value.split()) <= CLASSES[tag]
    if (tag, name) in PATTERNS:
        return bool(PATTERNS[tag, name].fullmatch(value))
    if name == "href":
        return bool(SAFE_ADDRESS.match(value))
    return name in ATTRIBUTES.get(tag, ()) or value in VALUES.get(tag, {}).get(name, ())


def check(rendered):
    reader = Reader(rendered.html)
    assert set(reader.tags) <= TEXT | BLOCKS | LISTS | TABLES
    assert [found for found in reader.attributes if not is_allowed(*found)] == []
    assert len(reader.ids) == len(set(reader.ids))
    assert CLEANER.clean(rendered.html) == rendered.html


@pytest.mark.slow
@pytest.mark.parametrize("how", [render, render_inline])
@given(source=SOURCES)
@settings(deadline=None, max_examples=200)
def test_html_is_ours_alone(how, source):
    rendered = how(source, find_citations=find)

    check(rendered)
    assert how(source, find_citations=find) == rendered


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "## {}",
        "::: note {}\n{}\n:::",
        "| {} |\n|---|\n| {} |",
        "[{}]({})",
        "[x](<{}>)",
        "[x][y]\n\n[y]: {}",
        "<{}>",
        "![{}]({})",
        "A[^1]\n\n[^1]: {}",
        "A\n\n*[A]: {}",
        "## Words {{#{}}}",
        "[x](page:/{})",
        "```{}\n{}\n```",
        "Term {}\n: {}",
    ],
)
def test_payload(payload, around):
    check(render(around.replace("{}", payload).replace("{{", "{").replace("}}", "}")))


def test_every_allowed_class_has_a_tag():
    assert set(chain(ATTRIBUTES, VALUES, CLASSES)) <= TEXT | BLOCKS | LISTS | TABLES


@pytest.mark.parametrize(
    "html",
    [
        '<button popovertarget="site-menu">x</button>',
        '<button popovertargetaction="toggle">x</button>',
        '<button type="submit">x</button>',
        '<button formaction="/x/">x</button>',
        '<span id="main">x</span>',
        '<span popover="manual">x</span>',
        '<label for="x">x</label>',
    ],
)
def test_cleaner_lets_nothing_through_that_no_term_has(html):
    cleaned = CLEANER.clean(html)

    assert Reader(cleaned).attributes == []


def test_half_characters_are_replaced():
    assert render("a\ud800b").html == "<p>a?b</p>\n"
