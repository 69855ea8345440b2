"""Asks an address for its page as a reader would, and looks for words on it. Network only."""

import re
from dataclasses import dataclass
from html import unescape

import requests

SECONDS = 5
MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class Look:
    """What came of a look; `problem` says why the words were not found, and what to do."""

    url: str
    is_there: bool
    problem: str = ""


def look(url: str, wanted: str) -> Look:
    """Ask for a page, for at most a few seconds, and say whether it has the words."""
    try:
        answer = requests.get(url, timeout=SECONDS, allow_redirects=False, stream=True)
        with answer:
            body = answer.raw.read(MOST_BYTES, decode_content=True)
    except requests.Timeout:
        return Look(
            url, False, f"It did not answer within {SECONDS} seconds. Look again in a minute."
        )
    except (requests.RequestException, OSError):
        return Look(url, False, "It could not be reached from here. Open it yourself in a browser.")
    return judged(url, answer.status_code, body.decode(errors="replace"), wanted)


def judged(url: str, status: int, page: str, wanted: str) -> Look:
    """Return what an answer says of the words that readers should see. Pure."""
    if status != 200:
        return Look(url, False, f"It answered {status}. Tell whoever runs the portal.")
    if wanted.casefold() in text_of(page).casefold():
        return Look(url, True)
    return Look(
        url,
        False,
        "It answers, but the wording is not there. Pages follow within a second: look again. If it "
        "stays away, something between the portal and its readers keeps old pages.",
    )


def text_of(page: str) -> str:
    """Return the words of an HTML page with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
