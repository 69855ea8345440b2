"""Links to other sites: those that stay broken for longer than we allow ourselves.

The list of links keeps no history, so this is how they stand when the month has just ended.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from portal.contact.models import DayOff
from portal.core import workdays
from portal.links import reports
from portal.links.answers import GONE
from portal.links.judging import DAYS_TO_BROKEN
from portal.links.models import ExternalLink
from portal.standards.figures import Count

from .registry import measure

BUSINESS_DAYS = 5

# Since when a broken link fails, and the status code of the last answer.
Broken = tuple[datetime, int | None]


def found_at(failing_since: datetime, status: int | None) -> datetime:
    """Return when a link counted as broken: one that is gone at once, others on the third day."""
    wait = timedelta(0) if status in GONE else timedelta(days=DAYS_TO_BROKEN - 1)
    return failing_since + wait


def too_long(rows: Iterable[Broken], *, at: datetime, extra: Collection[date] = ()) -> int:
    """Return how many links have been broken for more than five business days at a moment.

    `extra` are days off besides the federal holidays.
    """
    return sum(
        workdays.due(found_at(since, status), BUSINESS_DAYS, extra) < at for since, status in rows
    )


def told(failing: int, exempt: int) -> str:
    """Return what is counted apart, in a sentence."""
    return f"Counted apart: {failing:,} that failed of late, {exempt:,} left out of the check."


@measure("broken-links", is_snapshot=True)
def broken_links(span) -> Count:
    states, found = ExternalLink.State, reports.counts()
    broken = ExternalLink.objects.filter(state=states.BROKEN, failing_since__isnull=False)
    late = too_long(
        broken.order_by().values_list("failing_since", "status"),
        at=span.ends,
        extra=frozenset(DayOff.objects.values_list("date", flat=True)),
    )
    checked = sum(found.values()) - found[states.EXEMPT] - found[states.UNCHECKED]
    note = told(found[states.FAILING], found[states.EXEMPT])
    # Before the first check nothing is known.
    return Count(late, checked - late, checked, note) if checked else Count(note=note)
