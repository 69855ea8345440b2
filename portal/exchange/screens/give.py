"""Export: pages to take along."""

from django.views.decorators.http import require_safe

from portal.core.exports import csv_file, download
from portal.desk.screens import screen, show
from portal.exchange.choosing import ExportForm, Format, chunks
from portal.exchange.listing import rows
from portal.exchange.packing import packed
from portal.publishing import rules


@screen("export/", name="export", may=rules.can_view, label="Export", section="exchange")
@require_safe
def export(request):
    """Ask what to export; send it once a format is chosen."""
    form = ExportForm(request.GET if "format" in request.GET else None)
    if not form.is_valid():
        return show(request, "exchange/export.html", title="Export pages", form=form)
    pages, newest = chunks(form.pages(request.user)), form.is_newest
    if form.cleaned_data["format"] == Format.TABLE:
        return csv_file("pages.csv", rows(pages, newest=newest))
    return download("pages.zip", packed(pages, newest=newest), kind="application/zip")
