"""From text to the words that are indexed and looked for; the same on both databases. Pure.

"The employee's SF-182 (5 U.S.C. 4109)" has the tokens the, employee, sf, 182, 5, usc, 4109.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

from .stop_words import STOP_WORDS

LONGEST = 40
# Runs of letters and digits, with apostrophes inside; or single letters with periods, as in U.S.C.
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_]+(?:'[^\W_]+)*")

_stemmer = snowballstemmer.stemmer("english")
_stemming = Lock()


def _plain_letters() -> dict[int, str]:
    """Return each letter with an accent, and each odd quotation mark, with what stands for it."""
    table = dict.fromkeys(map(ord, "‘’ʼ′´`"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"')
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        apart = unicodedata.normalize("NFKD", chr(code))
        if len(plain := "".join(one for one in apart if not unicodedata.combining(one))) == 1:
            table[code] = plain
    return table


PLAIN = _plain_letters()


def fold(text: str) -> str:
    """Return a text in small letters without accents, each letter in its place."""
    return text.lower() if text.isascii() else text.translate(PLAIN).lower()


def composed(text: str) -> str:
    """Return a text with each letter and its accent in one; `fold` knows these only."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def placed_tokens(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield each token of a folded text with its start and end."""
    for match in TOKEN.finditer(folded):
        yield match.start(), match.end(), _as_token(match[0])


def tokens(text: str) -> list[str]:
    return [_as_token(found) for found in TOKEN.findall(fold(composed(text)))]


def _as_token(found: str) -> str:
    if found.isalnum():
        return found[:LONGEST]
    if found.endswith("'s"):
        found = found[:-2]
    return found.replace("'", "").replace(".", "")[:LONGEST]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    if len(word) < 3 or not word.isalpha():
        return word
    # The stemmer keeps the word it is at in itself.
    with _stemming:
        return _stemmer.stemWord(word)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, stop words left out."""
    return tuple(stem(word) for word in tokens(text) if word not in STOP_WORDS)


def query_stems(text: str) -> tuple[str, ...]:
    """Return the stems of a phrase that somebody typed: all of them if all are of stop words."""
    return stems(text) or tuple(map(stem, tokens(text)))
