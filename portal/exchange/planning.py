"""What an upload would do, page by page, and why it may not. It changes nothing."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.text import capfirst

from portal.accounts.roles import Section
from portal.publishing import checks, rules
from portal.publishing.diff import Piece, compare, condensed
from portal.publishing.models import Page
from portal.publishing.models.page import PATH_LENGTH

from .entries import Entry, Problem
from .kinds import kinds
from .knowledge import Known, known_of, parent_of
from .reading import Reading
from .values import PEOPLE, Values

ADDRESS = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")


class Outcome(TextChoices):
    REFUSED = "refused", "Refused"
    NEW = "new", "New page"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"


@dataclass(frozen=True)
class Change:
    label: str
    pieces: list[Piece]


@dataclass
class Row:
    """What would happen to one page; `content` and `upkeep` are what would be saved."""

    entry: Entry
    page: Page | None = None
    problems: list[Problem] = field(default_factory=list)
    content: dict = field(default_factory=dict)
    upkeep: dict = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    is_new: bool = False
    is_stale: bool = False

    @property
    def path(self) -> str:
        return self.entry.path

    @property
    def outcome(self) -> Outcome:
        if self.problems or self.page is None:
            return Outcome.REFUSED
        if self.is_new:
            return Outcome.NEW
        return Outcome.CHANGED if self.changes else Outcome.UNCHANGED

    @property
    def kind(self) -> str:
        return self.page._meta.verbose_name if self.page else ""

    @property
    def changed_names(self) -> str:
        return ", ".join(change.label for change in self.changes)

    def refuse(self, name: str, message: str) -> None:
        self.problems.append(self.entry.problem(name, message))


@dataclass(frozen=True)
class Plan:
    rows: list[Row]
    unread: list[Problem]
    known: Known

    @property
    def problems(self) -> list[Problem]:
        return [*self.unread, *(problem for row in self.rows for problem in row.problems)]

    @property
    def bases(self) -> dict[str, int]:
        return {row.path: self.known.bases.get(row.path, 0) for row in self.rows}

    def rows_of(self, outcome: Outcome) -> list[Row]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def is_stale(self) -> bool:
        """Whether the portal changed after the report on which the import was decided."""
        return any(row.is_stale for row in self.rows)

    @property
    def changes_anything(self) -> bool:
        return any(row.outcome in (Outcome.NEW, Outcome.CHANGED) for row in self.rows)


class Planner:
    """Looks at each entry with the eyes of one person."""

    def __init__(self, entries: list[Entry], user) -> None:
        self.entries, self.user = entries, user
        self.known = known_of(entries)
        self.kinds = kinds()
        self.times = Counter(entry.path for entry in entries)
        self.coming = {entry.path for entry in entries} - self.known.pages.keys()

    def row(self, entry: Entry) -> Row:
        row = Row(entry)
        if not ADDRESS.fullmatch(entry.path) or len(entry.path) > PATH_LENGTH:
            row.refuse("path", f"“{entry.path}” is no address of a page, such as /telework/.")
        elif self.times[entry.path] > 1:
            row.refuse("path", f"{entry.path} is in the upload {self.times[entry.path]} times.")
        elif page := self.known.pages.get(entry.path):
            self._look_at(row, page)
        else:
            self._begin(row)
        return row

    def _look_at(self, row: Row, page: Page) -> None:
        """Compare an entry with the page that is there."""
        kind = row.entry.values.get("kind") or page.kind
        if not rules.can_edit(self.user, page):
            row.refuse("path", f"You have no role in the section “{_section(page.path)}”.")
        elif kind != page.kind:
            row.refuse("kind", f"The page is of the kind {page.kind}. A page keeps its kind.")
        else:
            row.page = page
            self._fill(row)
            self._compare(row, self.known.contents[page.pk])

    def _begin(self, row: Row) -> None:
        """See whether a new page can be at the address."""
        entry, path = row.entry, row.path
        model = self.kinds.get(str(entry.values.get("kind", "")))
        if new := self.known.moved.get(path):
            row.refuse("path", f"The page at {path} has moved to {new}. Write that address.")
        elif not rules.can_create(self.user, path):
            row.refuse("path", f"You have no role in the section “{_section(path)}”.")
        elif not checks.is_open(path):
            row.refuse("path", f"{path} is an address of the portal's own.")
        elif model is None:
            known = ", ".join(self.kinds)
            row.refuse("kind", f"A new page needs its kind, one of these: {known}.")
        elif self._above(path) not in {*self.known.ids, *self.coming, ""}:
            row.refuse("path", f"There is no page at {parent_of(path)}, which would be above it.")
        else:
            row.is_new = True
            row.page = model(path=path, slug=path.strip("/").rpartition("/")[2])
            self._fill(row)
            self._compare(row, {})

    def _above(self, path: str) -> str:
        """Return the address of the parent page; "" for a page that has none."""
        above = parent_of(path)
        return "" if above == "/" else above

    def _fill(self, row: Row) -> None:
        found = Values(row.entry, type(row.page), self.known.people)
        row.problems += found.problems
        row.content, row.upkeep = found.content, found.upkeep
        for path in found.content.get("related", ()):
            if path not in self.known.ids and path not in self.coming:
                row.refuse("related", f"related: There is no page at {path}.")

    def _compare(self, row: Row, before: dict) -> None:
        page, held = row.page, {name: getattr(row.page, name) for name in row.upkeep}
        row.content = {n: one for n, one in row.content.items() if _differ(before.get(n), one)}
        row.upkeep = {n: one for n, one in row.upkeep.items() if _differ(held[n], one)}
        if row.upkeep.keys() - {*PEOPLE} and not rules.can_place(self.user, page):
            name = next(name for name in row.upkeep if name not in PEOPLE)
            row.refuse(name, "Only a publisher may change the order and the review dates.")
        row.changes = [
            *(_change(page, name, before.get(name), one) for name, one in row.content.items()),
            *(_change(page, name, held[name], one) for name, one in row.upkeep.items()),
        ]


def plan_of(reading: Reading, user) -> Plan:
    """Return what an upload would do if `user` imported it now."""
    planner = Planner(reading.entries, user)
    rows = [planner.row(entry) for entry in reading.entries]
    return Plan(sorted(rows, key=_place), reading.problems, planner.known)


def _place(row: Row):
    """Refused rows first; parents before their children."""
    return list(Outcome).index(row.outcome), row.path.count("/"), row.path


def _differ(before, after) -> bool:
    """Say whether a value changes; there are several ways to say nothing."""
    return (before or "") != (after or "")


def _change(page, name, before, after) -> Change:
    field = page._meta.get_field(name)
    old, new = (_said(field, one) for one in (before, after))
    return Change(capfirst(str(field.verbose_name)), condensed(compare(old, new)))


def _said(field, value) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(dict(field.flatchoices).get(value, value))


def _section(path: str) -> str:
    return Section(rules.section_of(path)).label
