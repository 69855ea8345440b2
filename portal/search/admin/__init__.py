"""Synonyms and best bets at the desk. Every change shows to readers at once."""

from . import best_bets, synonyms

__all__ = ["best_bets", "synonyms"]
