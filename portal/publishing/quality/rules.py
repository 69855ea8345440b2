"""Every rule: its name, what its findings do to publishing, and the function that finds them.

Only what shuts readers out or tells them something false blocks a page: a link that says nothing,
a table whose columns have no names, cells that readers never see, a citation that leads nowhere.
The reasons are in docs/quality-rules.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.publishing.findings import Finding, Severity

from . import (
    acronyms,
    citation_forms,
    grade,
    headings,
    length,
    links,
    moments,
    passive,
    repetition,
    tables,
    wordy,
)
from .draft import Draft
from .search import Found


@dataclass(frozen=True)
class Rule:
    name: str
    severity: Severity
    find: Callable[[Draft], Iterator[Found]]

    def findings(self, draft: Draft) -> Iterator[Finding]:
        for found in self.find(draft):
            excerpt = found.excerpt.strip().partition("\n")[0].rstrip()
            yield Finding(found.field, found.line, found.message, self.severity, self.name, excerpt)


RULES = (
    Rule("vague-link", Severity.BLOCKS, links.vague),
    Rule("table-header", Severity.BLOCKS, tables.headless),
    Rule("table-lost-cell", Severity.BLOCKS, tables.lost_cells),
    Rule("citation-form", Severity.BLOCKS, citation_forms.miswritten),
    Rule("citation-cut-short", Severity.WARNING, citation_forms.cut_short),
    Rule("table-corner", Severity.WARNING, tables.empty_corner),
    Rule("table-short-row", Severity.WARNING, tables.short_rows),
    Rule("heading-twice", Severity.WARNING, headings.twice),
    Rule("bold-heading", Severity.WARNING, headings.only_bold),
    Rule("link-address", Severity.WARNING, links.address),
    Rule("link-same-words", Severity.WARNING, links.same_words),
    Rule("link-unsafe", Severity.WARNING, links.unsafe),
    Rule("acronym", Severity.WARNING, acronyms.unexplained),
    Rule("past-date", Severity.WARNING, moments.past_as_future),
    Rule("sentence-very-long", Severity.WARNING, length.very_long_sentences),
    Rule("text-very-hard", Severity.WARNING, grade.very_hard),
    Rule("paragraph-long", Severity.WARNING, length.long_paragraphs),
    Rule("word-twice", Severity.WARNING, repetition.words),
    Rule("sentence-long", Severity.ADVICE, length.long_sentences),
    Rule("text-hard", Severity.ADVICE, grade.hard),
    Rule("passive", Severity.ADVICE, passive.passive),
    Rule("wordy", Severity.ADVICE, wordy.wordy),
    Rule("vague-time", Severity.ADVICE, moments.vague),
    Rule("citation-in-words", Severity.ADVICE, citation_forms.in_words),
    Rule("space-twice", Severity.ADVICE, repetition.spaces),
    Rule("summary-is-title", Severity.ADVICE, repetition.summary),
)
