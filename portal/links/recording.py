"""Keeps what checks found, as they come in."""

from collections.abc import Callable, Iterable
from datetime import datetime

from .addresses import host_of
from .answers import Outcome, Verdict
from .judging import JUDGED, judge
from .models import ExternalLink

# As many sites do not all fail in one hour: then the fault is on our side of the line.
SITES_TO_SUSPECT = 5


def record(
    links: Iterable[ExternalLink],
    outcomes: Iterable[tuple[str, Outcome]],
    *,
    clock: Callable[[], datetime],
) -> bool:
    """Keep each outcome with its link. Return False, and keep none, if our own network is down.

    Until some site answers, failures are held back: they may not be the sites'.
    """
    by_url = {link.url: link for link in links}
    held: list[tuple[str, Outcome]] | None = []
    for url, outcome in outcomes:
        if held is not None and _has_no_answer(outcome):
            held.append((url, outcome))
            continue
        for one in (*(held or ()), (url, outcome)):
            _keep(by_url, one, clock())
        held = None
    if held and len({host_of(url) for url, _ in held}) >= SITES_TO_SUSPECT:
        return False
    for one in held or ():
        _keep(by_url, one, clock())
    return True


def _has_no_answer(outcome):
    return outcome.verdict is Verdict.FAILING and outcome.status is None


def _keep(by_url, found, at):
    url, outcome = found
    link = by_url[url]
    judge(link, outcome, at=at)
    # Another run may have dropped the link since: then nothing is to be kept.
    ExternalLink.objects.filter(pk=link.pk).update(**{name: getattr(link, name) for name in JUDGED})
