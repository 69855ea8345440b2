import pytest

from tests.publishing.quality.noticing import findings, noticed


def test_second_of_two_equal_headings_is_found():
    body = "## Pay\n\na\n\n## Leave {#leave}\n\nb\n\n### pay {#pay-2}\n\nc"

    assert noticed("heading-twice", body) == [(9, "pay")]


def test_different_headings_are_right():
    assert findings("heading-twice", "## Pay\n\n## Pay and leave\n\nPay\n\nPay") == []


@pytest.mark.parametrize("words", ["**Who may ask**", "__Who may ask:__", "**Who may ask**:"])
def test_bold_line_of_its_own_looks_like_a_heading(words):
    assert [line for line, _ in noticed("bold-heading", f"a\n\n{words}\n\nb")] == [3]


@pytest.mark.parametrize(
    "body",
    [
        "**Who may ask** is a question.",
        "**Who** may **ask**",
        "1. **Ask.**\n\n   Then wait.",
        "::: law\n**Who may ask**\n:::",
        "*Who may ask*",
    ],
)
def test_bold_words_elsewhere_are_right(body):
    assert findings("bold-heading", body) == []
