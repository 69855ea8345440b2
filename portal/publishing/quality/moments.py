"""Words about time that go stale: past dates told as future, and "currently"."""

import re
from collections.abc import Iterator
from datetime import date

from . import dates
from .draft import Draft
from .search import Found, Hit

_AHEAD = re.compile(
    r"\b(?P<word>effective|beginning|starting|on|by|in|before|until|no later than)"
    rf"(?: the end of| or before| or about)?\s+(?P<when>{dates.DATE.pattern}"
    r"|(?P<only_year>20[0-9]{2})(?!\w|-\w))",
    re.IGNORECASE,
)
# "Would" and "was to" report what once was promised.
_WILL = r"will|shall|(?:is|are)\s+(?:about|going|due|scheduled|planned|set|to)"
_PROMISE = re.compile(
    rf"\b(?:{_WILL}|(?P<bare>(?:take|begin|start|expire|end|close|open)s?))\b", re.IGNORECASE
)
# A sentence that tells what was tells nothing of what is to come.
_PAST = re.compile(r"\b(?:was|were|had|did|been|said|told|[a-z]{3,}ed)\b", re.IGNORECASE)
# Behind one of these, a date belongs to something else than the promise.
_ELSEWHERE = re.compile(r"[;:]|\b(?:that|which|who|was|were|had|did|made|dated)\b", re.IGNORECASE)
# Farther from its verb, a date mostly belongs to something else.
_FARTHEST = 60
_FAR_BEFORE = 400

_THINGS = (
    "act|guide|guidance|guideline|law|memorandum|memo|order|policy|policies|procedure|process"
    "|program|regulation|requirement|rule|system|tool|form|website|portal|page"
)
_VAGUE = re.compile(
    r"\b(?:currently|recently|presently|nowadays|lately|upcoming|at present|at this time"
    r"|these days|in recent (?:days|weeks|months|years)|(?:this|next|last) (?:week|month|year)"
    rf"|new(?:ly)? (?:[a-z]+ )?(?:{_THINGS})s?"
    r"|(?:will|coming) soon|soon (?:be|have|become))\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def past_as_future(draft: Draft) -> Iterator[Found]:
    """Dates before today that the text still looks forward to."""
    for hit in draft.own_words.search(_AHEAD):
        last_day = _last_day(hit)
        if last_day and last_day < draft.today and _looks_ahead(hit):
            words = " ".join(hit.match["when"].split())
            yield hit.found(f"{words} is past. Say what holds now, or what happened.")


def vague(draft: Draft) -> Iterator[Found]:
    """Words that are true only on the day they are written; not where a year stands beside."""
    for hit in draft.own_words.search(_VAGUE):
        if not _DATED.search(_surroundings(draft, hit)):
            words = " ".join(hit.words.split())
            yield hit.found(f"“{words}” goes stale. Give the date, or leave it out.")


def _last_day(hit: Hit) -> date | None:
    if hit.match["only_year"]:
        return date(int(hit.match["only_year"]), 12, 31)
    return next((written.last_day for written in dates.find(hit.match["when"])), None)


def _looks_ahead(hit: Hit) -> bool:
    if "historic" in hit.block.within:
        return False
    start, end = hit.sentence
    before = hit.block.own_words[max(start, hit.start - _FAR_BEFORE) : hit.start]
    after = hit.block.own_words[hit.end : end][:_FARTHEST]
    if hit.match["word"].lower() in ("by", "no later than"):
        return not _PAST.search(before) and not _PAST.search(after)
    if not before.strip():
        return bool(_PROMISE.search(after)) and not _PAST.search(after.partition(" be ")[0])
    *_, promise = [None, *_PROMISE.finditer(before)]
    if promise is None or (promise["bare"] and _PAST.search(before)):
        return False
    between = before[promise.end() :]
    return len(between) <= _FARTHEST and not _ELSEWHERE.search(between)


def _surroundings(draft: Draft, hit: Hit) -> str:
    """Return the sentence, and in a table the whole row."""
    block = hit.block
    if "cell" in block.within:
        return " ".join(
            other.text
            for other in draft.prose
            if (other.field, other.line) == (block.field, block.line)
        )
    start, end = hit.sentence
    return block.text[start:end]
