"""The piece of a page's text that shows best why it was found, its words marked. Pure."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import NamedTuple

from django.utils.safestring import SafeString

from .query import Phrase, Query
from .stop_words import STOP_WORDS
from .wording import composed, fold, placed_tokens, stem

LENGTH = 240
BEFORE = 60
# No farther from the beginning of a phrase does its second word begin, and no longer is a word that
# may be written with periods.
NEAR, SHORT = 100, 3
# Of each word so many places are weighed: a page that long has said it by then.
MOST_PLACES = 100
WORD = re.compile(r"[^\W_]*")
SENTENCE = re.compile(r"[.?!:]\s+(?=\S)")


class Place(NamedTuple):
    """Where a text has a phrase, and which of the query's groups that is."""

    start: int
    end: int
    group: int


class Finder:
    """Finds the phrases of a query in texts."""

    def __init__(self, query: Query):
        phrases: dict[str, list[tuple[Phrase, int]]] = {}
        for number, group in enumerate(query.groups):
            for phrase in (*group.phrases, *((word,) for word in group.words)):
                phrases.setdefault(_beginning(phrase[0]), []).append((phrase, number))
        # By the letters with which their first word begins, and their second if that is known.
        self.phrases = [(start, _second(found), found) for start, found in phrases.items()]
        self.is_single = len(query.groups) == len(phrases) == 1

    def places(self, text: str) -> list[Place]:
        """Return the places in a folded text, in order."""
        found: list[Place] = []
        for phrases in self.phrases:
            for place in islice(_places(text, *phrases), MOST_PLACES):
                # Where one thing is looked for, the first piece with it is as good as any.
                if self.is_single and found and place.start > found[0].start + LENGTH:
                    return found
                found.append(place)
        # Of places that begin together the longest counts: see `marked`.
        return found if self.is_single else sorted(found, key=_in_order)


def _in_order(place: Place) -> tuple[int, int]:
    return place.start, -place.end


def _places(text: str, beginning: str, second: str, phrases) -> Iterator[Place]:
    at = text.find(beginning)
    while at >= 0:
        if second and text.find(second, at, at + NEAR) < 0:
            at = text.find(beginning, at + len(beginning))
            continue
        end = WORD.match(text, at).end()
        if at == 0 or not text[at - 1].isalnum():
            first = stem(text[at:end])
            for phrase, number in phrases:
                if phrase[0] == first and (last := _end(text, end, phrase[1:])):
                    yield Place(at, last, number)
        at = text.find(beginning, end)


def _second(phrases) -> str:
    """Return how the word must begin that follows the first, or "" where that is not known: other
    phrases may begin so, and a short word may be written with periods."""
    found = {phrase[1] if len(phrase) > 1 else "" for phrase, _ in phrases}
    second = found.pop()
    return "" if found or len(second) <= SHORT else _beginning(second)


def _beginning(stem: str) -> str:
    """Return how words of a stem begin. Its last letter may be none of theirs: policy has polici,
    closing has close."""
    return stem[:-1] if len(stem) > 3 and stem[-1] in "ei" else stem


def extract(text: str, summary: str, finder: Finder) -> SafeString:
    """Return the piece of a text with most of what was looked for, or else the summary."""
    text = composed(text)
    places = finder.places(fold(text))
    if not places:
        summary = composed(summary)
        return marked(summary, finder.places(fold(summary)))
    first, last = _window(places)
    start = _start(text, places[first].start)
    end = min(len(text), max(start + LENGTH, places[last].end))
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), places[first].end)
    piece = marked(text, places[first:], start, end)
    return SafeString(f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}")


def as_html(text: str) -> SafeString:
    """Return a plain text as HTML."""
    return marked(text, ())


def marked(text: str, places: Sequence[Place], at: int = 0, end: int | None = None) -> SafeString:
    """Return a text, or a piece of it, as HTML, with <mark> around places that do not overlap."""
    end = len(text) if end is None else end
    pieces = []
    for place in places:
        if place.start > end:
            break
        if place.start >= at and place.end <= end:
            found = text[place.start : place.end]
            pieces.append(f"{escape(text[at : place.start])}<mark>{escape(found)}</mark>")
            at = place.end
    pieces.append(escape(text[at:end]))
    return SafeString(" ".join("".join(pieces).split()))


def _window(places: list[Place]) -> tuple[int, int]:
    """Return the first and last place of the piece that has most groups, then most places."""
    best, chosen, last = (0, 0), (0, 0), 0
    if places[-1].end <= places[0].start + LENGTH - BEFORE:
        return 0, len(places) - 1
    for first, place in enumerate(places):
        last = max(last, first)
        while last + 1 < len(places) and places[last + 1].end <= place.start + LENGTH - BEFORE:
            last += 1
        held = (len({one.group for one in places[first : last + 1]}), last - first)
        if held > best:
            best, chosen = held, (first, last)
        if last == len(places) - 1:
            # What begins later holds no more.
            break
    return chosen


def _start(text: str, place: int) -> int:
    """Return where to begin, a little before a place: at a sentence if one begins there."""
    earliest = max(0, place - BEFORE)
    if not earliest:
        return 0
    sentences = [found.end() for found in SENTENCE.finditer(text, earliest, place)]
    if sentences:
        return sentences[0]
    return text.find(" ", earliest, place) + 1 or place


def _end(text: str, start: int, rest: Phrase) -> int:
    """Return where a phrase ends whose other words must follow, or 0 if they do not."""
    if not rest:
        return start
    near = placed_tokens(text[start : start + 200])
    following = (placed for placed in near if placed[2] not in STOP_WORDS)
    end = 0
    for wanted in rest:
        _, end, token = next(following, (0, 0, ""))
        if stem(token) != wanted:
            return 0
    return start + end
