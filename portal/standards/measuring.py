"""Writes what the portal's own records say of a month that has ended.

A figure stays as it was first written, since records are deleted after a while; only a month that
is named is measured anew. What the records know only as of now is measured just after the month's
end.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.core import generation
from portal.publishing.models import Page

from .figures import Count
from .measures import measures
from .models import Measure, Target
from .months import Span, after, month_of

# Of earlier months, part of the records may be gone (`QUESTION_EMAIL_DAYS`).
MOST_MONTHS = 3
SNAPSHOT_DAYS = timedelta(days=3)


@dataclass(frozen=True)
class Outcome:
    """What became of one target in one month; `count` is None where nothing was written."""

    target: Target
    month: date
    what: str
    count: Count | None = None


def open_months(at: datetime) -> list[date]:
    """Return the months that can be measured at a moment, the oldest first.

    They have ended, not long ago, and some of the portal was there to be read in them.
    """
    this_month = month_of(timezone.localdate(at))
    began = Page.objects.filter(published_at__isnull=False).order_by("published_at").first()
    months = [after(this_month, -step) for step in range(MOST_MONTHS, 0, -1)]
    return [one for one in months if began and Span(one).ends > began.published_at]


def is_irreplaceable(known: Measure | None) -> bool:
    """Say whether it is a figure of the records that they could not give a second time."""
    if known is None or known.is_entered:
        return False
    is_figure = known.value is not None or known.of is not None
    way = measures.get(known.target.slug)
    return bool(is_figure and way and way.is_snapshot)


@transaction.atomic
def measure(months: list[date], *, at: datetime, again: bool = False) -> list[Outcome]:
    """Measure each target in each month; `again` replaces figures that the records gave before."""
    generation.hold()
    targets = list(Target.objects.filter(slug__in=measures).in_order())
    known = {(one.target_id, one.month): one for one in Measure.objects.filter(month__in=months)}
    outcomes = [
        _measure(target, Span(month), known.get((target.pk, month)), at=at, again=again)
        for month in months
        for target in targets
    ]
    if written := [one for one in outcomes if one.count]:
        _write(written, at)
    return outcomes


def _measure(target, span, known, *, at, again):
    way = measures[target.slug]
    if known and known.is_entered:
        return Outcome(target, span.month, "entered by hand")
    if known and (way.is_snapshot or not again):
        return Outcome(target, span.month, "as before")
    if way.is_snapshot and at > span.ends + SNAPSHOT_DAYS:
        return Outcome(target, span.month, "too late: the records tell only of now")
    count = way.count(span)
    if known and known.count == count:
        return Outcome(target, span.month, "as before")
    return Outcome(target, span.month, "measured", count)


def _write(outcomes, at):
    Measure.objects.bulk_create(
        (
            Measure(target=one.target, month=one.month, made_at=at, **asdict(one.count))
            for one in outcomes
        ),
        update_conflicts=True,
        unique_fields=["target", "month"],
        update_fields=["value", "right", "of", "note", "made_at"],
    )
    generation.bump()
