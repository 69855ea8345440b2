"""Pages that readers can open: whether each was compared with its sources in time."""

from collections.abc import Iterable
from datetime import date

from portal.publishing.models import Page
from portal.standards.figures import Count, share_of
from portal.standards.months import after

from .registry import measure

MOST_MONTHS = 12

# When the next review of a page is due, and when the last one was.
Reviews = tuple[date | None, date | None]


def is_in_time(due_on: date | None, reviewed_on: date | None, day: date) -> bool:
    """Say whether the review that a page shows is not past on a day.

    A page without a day for the next review has twelve months from the last one.
    """
    if due_on:
        return due_on >= day
    return reviewed_on is not None and reviewed_on >= a_year_before(day)


def a_year_before(day: date) -> date:
    month = after(day.replace(day=1), -MOST_MONTHS)
    # Of February 29 there is none the year before.
    return month.replace(day=28 if (day.month, day.day) == (2, 29) else day.day)


def reviewed(rows: Iterable[Reviews], day: date) -> Count:
    """Return how many pages are within their review date on a day."""
    return share_of(is_in_time(due_on, reviewed_on, day) for due_on, reviewed_on in rows)


@measure("pages-reviewed", is_snapshot=True)
def pages_reviewed(span) -> Count:
    """Historic pages are left out: nothing in them is to be kept right."""
    found = Page.objects.live().filter(historic_note="", published_at__lt=span.ends)
    rows = found.order_by().values_list("review_due_on", "reviewed_on")
    return reviewed(rows, span.last_day)
