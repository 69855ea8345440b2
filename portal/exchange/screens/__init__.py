"""The screens of the desk that bring pages in and take them out."""

from . import from_word, give, take

__all__ = ["from_word", "give", "take"]
