"""The seed pages as readers and checks meet them: rendered in memory, without a database."""

import re
import tomllib
from functools import cache
from typing import NamedTuple

from portal.core import markup
from portal.law import citations
from portal.publishing import checks, quality
from portal.publishing.findings import Finding, Severity
from portal.publishing.quality.length import count
from tests.content.pages import TERMS, by_path, seeds

_ID = re.compile(r' id="([^"]+)"')


class Reading(NamedTuple):
    """A page's body, rendered, and what the renderer noticed in it and in its lines."""

    body: markup.Rendered
    lines: tuple[markup.Rendered, ...]

    @property
    def anchors(self) -> set[str]:
        return set(_ID.findall(self.body.html))

    @property
    def words(self) -> int:
        return count(self.body.text)

    @property
    def problems(self) -> list[str]:
        return [str(problem) for one in (self.body, *self.lines) for problem in one.problems]


@cache
def readings() -> dict[str, Reading]:
    def find(path):
        return path if path in by_path() else None

    how = {"resolve_page": find, "find_citations": citations.find}
    return {
        seed.path: Reading(
            markup.render(seed.body, **how),
            tuple(
                markup.render_inline(line, **how)
                for name in seed.model.line_fields
                for line in seed.head.get(name, [])
            ),
        )
        for seed in seeds()
    }


@cache
def findings() -> dict[str, list[Finding]]:
    """Return what the desk says about each page, advice left out but for a text that reads hard.

    A term of the glossary explains itself, and with it its acronym.
    """
    terms = tomllib.loads(TERMS.read_text(encoding="utf-8"))["term"]
    acronyms = {word for term in terms for word in (term["acronym"], *term["aliases"])}
    found = {}
    for seed in seeds():
        said = quality.check(
            seed.content(),
            kinds=checks.kinds_of(seed.model),
            today=seed.head["reviewed_on"],
            acronyms=acronyms,
        )
        found[seed.path] = [
            one for one in said if one.severity.stops(Severity.WARNING) or one.rule == "text-hard"
        ]
    return found
