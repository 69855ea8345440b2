"""The pages that editors put first for a search."""

from collections.abc import Mapping
from datetime import date

from portal.core.generation import per_generation

from .models.best_bet import BestBet
from .phrases import key, phrases


def for_query(stems: tuple[str, ...], on: date) -> tuple[int, ...]:
    """Return the numbers of the pages that stand first on a day, in order.

    `stems` are those of the whole query. Whether the pages are live is for the caller to ask.
    """
    return tuple(notes_for(stems, on))


def notes_for(stems: tuple[str, ...], on: date) -> dict[int, str]:
    """Return the same pages, each with what is said below its link; "" where it is the summary."""
    in_force = (bet for bet in by_phrase().get(tuple(stems), ()) if bet.is_in_force(on))
    found: dict[int, str] = {}
    for bet in in_force:
        found.setdefault(bet.page_id, bet.note)
    return found


@per_generation
def by_phrase() -> Mapping[tuple[str, ...], tuple[BestBet, ...]]:
    """Return all best bets by each of their phrases, whatever their days."""
    found: dict[tuple[str, ...], list[BestBet]] = {}
    for bet in BestBet.objects.order_by("order", "pk"):
        for phrase in phrases(bet.phrases):
            found.setdefault(key(phrase), []).append(bet)
    return {stems: tuple(bets) for stems, bets in found.items()}
