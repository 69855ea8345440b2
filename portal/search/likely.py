"""Pages that somebody who asked for an unknown address may have wanted."""

import re

from rapidfuzz import fuzz

from .engines import engine

MOST_LETTERS, MOST_WORDS = 80, 6
CANDIDATES = 150
# What ended addresses of an older site.
ENDING = re.compile(r"\.[a-z]{2,5}$")
WORD = re.compile(r"[a-z]{3,}")
# What is left of a word once its end, where most slips are, is taken off.
SHORTEST, SPARE = 3, 2


def likely(path: str, number: int = 3) -> list[dict]:
    """Return the title and url of the live pages whose names are most like an address."""
    # Anyone may ask for any address: the words are bounded, and so is what they are compared with.
    wanted = ENDING.sub("", path.rstrip("/").rpartition("/")[2].lower()[:MOST_LETTERS])
    words = WORD.findall(wanted)[:MOST_WORDS]
    if not words:
        return []
    starts = [word[: max(SHORTEST, len(word) - SPARE)] for word in words]
    pages = engine().named(starts, CANDIDATES)
    if len(pages) < number:
        pages += engine().named(starts, CANDIDATES, by_any=True)
    best = {
        page.path: page for page in sorted(pages, key=lambda page: -_likeness(wanted, page.slug))
    }
    return [{"title": page.title, "url": page.path} for page in [*best.values()][:number]]


def _likeness(wanted: str, slug: str) -> float:
    return fuzz.ratio(wanted, slug)
