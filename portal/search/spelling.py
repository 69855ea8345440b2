"""Words that nobody uses, mended to the nearest that somebody does. Pure.

Near is by the distance that counts each letter left out, put in, put wrong, or swapped with the
next as one slip (Damerau and Levenshtein, without overlaps). Numbers are never mended: a wrong
number is not a slip to guess at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .query import Query, Word
from .wording import stem

SHORTEST, SHORTEST_PART = 4, 3
# So many letters allow two slips.
LONG = 7
# What is typed in capitals and no longer than this is an acronym.
LONGEST_ACRONYM = 5

MOST_REMEMBERED = 2_000

# How many pages hold each known word.
Known = Mapping[str, int]


@dataclass(frozen=True)
class Vocabulary:
    """The words that pages hold, and their stems."""

    pages: Known
    stems: frozenset[str]
    _meant: dict[str, str] = field(default_factory=dict)

    def holds(self, word: str) -> bool:
        """Say whether pages hold a word, in whatever form."""
        return stem(word) in self.stems

    def meant_by(self, word: str) -> str:
        """Return what `nearest` says of a word. It is remembered: that looks at all there are."""
        if len(self._meant) >= MOST_REMEMBERED:
            self._meant.clear()
        if word not in self._meant:
            self._meant[word] = nearest(word, self.pages)
        return self._meant[word]


def mended(query: Query, known: Vocabulary) -> str:
    """Return a query's text with the words mended that no page holds, where that can be done."""
    text = query.text
    for start, end, better in reversed(list(_changes(query, known))):
        text = text[:start] + better + text[end:]
    return text


def nearest(word: str, known: Known) -> str:
    """Return the known word that was probably meant, two if they were run together, or ""."""
    if len(word) < SHORTEST or not word.isalpha():
        return ""
    alike = [one for one in known if one[0] == word[0]]
    close = _closest(word, alike, 2 if len(word) >= LONG else 1, known)
    # Two words are likelier than two slips, and those likelier than a slip in the first letter.
    if close and OSA.distance(word, close) == 1:
        return close
    if better := _apart(word, known) or close:
        return better
    return _closest(word, list(known), 1, known) if len(word) >= LONG else ""


def _changes(query: Query, known: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Yield which letters of a query to replace, and by what."""
    words = iter(zip(query.words, (*query.words, None)[1:], strict=False))
    for word, after in words:
        is_held = known.holds(word.text)
        together = word.text + after.text if after else ""
        if together in known.pages and not (is_held and known.holds(after.text)):
            yield word.start, after.end, together
            next(words)
        elif not is_held and (better := _meant(query.text[word.start : word.end], word, known)):
            yield word.start, word.end, better


def _meant(typed: str, word: Word, known: Vocabulary) -> str:
    is_acronym = typed.isupper() and len(typed) <= LONGEST_ACRONYM
    return "" if is_acronym else known.meant_by(word.text)


def _closest(word: str, words: Sequence[str], slips: int, known: Known) -> str:
    """Return the word with the fewest slips: of several, the one that most pages hold."""
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=20)
    order = sorted((distance, -known[one], one) for one, distance, _ in found)
    return order[0][2] if order else ""


def _apart(word: str, known: Known) -> str:
    """Return a word as the two known words that it is made of, or ""."""
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    held = {
        (word[:at], word[at:]): min(known[word[:at]], known[word[at:]])
        for at in places
        if word[:at] in known and word[at:] in known
    }
    return " ".join(max(held, key=held.get)) if held else ""
