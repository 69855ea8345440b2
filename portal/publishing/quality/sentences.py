"""Where sentences begin and end in a text."""

import re
from collections.abc import Iterator

# Cells and items mostly hold one sentence or none.
_INNER = re.compile(r"[.!?][\"'”’)\]]*\s")
_END = re.compile(r"(?<=\S)[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9\ufffc])|\Z")

# A full stop after one of these ends no sentence; nor after an initial, as in "J. Smith".
_ABBREVIATED = re.compile(
    r"\b(?:u\.s|u\.s\.c|d\.c|c\.f\.r|f\.r|e\.o|p\.l|e\.g|i\.e|cf|vs|approx|dr|mr|mrs|ms|jr|sr|st"
    r"|gen|gov|dept|pub|fed|exec|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-hj-z])\.$",
    re.IGNORECASE,
)
# Nor after one of these where a number follows.
_NUMBERED = re.compile(r"\b(?:no|nos|secs?|art|fig|vol|stat|reg|ch|pp?)\.$", re.IGNORECASE)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, without the white space around it."""
    if not _INNER.search(text):
        yield from _stripped(text, 0, len(text))
        return
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0] == "." and _is_abbreviated(text[start:end], text[end : end + 2]):
            continue
        yield from _stripped(text, start, end)
        start = end


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = text[start:end]
    if words := sentence.strip():
        first = start + sentence.index(words)
        yield first, first + len(words)


def _is_abbreviated(sentence: str, following: str) -> bool:
    end = sentence[-10:]
    if following[-1:].isdigit() and _NUMBERED.search(end):
        return True
    return bool(_ABBREVIATED.search(end))
