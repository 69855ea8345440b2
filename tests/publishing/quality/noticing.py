"""Asking one rule about a text."""

from datetime import date

from portal.publishing.quality import check

TODAY = date(2026, 11, 21)
KINDS = {"title": "plain", "summary": "plain", "key_points": "lines", "sources": "lines"}
KINDS |= {"body": "body"}


def findings(rule, body="", *, today=TODAY, acronyms=frozenset(), **fields):
    """Return the findings of one rule about a page with these texts."""
    content = fields | {"body": body}
    found = check(content, kinds=KINDS, today=today, acronyms=acronyms)
    return [finding for finding in found if finding.rule == rule]


def noticed(rule, body="", **fields):
    """Return line and excerpt of each finding of a rule."""
    return [(finding.line, finding.excerpt) for finding in findings(rule, body, **fields)]


def excerpts(rule, body="", **fields):
    return [finding.excerpt for finding in findings(rule, body, **fields)]
