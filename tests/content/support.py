"""What supports a thing that a page states. Pure.

The index of the facts holds each thing in its normal form (`things`). A thing of a page is
supported when the index holds it, or what says as much:

- a month by a day in it, a year by a day or month in it, a day of a year by its date;
- a citation by its section, by anything inside it, or by a range of sections that it lies in. A
  chapter or part does not vouch for each of its sections;
- an address by the same, by one with "..." that fits it, by one that it only continues with a
  title after a number, or as the official address of a supported citation;
- a figure without unit by the same figure with any unit, since tables have the unit elsewhere; a
  figure of three digits or more with a unit by the bare figure, for the same reason. A smaller
  figure with a unit needs that unit.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from portal.law import citations
from tests.content.amounts import UNITS
from tests.content.references import plain_url
from tests.content.things import Thing

COUNTED = {*UNITS, "money"}
_RANGE = re.compile(r"(\d+ (?:U\.S\.C\.|CFR) )(?:\d+\.)?(\d+)[a-z]*\u2013(?:\d+\.)?(\d+)")
_SECTION = re.compile(r"(\d+ (?:U\.S\.C\.|CFR) )(?:\d+\.)?(\d+)")
_DIVISION = re.compile(r" (?:chapter|part) ")
_NUMBERED = re.compile(r"/\d{4,}$")
_IN_WORDS = {
    "TITLE": r"^(\d+) (?:U|C)",
    "SECTION": r"(?:U\.S\.C\.|CFR) ([\d.]+)",
    # Chapter 65 of title 5 has the sections 6501 to 6599.
    "CHAPTER": r"(?:chapter |^5 U\.S\.C\. (?=\d{4}))(\d\d)",
    "PART": r" part ([\w-]+)",
    "SUBCHAPTER": r" subchapter ([\w-]+)",
}


class Facts:
    """The index, asked by `support`."""

    def __init__(self, known: Iterable[tuple[str, str]]):
        self.known = set(known)

    def support(self, thing: Thing) -> bool:
        """Say whether the facts state a thing, or what says as much."""
        if (thing.kind, thing.value) in self.known:
            return True
        judge = getattr(self, f"says_{thing.kind}", None)
        if judge:
            return judge(thing.value)
        if thing.kind in COUNTED:
            return len(thing.value) > 2 and ("number", thing.value) in self.known
        return False

    def says_month(self, value):
        return value in self._beginnings

    says_year = says_month

    def says_day(self, value):
        return value in self._days

    def says_number(self, value):
        return value in self._figures or f"5 CFR {value}" in self._cited

    def says_ordinal(self, value):
        return value in self._figures

    def says_citation(self, value):
        if value in self._cited:
            return True
        sections = [one for one in citations.parse(value).within if not _DIVISION.search(one)]
        return any(one in self._stated for one in sections) or self._in_a_range(value)

    def _in_a_range(self, value):
        match = _SECTION.match(value)
        return bool(match) and any(
            match[1] == code and first <= int(match[2]) <= last
            for code, first, last in self._ranges
        )

    def says_url(self, value):
        return (
            value in self._official
            or any(form.fullmatch(value) for form in self._forms)
            or any(value.startswith(f"{known}/") for known in self._numbered)
            or ("url", value.removesuffix("/index.html")) in self.known
        )

    def says_document(self, value):
        return value in self._divisions

    @cached_property
    def _beginnings(self):
        dates = {value for kind, value in self.known if kind in ("date", "month")}
        return {value[:4] for value in dates} | {value[:7] for value in dates}

    @cached_property
    def _days(self):
        return {value[5:] for kind, value in self.known if kind == "date"}

    @cached_property
    def _figures(self):
        return {value for kind, value in self.known if kind in COUNTED | {"ordinal", "number"}}

    @cached_property
    def _parsed(self):
        return [citations.parse(value) for kind, value in self.known if kind == "citation"]

    @cached_property
    def _stated(self):
        return {one.text for one in self._parsed}

    @cached_property
    def _cited(self):
        """Everything that the facts cite, and what that is inside of."""
        return self._stated.union(*(one.within for one in self._parsed))

    @cached_property
    def _ranges(self):
        found = (_RANGE.match(text) for text in self._stated)
        return [(match[1], int(match[2]), int(match[3])) for match in found if match]

    @cached_property
    def _official(self):
        return {plain_url(one.url) for one in self._parsed}

    @cached_property
    def _forms(self):
        shortened = [value for kind, value in self.known if kind == "url" and "..." in value]
        return [re.compile(".*".join(map(re.escape, value.split("...")))) for value in shortened]

    @cached_property
    def _numbered(self):
        """Addresses that end with a number of their own: what follows it is a mere title."""
        return {value for kind, value in self.known if kind == "url" and _NUMBERED.search(value)}

    @cached_property
    def _divisions(self):
        """Title 5, chapter 65 and section 6503, said of a citation in words."""
        found = set()
        for text in self._cited:
            for word, form in _IN_WORDS.items():
                if match := re.search(form, text):
                    found.add(f"{word}-{match[1].upper()}")
        return found
