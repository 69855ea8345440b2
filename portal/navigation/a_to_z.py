"""The A–Z index: every live page under its names, a letter at a time."""

from portal.core.generation import per_generation
from portal.publishing.models import Page

DIGITS = "0-9"


@per_generation
def letters() -> dict[str, list[dict]]:
    """Return the letters in use, each with its entries; an alias says what it leads to.

    What begins with no letter stands under "0-9".
    """
    found: dict[str, list[dict]] = {}
    for entry in sorted(_entries(), key=_place):
        found.setdefault(_letter(entry["label"]), []).append(entry)
    return found


def _entries():
    pages = Page.objects.live().exclude(path="/")
    for page in pages.only("path", "title", "short_title", "aliases"):
        yield {"label": page.title, "url": page.path, "see": ""}
        for alias in page.alias_list:
            yield {"label": alias[:1].upper() + alias[1:], "url": page.path, "see": page.title}


def _place(entry):
    return _letter(entry["label"]), entry["label"].casefold(), entry["url"]


def _letter(label):
    first = label[:1].lower()
    return first if "a" <= first <= "z" else DIGITS
