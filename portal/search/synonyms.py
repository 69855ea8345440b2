"""The synonyms that editors keep, as the search needs them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from portal.core.generation import per_generation

from .models.synonym import Synonym
from .phrases import key

Phrase = tuple[str, ...]
Expansions = Mapping[Phrase, tuple[Phrase, ...]]


@per_generation
def expansions() -> Expansions:
    """Return what else to look for, phrase by phrase as stems: see `expansions_of`."""
    return expansions_of(Synonym.objects.all())


def expansions_of(synonyms: Iterable[Synonym]) -> Expansions:
    """Return each phrase of stems with the phrases that it also finds. Pure."""
    found: dict[Phrase, dict[Phrase, None]] = {}
    for synonym in synonyms:
        for one, other in synonym.pairs:
            typed, meant = key(one), key(other)
            if typed and meant and typed != meant:
                found.setdefault(typed, {})[meant] = None
    return MappingProxyType({typed: tuple(meant) for typed, meant in found.items()})
