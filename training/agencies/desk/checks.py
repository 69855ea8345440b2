"""Checking many certificates at once. The list goes through memory; nothing of it is kept."""

from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.core.exports import csv_file
from training.agencies.checking import check, result_rows
from training.agencies.forms import ListForm
from training.agencies.lists import MOST_LINES

from .frame import agency_screen, show_agency

# More would only be scrolled past; the file has them all.
ROWS_SHOWN = 200


@agency_screen("check/", name="agency_training_check")
@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check_certificates(request, agency):
    """Take a list and show what is true of each certificate, or send that as a file."""
    posted = request.method == "POST"
    form = ListForm(request.POST, request.FILES) if posted else ListForm()
    if not (posted and form.is_valid()):
        return _show(request, agency, form, status=422 if posted else 200)
    checked = check(form.reading)
    if "download" in request.POST:
        return csv_file("checked-certificates.csv", result_rows(form.reading, checked))
    return _show(
        request,
        agency,
        ListForm(),
        is_result=True,
        again=form.text,
        faults=form.reading.faults,
        checked=checked[:ROWS_SHOWN],
        number=len(checked),
        good=sum(one.is_good for one in checked),
        shown=ROWS_SHOWN,
    )


def _show(request, agency, form, *, status=200, **result):
    return show_agency(
        request,
        "admin/training/check.html",
        agency,
        tab="agency_training_check",
        title=f"Check certificates: {agency.name}",
        form=form,
        most=f"{MOST_LINES:,}",
        status=status,
        **result,
    )
