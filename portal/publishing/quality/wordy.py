"""Phrases that have a shorter word: phrases.toml."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

from .draft import Draft
from .search import Found, Hit

SHORTER: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8")
)
# Slower than str.lower, but keeps every letter in its place, also behind a Turkish İ.
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def _form(phrase: str) -> re.Pattern[str]:
    # It begins with plain letters and minds no capitals: Python finds such patterns much faster.
    return re.compile(r",?\s+".join(map(re.escape, phrase.split())) + r"(?![\w-])")


_FORMS = {phrase: _form(phrase) for phrase in SHORTER}
_RAREST = {phrase: max(phrase.split(), key=len) for phrase in SHORTER}
_IN_A_WORD = re.compile(r"[\w-]$")


def wordy(draft: Draft) -> Iterator[Found]:
    for hit, shorter in _longest(list(_hits(draft))):
        words = " ".join(hit.words.split())
        if shorter:
            yield hit.found(f"“{words}” is longer than it needs to be. Write: {shorter}.")
        else:
            yield hit.found(f"Leave out “{words}”: the sentence says the same without it.")


def _hits(draft: Draft) -> Iterator[tuple[Hit, str]]:
    text = draft.own_words.text.lower()
    if len(text) != len(draft.own_words.text):
        text = draft.own_words.text.translate(_LOWER)
    for phrase, form in _FORMS.items():
        if _RAREST[phrase] not in text:
            continue
        for match in form.finditer(text):
            if not _IN_A_WORD.search(text[max(0, match.start() - 1) : match.start()]):
                yield draft.own_words.hit(match), SHORTER[phrase]


def _longest(hits: list[tuple[Hit, str]]) -> list[tuple[Hit, str]]:
    """Leave out "the fact that" where it stands in "due to the fact that"."""
    spans = [hit.match.span() for hit, _ in hits]
    return [
        (hit, shorter)
        for hit, shorter in hits
        if not any(
            start <= hit.match.start() and hit.match.end() <= end
            for start, end in spans
            if (start, end) != hit.match.span()
        )
    ]
