import pytest

from tests.publishing.quality.noticing import excerpts, findings, noticed


@pytest.mark.parametrize(
    "words",
    [
        "here",
        "Click here",
        "read more",
        "**More information**",
        "this page",
        "Learn more »",
        "Here.",
    ],
)
def test_words_that_say_nothing_are_vague(words):
    assert len(findings("vague-link", f"For telework, [{words}](https://www.opm.gov/).")) == 1


@pytest.mark.parametrize(
    "words", ["More on telework", "Where we are here", "The telework page", "Visit the library"]
)
def test_words_that_name_the_page_are_not_vague(words):
    assert findings("vague-link", f"[{words}](page:/telework/)") == []


def test_vague_link_is_found_in_lines_and_cells():
    body = "| Topic | Page |\n|---|---|\n| Pay | [here](page:/pay/) |"

    assert noticed("vague-link", body) == [(3, "here")]
    assert noticed("vague-link", sources="OPM, [Guide](page:/a/)\nOPM, [link](page:/b/)") == [
        (2, "link")
    ]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("[https://www.opm.gov/a](https://www.opm.gov/a)", "https://www.opm.gov/a"),
        ("<https://www.opm.gov>", "https://www.opm.gov"),
        ("[www.opm.gov](https://www.opm.gov)", "www.opm.gov"),
        ("[opm.gov/telework](https://opm.gov/telework)", "opm.gov/telework"),
        ("See https://www.opm.gov/a.", "https://www.opm.gov/a"),
        ("See (www.opm.gov).", "www.opm.gov"),
    ],
)
def test_address_in_the_text_is_found_once(text, excerpt):
    assert excerpts("link-address", text) == [excerpt]


@pytest.mark.parametrize(
    "text",
    [
        "[Telework.gov](https://www.telework.gov)",
        "[help@opm.gov](mailto:help@opm.gov)",
        "[either/or](page:/a/)",
        "`https://www.opm.gov`",
        "    https://www.opm.gov",
    ],
)
def test_names_letters_and_code_are_no_bare_addresses(text):
    assert findings("link-address", text) == []


def test_same_words_for_two_pages_are_found_across_fields():
    body = "[Pay](page:/pay/) and\n[pay](page:/leave/)"

    assert noticed("link-same-words", body) == [(2, "pay")]
    assert noticed("link-same-words", "[Pay](page:/pay/)", key_points="[Pay](page:/a/)") == [
        (1, "Pay")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[Pay](page:/pay/) and [pay](page:/pay/)",
        "[Pay](page:/pay/#a) and [pay](/pay/#b)",
        "[Pay](page:/pay/) and [leave](page:/pay/)",
    ],
)
def test_same_words_for_one_page_are_right(body):
    assert findings("link-same-words", body) == []


def test_only_links_without_encryption_are_unsafe():
    body = "[A](http://www.opm.gov) [B](https://www.opm.gov) [C](page:/c/)"

    assert excerpts("link-unsafe", body) == ["A"]
