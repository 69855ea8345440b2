"""Phrases as editors type them, one a line. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from .wording import stems

LENGTH = 80
MOST = 20


def phrases(text: str) -> list[str]:
    """Return the phrases of a field, each with single spaces; empty lines are none."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def tidy(text: str) -> str:
    """Return the field as it is kept."""
    return "\n".join(phrases(text))


@lru_cache(maxsize=10_000)
def key(phrase: str) -> tuple[str, ...]:
    """Return what is the same for every way to write a phrase: the stems that are looked for."""
    return stems(phrase)


def faults(text: str) -> Iterator[str]:
    """Give what is wrong with the phrases of a field, a sentence each."""
    found = phrases(text)
    if not found:
        yield "Type at least one phrase."
    if len(found) > MOST:
        yield f"These are {len(found)} phrases. Use at most {MOST}."
    seen: dict[tuple[str, ...], str] = {}
    for phrase in found:
        same = key(phrase)
        if len(phrase) > LENGTH:
            yield f"“{phrase[:30]}…” is {len(phrase)} characters long. Use at most {LENGTH}."
        elif not same:
            yield f"“{phrase}” has only words that every text has. Add one that says more."
        elif same in seen:
            yield _twice(seen[same], phrase)
        seen.setdefault(same, phrase)


def _twice(first, second):
    if first == second:
        return f"“{first}” stands here twice."
    return f"“{first}” and “{second}” are the same to the search. Keep one."
