"""The rules as a whole: their table, their order, and what they leave to the renderer."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from portal.core.markup import Fault, render
from portal.publishing.findings import Finding, Severity
from portal.publishing.quality import RULES, check
from tests.publishing.quality.noticing import KINDS, TODAY, findings

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "quality-rules.md"
PIECES = st.sampled_from(
    [
        *("## A", "### TMO {#a}", "| A | B |", "|---|---|", "| 1 |", "- an item", "1. a step"),
        *(
            "::: law",
            ":::",
            "> quoted",
            "```",
            "[^1]",
            "[^1]: note",
            "*[TMO]: Officer",
            ": meaning",
        ),
        *(
            "[here](http://a.gov)",
            "<https://a.gov>",
            "`code`",
            "**bold**",
            "![x](y)",
            "TMO",
            "(TMO)",
        ),
        *(
            "5 usc 6503",
            "5 U.S.C. 6502 and 6503",
            "by May 5, 2020",
            "will",
            "the the",
            "It is sent.",
        ),
        *("in order to", "\n", "\n\n", " ", "\\|", "\ufffb", "\ufffc", "\ud800", "\r\n", "İ", "“"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join))


def table(heading):
    section = (
        DOCUMENT.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    )
    return re.findall(r"^\| `([a-z-]+)` \| (\w+)", section, re.MULTILINE)


def test_every_rule_is_documented_with_its_severity():
    assert table("The rules") == [(rule.name, rule.severity) for rule in RULES]


def test_every_refusal_of_the_renderer_is_documented():
    assert {name for name, _ in table("What the renderer refuses")} == set(Fault)


def test_no_rule_forbids_and_few_block():
    assert {rule.name for rule in RULES if rule.severity == Severity.BLOCKS} == {
        *("vague-link", "table-header", "table-lost-cell", "citation-form")
    }
    assert all(rule.severity != Severity.FORBIDS for rule in RULES)


@pytest.mark.parametrize(
    "body",
    [
        "### A level skipped",
        "# The first heading is not ##",
        "##",
        "[](https://www.opm.gov)",
        "![](https://www.opm.gov/a.png)",
        "[A page](page:/nowhere/)",
    ],
)
def test_what_the_renderer_refuses_is_not_said_twice(body):
    assert render(body, resolve_page=lambda path: None).problems
    assert check({"body": body}, kinds={"body": "body"}, today=TODAY) == []


def test_findings_are_in_the_order_of_fields_and_lines():
    content = {"summary": "Ask the the TMO.", "body": "a\n\n[here](page:/a/) currently\n\nthe the"}

    found = check(content, kinds={"body": "body", "summary": "plain"}, today=TODAY)

    assert [(one.field, one.line, one.rule) for one in found] == [
        ("body", 3, "vague-link"),
        ("body", 3, "vague-time"),
        ("body", 5, "word-twice"),
        ("summary", 1, "acronym"),
        ("summary", 1, "word-twice"),
    ]


def test_finding_says_all_that_is_needed_to_find_it():
    (finding,) = findings("word-twice", "Ask the the manager.")

    message = "“the” stands here twice. Take one out."
    assert finding == Finding("body", 1, message, Severity.WARNING, "word-twice", "the the")


def test_only_named_fields_are_read_and_only_as_text():
    content = {"aliases": "the the", "related": [1, 2], "body": None}

    assert (
        check(content, kinds={"body": "body", "related": "plain", "gone": "lines"}, today=TODAY)
        == []
    )


def test_lines_are_counted_as_typed_whatever_ends_them():
    assert [one.line for one in findings("word-twice", "a\r\n\r\nthe the")] == [3]


@given(body=TEXTS, lines=TEXTS, plain=TEXTS)
@hypothesis_settings(deadline=None, max_examples=100)
@pytest.mark.slow
def test_any_text_is_checked(body, lines, plain):
    content = {
        "title": plain,
        "summary": plain,
        "key_points": lines,
        "sources": lines,
        "body": body,
    }

    found = check(content, kinds=KINDS, today=TODAY)

    assert found == check(content, kinds=KINDS, today=TODAY)
    for finding in found:
        length = len(re.split(r"\r\n|\r|\n", content[finding.field]))
        assert 1 <= finding.line <= length
        assert finding.message.endswith(".")
        assert "\n" not in finding.excerpt
