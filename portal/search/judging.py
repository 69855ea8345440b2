"""How well the search serves readers: nDCG@10 over queries whose pages people have graded.

`judged.toml` says what the grades mean. A page gains 2^grade - 1, less the lower it stands, and the
sum is taken as a share of the best order there could be: 1.0 is perfect.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from math import log2
from pathlib import Path
from statistics import fmean

from portal.publishing.models import Page

from .query import Expansions
from .retrieval import retrieve

LIST = Path(__file__).parent / "judged.toml"
DEPTH = 10
# What the mean must reach.
GOOD = 0.90


class Judgement(dict[str, float]):
    """The score of each query, by its text."""

    @property
    def mean(self) -> float:
        return fmean(self.values()) if self else 0.0


@cache
def judged() -> Mapping[str, Mapping[str, int]]:
    """Return the graded pages of each query: its text, then grades by address."""
    queries = tomllib.loads(LIST.read_text(encoding="utf-8"))["query"]
    return {one["text"]: one["pages"] for one in queries}


def judge(expansions: Expansions | None = None) -> Judgement:
    """Score every query of the list whose pages are there; `expansions` are synonyms to try."""
    paths = dict(Page.objects.live().values_list("pk", "path"))
    there = set(paths.values())
    return Judgement(
        (text, score(found(text, paths, expansions), grades))
        for text, grades in judged().items()
        if not there.isdisjoint(grades)
    )


def found(text: str, paths: Mapping[int, str], expansions: Expansions | None = None) -> list[str]:
    """Return the addresses that a query finds first; `paths` are those of all pages by number."""
    candidates = retrieve(text, expansions=expansions).candidates[:DEPTH]
    return [paths[one.page_id] for one in candidates if one.page_id in paths]


def score(paths: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the nDCG@10 of addresses in their order. Pure."""
    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(path, 0) for path in paths]) / best if best else 0.0


def gain(grades: Sequence[int]) -> float:
    """Return what pages of these grades gain a reader, the first most. Pure."""
    return sum((2**grade - 1) / log2(2 + at) for at, grade in enumerate(grades[:DEPTH]))
