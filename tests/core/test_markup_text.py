"""Plain text: for search, extracts and word counts."""

import pytest

from portal.core.markup import render, render_inline


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "## Who *may* {#who}\n\nSome `code` and\na [link](/a/).",
            "Who may\nSome code and a link.",
        ),
        ("- a\n- b\n  - c", "a\nb\nc"),
        ("::: law\nWords.\n:::", "The law\nWords."),
        ("::: steps\n1. **Ask.** Say.\n:::", "Ask. Say."),
        ("| A | B |\n|---|---|\n| 1 | |", "A\nB\n1"),
        ("Term\n: Meaning", "Term\nMeaning"),
        ("Text[^1] on.\n\n[^1]: Note.", "Text on.\nNote."),
        ("The TMO\n\n*[TMO]: Telework Managing Officer", "The TMO"),
        ("```\na < b\n```", "a < b"),
        ("a\\\nb &amp; c&nbsp;d", "a b & c d"),
        ("<b>x</b>", "<b>x</b>"),
        ("", ""),
    ],
)
def test_text(source, text):
    assert render(source).text == text


def test_text_inline():
    assert render_inline("*OPM*, [Guide](https://www.opm.gov/), 2021").text == "OPM, Guide, 2021"
