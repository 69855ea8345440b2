"""Which terms of the glossary a text uses, and where. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.publishing.terms import Use

from .names import is_in_a_title, key, pattern_of, plural


@dataclass(frozen=True)
class Entry:
    """A term as the matcher knows it; `home` is the page that tells more, by its id."""

    slug: str
    name: str
    meaning: str
    url: str
    names: tuple[str, ...]
    acronym: str = ""
    home: int | None = None


class Matcher:
    """Finds the terms of a text in one go. Built once for many texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: dict[str, tuple[Entry, str]] = {}
        self._acronyms: dict[str, tuple[Entry, str]] = {}
        for entry in entries:
            for name in entry.names:
                self._names.setdefault(key(name), (entry, name))
            if entry.acronym:
                self._acronyms.setdefault(entry.acronym, (entry, entry.acronym))
        # Only now, so that no plural takes the place of a name.
        for known, of in ((self._names, key), (self._acronyms, str)):
            for entry, name in [*known.values()]:
                known.setdefault(of(plural(name)), (entry, name))
        self._pattern = pattern_of(list(self._names), list(self._acronyms))

    def find(self, text: str, *, on: int | None = None) -> Iterator[Use]:
        """Yield the uses of terms in order, none within another; none that are at home `on`."""
        for match in self._pattern.finditer(text):
            words = " ".join(match[0].split())
            # For the pattern alone, some letters are capitals of others: "ſ" of "s".
            entry, name = self._acronyms.get(words) or self._names.get(key(words)) or (None, "")
            if not entry or is_in_a_title(text, *match.span(), name):
                continue
            if on is None or entry.home != on:
                yield Use(
                    *match.span(), entry.slug, entry.name, entry.meaning, entry.url, called=name
                )
