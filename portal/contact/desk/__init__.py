"""The screens on which questions are sorted and answered: importing them registers each."""

from . import listing, question

__all__ = ["listing", "question"]
