"""Pages to suggest while somebody types: those whose names have words that begin so."""

from collections.abc import Sequence

from .engines import engine
from .engines.rows import Named
from .query import cleaned
from .wording import tokens

MOST_WORDS = 6
CANDIDATES = 50
# What is rarely asked for by name comes last.
LAST_KINDS = {"Report"}


def names_starting(text: str, number: int = 8) -> list[dict]:
    """Return the title and url of live pages whose title, short title or another name has a word
    beginning with each word typed, best first."""
    typed = tokens(cleaned(text))[:MOST_WORDS]
    if not typed:
        return []
    places = {page: place(page, typed) for page in engine().named(typed, CANDIDATES)}
    found = sorted((page for page in places if places[page]), key=places.get)
    return [{"title": page.title, "url": page.path} for page in found[:number]]


def place(page: Named, typed: Sequence[str]) -> tuple | None:
    """Return where a page comes among the others, or None if no one name has all words. Pure."""
    title, *others, _ = [name.split() for name in page.called.split("\n")]
    fits = [one for one in (title, *others) if has(one, typed)]
    if not fits:
        return None
    return (
        page.is_historic,
        not any(begins(one, typed) for one in fits),
        title not in fits,
        page.kind in LAST_KINDS,
        len(min(fits, key=len)),
        page.path,
    )


def has(name: Sequence[str], typed: Sequence[str]) -> bool:
    """Say whether a name has a word beginning with each word typed. Pure."""
    return all(any(word.startswith(one) for word in name) for one in typed)


def begins(name: Sequence[str], typed: Sequence[str]) -> bool:
    """Say whether a name's first words begin as typed. Pure."""
    return len(name) >= len(typed) and all(
        word.startswith(one) for word, one in zip(name, typed, strict=False)
    )
