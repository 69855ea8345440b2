"""What a site's answers to a check mean, in plain words. Pure: no network, no clock.

Status codes: RFC 9110, section 15; 429 is RFC 6585, section 4, and 451 is RFC 7725.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from itertools import takewhile
from urllib.parse import urlsplit

PERMANENT = {301, 308}
GONE = {
    404: "The site has no page at this address (404).",
    410: "The site took the page down for good (410).",
}
# Many sites answer so to every program, and to nobody else.
TURNED_AWAY = {401, 402, 403, 405, 406, 407, 451, 999}
TURNED_AWAY_WORDS = "The site turns the checker away ({}). Open the link to see whether it works."
USUAL_WAIT, LONGEST_WAIT = timedelta(hours=1), timedelta(days=7)


class Verdict(Enum):
    OK = "ok"
    MOVED = "moved"  # a permanent redirect
    GONE = "gone"
    FAILING = "failing"  # may pass
    UNKNOWN = "unknown"  # only a person can tell
    LATER = "later"  # the site asked for time


@dataclass(frozen=True)
class Answer:
    """One answer of a site; `leads_to` is the full address of a redirect."""

    status: int
    leads_to: str = ""
    retry_after: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a check of an address found.

    `final_url` is where it leads; of a moved address, the one to use from now on.
    """

    verdict: Verdict
    status: int | None = None
    final_url: str = ""
    problem: str = ""
    wait: timedelta = timedelta(0)


def outcome(url: str, hops: list[Answer], last: Answer, *, now: datetime) -> Outcome:
    """Judge the last answer, after redirects; `now` is for a Retry-After that names a moment."""
    if asks_for_time(last):
        words = f"The site asks the checker to come back later ({last.status})."
        return Outcome(Verdict.LATER, last.status, "", words, wait(last.retry_after, now=now))
    reached = hops[-1].leads_to if hops else url
    verdict, words = _judged(last.status)
    moved_to = lasting_address(url, hops)
    if verdict is Verdict.OK and moved_to != url:
        return Outcome(Verdict.MOVED, last.status, moved_to, _moved(url, moved_to))
    return Outcome(verdict, last.status, reached, words)


def asks_for_time(answer: Answer) -> bool:
    return answer.status == 429 or (answer.status == 503 and bool(answer.retry_after))


def is_unclear(answer: Answer) -> bool:
    """Say whether an answer to HEAD may differ from what a reader gets."""
    return answer.status >= 400 and not asks_for_time(answer)


def lasting_address(url: str, hops: list[Answer]) -> str:
    """Return where the permanent redirects lead that come before any temporary one."""
    permanent = list(takewhile(lambda hop: hop.status in PERMANENT, hops))
    target = permanent[-1].leads_to if permanent else url
    return url if target.partition("#")[0] == url else target


def wait(retry_after: str, *, now: datetime) -> timedelta:
    """Read Retry-After, seconds or a moment (RFC 9110, 10.2.3); an hour where it says neither."""
    try:
        if retry_after.strip().isdecimal():
            asked = timedelta(seconds=min(int(retry_after), 10**9))
        else:
            moment = parsedate_to_datetime(retry_after)
            asked = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except ValueError:
        asked = USUAL_WAIT
    return min(max(asked, timedelta(0)), LONGEST_WAIT)


def _judged(status):
    if 200 <= status < 300:
        return Verdict.OK, ""
    if status in GONE:
        return Verdict.GONE, GONE[status]
    if status in TURNED_AWAY:
        return Verdict.UNKNOWN, TURNED_AWAY_WORDS.format(status)
    if status >= 500:
        return Verdict.FAILING, f"The site reports an error of its own ({status})."
    if status >= 400:
        return Verdict.FAILING, f"The site does not accept the address ({status})."
    return Verdict.FAILING, f"The site gives no page and no other address ({status})."


def _moved(url, target):
    if urlsplit(target).path in ("", "/") and urlsplit(url).path not in ("", "/"):
        return "The address leads to a home page for good now. See whether the page still exists."
    return "The page has moved for good. Use the new address."
