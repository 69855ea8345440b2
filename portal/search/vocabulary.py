"""The words that live pages use, remembered until the public content changes."""

from portal.core import generation

from .models import Word
from .spelling import Vocabulary

# Only the last is kept, with its generation: there may be 100,000 words.
_last: tuple[int, Vocabulary] | None = None


def vocabulary() -> Vocabulary:
    """Return the present vocabulary."""
    global _last
    number = generation.current()
    if _last is None or _last[0] != number:
        words = list(Word.objects.values_list("word", "stem", "pages"))
        pages = {word: held for word, _, held in words}
        _last = number, Vocabulary(pages, frozenset(stem for _, stem, _ in words))
    return _last[1]


def at_hand() -> Vocabulary | None:
    """Return the present vocabulary if it is remembered."""
    return _last[1] if _last and _last[0] == generation.current() else None
