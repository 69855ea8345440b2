"""What the author is told, and on which line."""

import pytest

from portal.core.markup import Fault, Problem, render, render_inline


def no_page(path):
    return None


@pytest.mark.parametrize(
    ("source", "line", "fault", "message"),
    [
        (
            "a\n\nb\n[c](page:/c/#d)",
            4,
            Fault.UNKNOWN_PAGE,
            "There is no page at /c/. Correct the link or take it out.",
        ),
        (
            "[a](#b)",
            1,
            Fault.MISSING_ANCHOR,
            "There is no heading with the anchor #b on this page.",
        ),
        (
            "- a\n- [b](ftp://c.gov)",
            2,
            Fault.UNUSABLE_LINK,
            '"ftp://c.gov" is not an address. Begin with https://, page:/, mailto: or tel:.',
        ),
        (
            "[](https://a.gov)",
            1,
            Fault.EMPTY_LINK,
            "The link to https://a.gov has no words. Write some.",
        ),
        (
            "a\n\n# b",
            3,
            Fault.HEADING_LEVEL,
            "Begin headings with ##: the title of the page is its only #.",
        ),
        (
            "### a",
            1,
            Fault.HEADING_LEVEL,
            "This heading skips a level. Begin it with ##.",
        ),
        (
            "## a\n### b\n#### c\n##### d",
            4,
            Fault.HEADING_LEVEL,
            "Headings go no deeper than ####. Split the section or the page.",
        ),
        (
            "##",
            1,
            Fault.EMPTY_HEADING,
            "A heading has no words. Write some or take out the line.",
        ),
        (
            "## a {#B c}",
            1,
            Fault.BAD_ANCHOR,
            '"B c" cannot be an anchor. Use small letters, digits and single hyphens.',
        ),
        (
            "## a {#notices}",
            1,
            Fault.BAD_ANCHOR,
            'The anchor "notices" belongs to the frame of the site. Choose another.',
        ),
        (
            "## a {#c}\n## b {#c}",
            2,
            Fault.DUPLICATE_ANCHOR,
            'The anchor "c" is on this page already. Choose another.',
        ),
        (
            "a\n\n::: danger\nb\n:::",
            3,
            Fault.UNKNOWN_CALLOUT,
            '"danger" is not a kind of callout. Use one of these: note, tip, warning, law, policy,'
            " agency, historic, steps.",
        ),
        (
            "::: note\na\n\nb",
            1,
            Fault.UNCLOSED_CONTAINER,
            '"::: note" is never closed. Write ::: on a line of its own after it.',
        ),
        (
            "::: steps\n- a\n:::",
            1,
            Fault.STEPS,
            '"::: steps" holds one numbered list (1. 2. 3.) and nothing else.',
        ),
        (
            "::: steps\n1. a\n\nb\n:::",
            1,
            Fault.STEPS,
            '"::: steps" holds one numbered list (1. 2. 3.) and nothing else.',
        ),
        (
            "::: steps\n:::",
            1,
            Fault.STEPS,
            '"::: steps" holds one numbered list (1. 2. 3.) and nothing else.',
        ),
        (
            "::: steps How\n1. a\n:::",
            1,
            Fault.STEPS,
            "Steps have no title. Write a heading above them.",
        ),
        (
            "a\n\n:::",
            3,
            Fault.STRAY_COLONS,
            "::: closes nothing, or opens a block of no kind. Open one like this: ::: note",
        ),
        (
            "*[A]: b\n*[A]: c",
            2,
            Fault.ABBREVIATION,
            "A is explained twice, in different words. Keep one explanation.",
        ),
        (
            "a[^1]",
            1,
            Fault.FOOTNOTE,
            "[^1] has no footnote. Write one on a line of its own: [^1]: The words of the note.",
        ),
        (
            "a\n\n[^1]: b",
            3,
            Fault.FOOTNOTE,
            "No text refers to the footnote [^1]. Refer to it or take it out.",
        ),
        (
            "a ![b](c.png)",
            1,
            Fault.IMAGE,
            "Pages have no images. Say in words what the image shows.",
        ),
        (
            "a\nb <br> c",
            2,
            Fault.RAW_HTML,
            "<br> looks like HTML, which is shown as text here. Use Markdown, or write it as"
            " `code`.",
        ),
        (
            "| a |\n|---|\n| b |\n| [c](page:/c/) |",
            4,
            Fault.UNKNOWN_PAGE,
            "There is no page at /c/. Correct the link or take it out.",
        ),
    ],
)
def test_problem(source, line, fault, message):
    rendered = render(source, resolve_page=no_page)

    assert rendered.problems == (Problem(line, message, fault),)


@pytest.mark.parametrize(
    "source",
    [
        "## a\n### b\n#### c\n## d\n### e",
        "`<b>` and a < b and `[^1]` and `:::`",
        "    <b>\n    ::: x",
        "a@b.gov <a@b.gov>",
        "*[A]: b\n*[A]: b",
        "::: note\n::: steps\n1. a\n:::\n:::",
        "::: warning\n- a\n:::\n\n> ::: tip\n> b\n> :::",
    ],
)
def test_no_problem(source):
    assert render(source).problems == ()


def test_problems_in_order():
    rendered = render("[a](ftp:x)\n\n<b>\n\n# c", resolve_page=no_page)

    assert [problem.line for problem in rendered.problems] == [1, 3, 5]


def test_problem_inline():
    rendered = render_inline("[a](page:/a/) [b](#anywhere)", resolve_page=no_page)

    message = "There is no page at /a/. Correct the link or take it out."
    assert rendered.problems == (Problem(1, message, Fault.UNKNOWN_PAGE),)
