import pytest

from tests.publishing.quality.noticing import excerpts, findings, noticed


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Ask the the manager.", 1, "the the"),
        ("The the manager.", 1, "The the"),
        ("Ask the\nthe manager.", 1, "the"),
        ("Ask **the** the manager.", 1, "the the"),
        ("## Ask ask", 1, "Ask ask"),
    ],
)
def test_word_twice_is_found(text, line, words):
    assert noticed("word-twice", text) == [(line, words)]


@pytest.mark.parametrize(
    "text",
    [
        "He had had it, and that that holds.",
        "Walla Walla",
        "a - a",
        "`the the`",
        "the then",
        "Go. Go.",
    ],
)
def test_words_rightly_twice(text):
    assert findings("word-twice", text) == []


def test_double_spaces_are_found_once_a_field():
    found = findings("space-twice", "Ask.  Then wait.\n\nb\n\nWait.  Then ask.")

    assert [(finding.line, finding.excerpt) for finding in found] == [(1, "Ask.  Then wait.")]
    assert found[0].message == "Two spaces stand between words, in 2 lines. One is enough."


@pytest.mark.parametrize(
    "text",
    [
        "-   An item",
        "10.  An item",
        "> -  An item",
        "| A  | B    |\n|----|------|\n| 1  | 2    |",
        "    code  with  spaces",
        "```\ncode  with  spaces\n```",
        "A line that breaks  \nhere",
        "  indented",
        ":  a meaning",
    ],
)
def test_spaces_that_mean_something_are_right(text):
    assert findings("space-twice", text) == []


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Telework basics for employees", ["Telework basics"]),
        ("Telework Basics: what to know.", ["Telework basics"]),
        ("Telework basicsness.", []),
        ("The basics of telework.", []),
        ("", []),
    ],
)
def test_summary_that_begins_with_the_title_is_found(summary, expected):
    assert excerpts("summary-is-title", title="Telework basics", summary=summary) == expected
