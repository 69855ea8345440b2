"""The A–Z index: every live page under its names, and what else is named, a letter at a time."""

from collections.abc import Callable, Iterable

from portal.core.generation import per_generation
from portal.publishing.models import Page

DIGITS = "0-9"

_others: list[Callable[[], Iterable[dict]]] = []


def entry(label: str, url: str, *, see: str = "", note: str = "") -> dict:
    """Return a line of the index. An alias says with `see` what it leads to; `note` says where."""
    return {"label": label[:1].upper() + label[1:], "url": url, "see": see, "note": note}


def also(source: Callable[[], Iterable[dict]]) -> Callable:
    """Take in the entries that a function of a higher app returns: see its module `in_a_to_z`."""
    _others.append(source)
    return source


@per_generation
def letters() -> dict[str, list[dict]]:
    """Return the letters in use, each with its entries.

    What begins with no letter stands under "0-9".
    """
    entries = [*_pages(), *(one for source in _others for one in source())]
    found: dict[str, list[dict]] = {}
    for one in sorted(entries, key=_place):
        found.setdefault(_letter(one["label"]), []).append(one)
    return found


def _pages():
    pages = Page.objects.live().exclude(path="/")
    for page in pages.only("path", "title", "short_title", "aliases"):
        yield entry(page.title, page.path)
        yield from (entry(alias, page.path, see=page.title) for alias in page.alias_list)


def _place(one):
    return _letter(one["label"]), one["label"].casefold(), one["url"]


def _letter(label):
    first = label[:1].lower()
    return first if "a" <= first <= "z" else DIGITS
