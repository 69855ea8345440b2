"""What a change of the synonyms does to the searches that were judged by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.core.generation import per_generation

from .judging import judge
from .models import Synonym
from .synonyms import expansions_of

# Smaller differences are of no page that anybody would see.
NOTICEABLE = 0.005
NAMED = 12


@dataclass(frozen=True)
class Change:
    """What a judged search was worth (nDCG@10) and what it is worth then."""

    query: str
    before: float
    after: float


@dataclass(frozen=True)
class Effect:
    """The judged searches that become worse, those that lose most first, and how many better.

    `tried` is the number of all whose pages are there.
    """

    worse: tuple[Change, ...]
    better: int
    tried: int

    @property
    def is_bad(self) -> bool:
        return bool(self.worse)

    @property
    def named(self) -> tuple[Change, ...]:
        return self.worse[:NAMED]

    @property
    def unnamed(self) -> int:
        return len(self.worse) - len(self.named)

    @property
    def summary(self) -> str:
        """Say in a sentence what becomes of the judged searches."""
        if not self.tried:
            return "None of the judged searches could be tried: their pages are not there."
        number = len(self.worse)
        become = "searches become" if number > 1 else "search becomes"
        return f"{number or 'No'} judged {become} worse; {self.better or 'none'} better."


def effect_of(before: Mapping[str, float], after: Mapping[str, float]) -> Effect:
    """Return how the worth of each search changed. Pure."""
    changes = [Change(query, before[query], after[query]) for query in before]
    worse = [one for one in changes if one.before - one.after > NOTICEABLE]
    return Effect(
        worse=tuple(sorted(worse, key=lambda one: one.after - one.before)),
        better=sum(one.after - one.before > NOTICEABLE for one in changes),
        tried=len(changes),
    )


def of_keeping(synonym) -> Effect:
    """Return the effect of a synonym, new or changed, that is not saved yet."""
    return _effect([*Synonym.objects.exclude(pk=synonym.pk), synonym])


def of_removing(synonyms) -> Effect:
    return _effect(Synonym.objects.exclude(pk__in=[one.pk for one in synonyms]))


def _effect(synonyms):
    return effect_of(_as_it_is(), judge(expansions=expansions_of(synonyms)))


@per_generation
def _as_it_is():
    return judge(expansions=expansions_of(Synonym.objects.all()))
