"""From what checks found, day after day, to the state of an address. Pure: in memory only."""

from datetime import datetime

from django.utils import timezone

from .answers import Outcome, Verdict
from .models import ExternalLink

# A site may be down for a night or a weekend day; an address is broken when it fails for longer.
DAYS_TO_BROKEN = 3

State = ExternalLink.State
STATES = {
    Verdict.OK: State.OK,
    Verdict.MOVED: State.MOVED,
    Verdict.GONE: State.BROKEN,
    Verdict.UNKNOWN: State.UNCHECKED,
}
JUDGED = (
    "state",
    "status",
    "final_url",
    "problem",
    "checked_at",
    "retry_at",
    "failing_since",
    "failures",
)


def judge(link: ExternalLink, outcome: Outcome, *, at: datetime) -> None:
    """Put a check's outcome on the link. A site that asked for time leaves it as it was."""
    if outcome.verdict is Verdict.LATER:
        link.retry_at = at + outcome.wait
        if link.state == State.UNCHECKED:
            link.problem = outcome.problem
        return
    _count(link, outcome, at)
    link.state = STATES.get(outcome.verdict) or _failing(link)
    link.status, link.final_url, link.problem = outcome.status, outcome.final_url, outcome.problem
    link.checked_at, link.retry_at = at, None


def _count(link, outcome, at):
    """Count the days in a row on which there was no page."""
    if outcome.verdict not in (Verdict.GONE, Verdict.FAILING):
        link.failures, link.failing_since = 0, None
        return
    if not link.failures or timezone.localdate(link.checked_at) != timezone.localdate(at):
        link.failures += 1
    link.failing_since = link.failing_since or at


def _failing(link):
    is_broken = link.state == State.BROKEN or link.failures >= DAYS_TO_BROKEN
    return State.BROKEN if is_broken else State.FAILING
