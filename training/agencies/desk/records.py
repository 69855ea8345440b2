"""Training records in an agency's own columns. The list goes through memory and is not kept."""

from datetime import date

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.core.exports import csv_file
from training.agencies import columns as of
from training.agencies.checking import check, training_rows
from training.agencies.forms import EmployeeListForm
from training.agencies.lists import MOST_LINES
from training.agencies.mapping_forms import MappingForms
from training.models import Mapping

from .frame import agency_screen, at, show_agency

ROWS_SHOWN = 5
EXAMPLE = of.Record(
    employee_id="0012345",
    number="WLT-0000-0000-0000",
    title="Name of the course",
    course_number="COURSE-1",
    version="2026.1",
    completed_on=date(2026, 12, 1),
    minutes=60,
)


@agency_screen("records/", name="agency_training_records")
@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def training_records(request, agency):
    """Take a list with employee numbers; show the first records of it, or send them as a file."""
    posted = request.method == "POST"
    form = EmployeeListForm(request.POST, request.FILES) if posted else EmployeeListForm()
    if not (posted and form.is_valid()):
        return _show(request, agency, form, status=422 if posted else 200)
    checked = check(form.reading)
    rows = list(training_rows(checked, columns_of(agency)))
    if "download" in request.POST:
        return csv_file("training-records.csv", rows)
    return _show(
        request,
        agency,
        EmployeeListForm(),
        is_result=True,
        again=form.text,
        faults=form.reading.faults,
        left_out=[one for one in checked if not one.is_earned],
        header=rows[0],
        rows=rows[1 : ROWS_SHOWN + 1],
        number=len(rows) - 1,
        shown=ROWS_SHOWN,
    )


@agency_screen("records/columns/", name="agency_training_columns")
@require_http_methods(["GET", "HEAD", "POST"])
def record_columns(request, agency):
    """Edit the columns in which an agency wants its records, with an example of a row."""
    posted = request.method == "POST"
    forms = MappingForms(columns_of(agency), request.POST if posted else None)
    if posted and forms.is_valid() and "save" in request.POST:
        return _save(request, agency, forms.columns)
    shown = forms.columns if posted and forms.is_valid() else columns_of(agency)
    is_wrong = posted and not forms.is_valid()
    return show_agency(
        request,
        "admin/training/columns.html",
        agency,
        tab="agency_training_records",
        title=f"Columns of training records: {agency.name}",
        above=[{"label": "Training records", "url": at("agency_training_records", agency)}],
        forms=forms,
        pairs=[] if is_wrong else list(zip(of.header(shown), of.row(shown, EXAMPLE), strict=True)),
        is_preview=posted,
        status=422 if is_wrong else 200,
    )


def columns_of(agency):
    saved = Mapping.objects.filter(agency=agency).first()
    return of.read_columns(saved.columns if saved else [])


def _save(request, agency, columns):
    saved, _ = Mapping.objects.update_or_create(
        agency=agency, defaults={"columns": of.write_columns(columns)}
    )
    LogEntry.objects.log_actions(request.user.pk, [saved], CHANGE, "Saved.", single_object=True)
    messages.success(request, "The columns are saved.")
    return HttpResponseRedirect(at("agency_training_records", agency))


def _show(request, agency, form, *, status=200, **result):
    return show_agency(
        request,
        "admin/training/records.html",
        agency,
        tab="agency_training_records",
        title=f"Training records: {agency.name}",
        form=form,
        most=f"{MOST_LINES:,}",
        columns_url=at("agency_training_columns", agency),
        status=status,
        **result,
    )
