"""All rules over one page."""

from collections.abc import Collection, Mapping
from datetime import date

from portal.publishing.findings import Finding, Severity

from .draft import FieldKind, read
from .rules import RULES

_SEVEREST_FIRST = list(reversed(Severity))


def check(
    content: Mapping[str, object],
    *,
    kinds: Mapping[str, FieldKind],
    today: date,
    acronyms: Collection[str] = frozenset(),
) -> list[Finding]:
    """Return what there is to say about a page, by field and line, the severest first in a line.

    `content` has the fields; those that `kinds` names are looked at, in its order: "plain" text,
    "lines" of one inline Markdown text each, or a "body". `acronyms` need no explanation.
    """
    draft = read(content, kinds, today, acronyms)
    order = list(kinds)
    findings = (finding for rule in RULES for finding in rule.findings(draft))
    return sorted(
        findings,
        key=lambda one: (order.index(one.field), one.line, _SEVEREST_FIRST.index(one.severity)),
    )
