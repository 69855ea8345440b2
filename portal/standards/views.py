"""The results as a file."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import condition, require_safe

from portal.core import generation
from portal.core.exports import csv_lines

from .listing import standards
from .models import ServiceStandards

COLUMNS = (
    "target", "title", "month", "figure", "unit", "cases_in_time", "cases", "note", "source",
)  # fmt: skip


def _etag(request):
    return f'"standards-{generation.current()}"'


@require_safe
@condition(etag_func=_etag)
def results(request):
    """Give every result that the page shows as a CSV file; none while there is no page."""
    if not ServiceStandards.objects.live().exists():
        raise Http404
    return HttpResponse(
        csv_lines([COLUMNS, *_rows()]),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="service-standards.csv"',
            "Cache-Control": "public, max-age=0, must-revalidate",
        },
    )


def _rows():
    for one in standards():
        for result in one.results:
            count = result.count
            figure = None if count.value is None else round(count.value, 2)
            yield (
                one.target.slug, one.target.title, f"{result.month:%Y-%m}", figure,
                one.target.unit, count.right, count.of, count.note, result.source,
            )  # fmt: skip
