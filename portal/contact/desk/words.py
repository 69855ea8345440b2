"""Ready words: answers with addresses to fill in, reasons for closing, and where to ask instead."""

import re
import tomllib

from portal.contact.letters.writing import address
from portal.contact.seeding import FOLDER
from portal.publishing.addresses import page_at

_URL = re.compile(r"\{url:([^{}\s]*)\}")
_CLOSING = tomllib.loads((FOLDER / "closing.toml").read_text(encoding="utf-8"))
REASONS: dict[str, str] = _CLOSING["reasons"]


def places() -> dict[str, str]:
    """Return, by name, the ready lines on where to ask instead."""
    directory = address("/work-life/coordinators/directory/")
    lines = _CLOSING["where_to_ask"].items()
    return {name: line.replace("{directory_url}", directory) for name, line in lines}


def filled(text: str) -> tuple[str, list[str]]:
    """Return a text with {url:/path/} as full addresses of live pages, and the paths of no page."""
    missing = []

    def full(match):
        page = page_at(match[1])
        if page is None or page.state != page.State.LIVE:
            missing.append(match[1])
            return match[0]
        return address(page.path)

    return _URL.sub(full, text), missing


def lines_of(paths: list[str]) -> tuple[str, list[str]]:
    """Return a line for each live page, as a letter names it, and the paths of no page."""
    pages = [(path, page_at(path)) for path in paths]
    found = [one for _, one in pages if one and one.state == one.State.LIVE]
    missing = [path for path, one in pages if not (one and one.state == one.State.LIVE)]
    return "\n".join(f"{one.title}: {address(one.path)}" for one in found), missing
