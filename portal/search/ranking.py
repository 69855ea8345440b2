"""The order of candidates: where on a page the words of a query stand, and what the page is. Pure.

An engine's own rank counts words; it does not see that a page is called just what was typed, or
that it stands below a page that is. So it only decides between pages that are alike in that. The
numbers were found by trying them on the judged queries (`judging`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from .engines.rows import Candidate
from .query import Group, Query

# What a query counts that stands there, or that part of it which does.
IN_TITLE, IN_NAMES, IN_SUMMARY, IN_HEADINGS, IN_ADDRESS, IN_ANY_NAME = 3.0, 3.0, 1.5, 2.5, 2.5, 3.0
# What it counts that nearly all of it does.
ALL_IN_TITLE, ALL_IN_NAMES, ALL_ABOVE_TEXT, NEARLY_ALL = 1.5, 0.5, 2.0, 0.75
# What it counts that a page has all of it, wherever; a page with half of it is little worth.
HAS_ALL, COVERS = 2.0, 3.0
IS_CALLED, IN_ORDER = 5.0, 2.0
# How much of a title is of the words typed: a short one is about just them.
FOCUS = 1.5
ENGINE = 2.0
BY_KIND = {"Law": 0.4, "Question": -0.3, "Form": -0.3, "Lesson": -0.6, "Report": -3.0}
HISTORIC = -3.0
# What of their scores it gains from so many related pages: what others are about, it is near to.
RELATED, MOST_RELATED = 0.4, 3
# What was typed counts more than what means the same, and that more than a part of it.
MEANT, LOOSE = 0.8, 0.4


@dataclass(frozen=True)
class Wanted:
    """What a group looks for, with spaces around, and its share of the query."""

    typed: str
    apart: tuple[str, ...]
    meant: tuple[str, ...]
    loose: tuple[str, ...]
    share: float

    @property
    def all(self) -> tuple[str, ...]:
        return (self.typed, *self.apart, *self.meant, *self.loose)

    def within(self, text: str) -> float:
        """Say how well a text has it: at most its share."""
        if self.typed in text or (self.apart and all(one in text for one in self.apart)):
            return self.share
        if self.meant and any(one in text for one in self.meant):
            return MEANT * self.share
        if self.loose and any(one in text for one in self.loose):
            return LOOSE * self.share
        return 0.0


def ranked(
    candidates: Sequence[Candidate], query: Query, weights: Sequence[float], *, is_loose: bool
) -> list[Candidate]:
    """Return the candidates, best first; `weights` say how much each group tells.

    `is_loose`: some match only parts of the query.
    """
    total = sum(weights)
    wanted = [
        _wanted(group, weight / total, is_loose)
        for group, weight in zip(query.groups, weights, strict=True)
    ]
    typed = f" {' '.join(query.stems)} "
    every = tuple(dict.fromkeys(phrase for group in wanted for phrase in group.all))
    best = max((one.rank for one in candidates), default=0.0) or 1.0

    def score(one: Candidate) -> float:
        has = (1.0 if one.has_all else one.rank / total) if is_loose else 1.0
        found = COVERS * has**3 + HAS_ALL * one.has_all + BY_KIND.get(one.kind, 0.0)
        found += HISTORIC * bool(one.is_historic) + (0.0 if is_loose else ENGINE * one.rank / best)
        above = one.title + one.names + one.lead
        for phrase in every:
            # Many pages have the words in their text only.
            if phrase in above:
                return found + _by_place(one, wanted) + _by_name(one, typed)
        return found

    scores = {one.page_id: score(one) for one in candidates}
    near = _near(candidates, scores)
    return sorted(
        candidates,
        key=lambda one: (-scores[one.page_id] - near.get(one.page_id, 0.0), one.page_id),
    )


def _wanted(group: Group, share: float, is_loose: bool) -> Wanted:
    typed, *meant = (f" {' '.join(phrase)} " for phrase in group.phrases)
    apart = tuple(f" {word} " for word in group.words)
    loose = tuple(f" {' '.join(phrase)} " for phrase in group.loose) if is_loose else ()
    return Wanted(typed, apart, tuple(meant), loose, share)


def _by_place(one: Candidate, wanted: Sequence[Wanted]) -> float:
    """Return what it counts where the parts of a query stand."""
    first, last = one.lead.index("\n"), one.lead.rindex("\n")
    summary, headings, address = one.lead[:first], one.lead[first:last], one.lead[last:]
    found = title = named = above = 0.0
    for group in wanted:
        in_title, in_names = group.within(one.title), group.within(one.names)
        in_summary, in_address = group.within(summary), group.within(address)
        in_name = max(in_title, in_names)
        title += in_title
        named += in_name
        above += max(in_name, in_summary)
        found += IN_TITLE * in_title + IN_NAMES * in_names + IN_SUMMARY * in_summary
        found += IN_HEADINGS * group.within(headings) + IN_ADDRESS * in_address
        found += IN_ANY_NAME * max(in_name, in_address)
    found += ALL_IN_TITLE * (title > NEARLY_ALL) + ALL_IN_NAMES * (named > NEARLY_ALL)
    return found + ALL_ABOVE_TEXT * (above > NEARLY_ALL) + FOCUS * _focus(one, title, wanted)


def _focus(one: Candidate, title: float, wanted: Sequence[Wanted]) -> float:
    """Say how much of a title is of the words typed; it may have none but stop words."""
    typed = sum(group.typed.count(" ") - 1 for group in wanted)
    return min(1.0, title * typed / max(1, one.title.count(" ") - 1))


def _by_name(one: Candidate, typed: str) -> float:
    """Return what it counts that a page is called as it is typed, or nearly so."""
    if typed not in one.title and typed not in one.names:
        return 0.0
    is_called = typed == one.title or typed in one.names.split("\n")
    return IS_CALLED * is_called + IN_ORDER * (typed.count(" ") > 2)


def _near(candidates: Sequence[Candidate], scores: Mapping[int, float]) -> dict[int, float]:
    """Return what pages gain from the best pages that they name as related, or that name them."""
    around: dict[int, set[int]] = defaultdict(set)
    for one in candidates:
        for other in one.related_ids:
            if other in scores:
                around[one.page_id].add(other)
                around[other].add(one.page_id)
    return {
        pk: RELATED * sum(nlargest(MOST_RELATED, map(scores.get, others))) / MOST_RELATED
        for pk, others in around.items()
    }
