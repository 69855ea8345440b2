"""Asks an address for its page as a reader would, and looks for words on it. Network only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

import requests

SECONDS = 5
MOST_BYTES = 2_000_000
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Look:
    """What came of a look; `problem` says why the words were not found, and what to do."""

    url: str
    is_there: bool
    problem: str = ""


def look(url: str, wanted: Sequence[str]) -> Look:
    """Ask for a page, for at most a few seconds, and say whether it has the words.

    `wanted` are texts that follow one another, each the whole of what stands between two tags.
    """
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


def judged(url: str, status: int, page: str, wanted: Sequence[str]) -> Look:
    """Return what an answer says of the words that readers should see. Pure."""
    if status != 200:
        return Look(url, False, f"It answered {status}. Tell whoever runs the portal.")
    if _line(wanted) in _line(_TAG.split(page)):
        return Look(url, True)
    return Look(
        url,
        False,
        "It answers, but the wording is not there. Pages follow within a second: look again. If it "
        "stays away, something between the portal and its readers keeps old pages.",
    )


def _line(texts):
    """Return texts one after the other, a line each, without what capitals and spaces differ in."""
    found = (" ".join(unescape(text).casefold().split()) for text in texts)
    return "".join(f"\n{text}\n" for text in found if text)
