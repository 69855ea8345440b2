"""From a page to its entry in the index: which of its words count where. Pure."""

import re
from collections.abc import Iterable

from .models.index import LONGEST_WORD, IndexEntry
from .stop_words import STOP_WORDS
from .wording import stem, tokens

SHORTEST_WORD = 3
# In a line of Markdown, where a link leads is no word that readers see.
TARGET = re.compile(r"\]\([^)]*\)")
# Lines that name documents rather than tell something.
NAMING = ("sources",)


def entry_of(page, audiences: str) -> IndexEntry:
    """Return the entry of a live page, of its own kind and rendered, for audiences as kept."""
    title = tokens(page.title)
    names = [tokens(name) for name in (page.short_title, *page.alias_list)]
    names = [name for name in names if name and name != title]
    headings = [tokens(one["text"]) for one in page.outline]
    lead = [tokens(page.summary), *headings]
    body = [word for line in (*_lines(page), page.text, *page.lists) for word in tokens(line)]
    every = [*names, *filter(None, map(tokens, page.found_by))]
    return IndexEntry(
        page_id=page.pk,
        section=section_of(page.path),
        kind=page.reader_kind,
        audiences=audiences,
        is_historic=bool(page.historic_note),
        title=_line(title),
        names="\n".join(dict.fromkeys(map(_line, every))),
        called="\n".join(map(" ".join, [title, *names, tokens(page.slug)])),
        exact=" ".join(dict.fromkeys(as_one(_stems(name).split()) for name in [title, *every])),
        lead="\n".join([*map(_line, lead), _address(page)]),
        body=_stems(body),
        words=" ".join(sorted(_words([title, *names, *lead, body]))),
    )


def section_of(path: str) -> str:
    """Return the first part of an address; "" for the home page."""
    return path.strip("/").partition("/")[0]


def _address(page) -> str:
    """Return the stems of an address, its parts apart: what a page stands below it is about."""
    parts = page.path.strip("/").split("/") if page.is_about_its_place else [page.slug]
    return "/".join(_line(tokens(part)) for part in parts)


def as_kept(audiences: Iterable[str]) -> str:
    return f" {' '.join(audiences)} " if audiences else ""


def as_one(stems: Iterable[str]) -> str:
    """Return the stems of a name as one word, which finds the pages that are called just so."""
    return "".join(stems)


def _lines(page) -> list[str]:
    fields = [getattr(page, name) for name in page.line_fields if name not in NAMING]
    return [TARGET.sub("]", line) for field in fields for line in field.splitlines()]


def _line(words: Iterable[str]) -> str:
    """Return stems with a space around each, so that `ranking` finds whole words only."""
    return f" {_stems(words)} "


def _stems(words: Iterable[str]) -> str:
    return " ".join(stem(word) for word in words if word not in STOP_WORDS)


def _words(texts: Iterable[list[str]]) -> set[str]:
    """Return the different words that somebody may look for and misspell."""
    words = {word for text in texts for word in text if word.isalpha()}
    return {word for word in words if SHORTEST_WORD <= len(word) < LONGEST_WORD} - STOP_WORDS
