"""How many certificates an agency's employees earned, and which, as far as either may be shown.

A certificate counts in the month in which it was issued: that moment never changes, so no month
that is over changes either. One that is revoked later still counts.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from training.models import Certificate, CourseVersion

from .months import fiscal_year, month_of, months_over
from .suppression import Version, YearTable, is_shown, year_table


@dataclass(frozen=True)
class CourseTable:
    """A course, by its latest title, and what is shown of it in a fiscal year."""

    title: str
    table: YearTable


def counts_of(agency) -> dict[tuple[int, date], int]:
    """Return how many certificates each version had in each month; one query."""
    found = Certificate.objects.filter(completion__agency=agency).order_by()
    found = found.annotate(month=TruncMonth("issued_at")).values("completion__course", "month")
    return {
        (row["completion__course"], timezone.localdate(row["month"])): row["number"]
        for row in found.annotate(number=Count("pk"))
    }


def tables(agency, *, year: int, today: date) -> list[CourseTable]:
    """Return a table for each course that was there in the months shown; two queries."""
    versions = CourseVersion.objects.order_by("course", "effective_at", "pk")
    counts = counts_of(agency)
    found = [_table(list(group), counts, year, today) for _, group in _by_course(versions)]
    return sorted((one for one in found if one.table.lines and one.table.versions), key=_title)


def years(today: date) -> list[int]:
    """Return the fiscal years in which a course had a month that is over, the latest first."""
    oldest = CourseVersion.objects.order_by("effective_at").first()
    first = fiscal_year(_since(oldest)) if oldest else fiscal_year(today)
    last = fiscal_year(today)
    return [one for one in range(last, first - 1, -1) if months_over(one, today)] or [last]


def shown_certificates(agency, *, today: date, year: int | None = None) -> list[Certificate]:
    """Return the certificates that make up the cells that are shown; those of small ones stay out,
    since a list can be counted.
    """
    shown = {
        (version, month)
        for (version, month), count in counts_of(agency).items()
        if is_shown(count) and month < month_of(today) and year in (None, fiscal_year(month))
    }
    found = Certificate.objects.with_facts().filter(completion__agency=agency)
    return [
        one
        for one in found.order_by("issued_at", "pk")
        if (one.completion.course_id, month_of(timezone.localdate(one.issued_at))) in shown
    ]


def _by_course(versions):
    return groupby(versions, key=lambda one: one.course_id)


def _table(versions, counts, year, today):
    columns = [Version(one.pk, one.version, month_of(_since(one))) for one in versions]
    table = year_table(columns, counts, year=year, today=today)
    return CourseTable(versions[-1].title, table)


def _since(version):
    return timezone.localdate(version.effective_at)


def _title(one):
    return one.title
