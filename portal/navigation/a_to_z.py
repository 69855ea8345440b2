"""The A–Z index: every live page under its names."""

from itertools import groupby

from portal.core.generation import per_generation
from portal.publishing.models import Page


@per_generation
def letters() -> list[dict]:
    """Return the letters in use, each with its entries; an alias says what it leads to."""
    entries = sorted(_entries(), key=_place)
    return [
        {"letter": letter, "entries": list(group)}
        for letter, group in groupby(entries, key=lambda entry: _letter(entry["label"]))
    ]


def _entries():
    pages = Page.objects.live().exclude(path="/")
    for page in pages.only("path", "title", "short_title", "aliases"):
        yield {"label": page.title, "url": page.path, "see": ""}
        for alias in page.alias_list:
            yield {"label": alias[:1].upper() + alias[1:], "url": page.path, "see": page.title}


def _place(entry):
    return _letter(entry["label"]), entry["label"].casefold(), entry["url"]


def _letter(label):
    first = label[:1].upper()
    return first if first.isalpha() else "0–9"
