"""Import: an upload, the report of what it would do, and its import."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.desk.screens import screen, show
from portal.exchange import importing
from portal.exchange.forms import UploadForm
from portal.exchange.planning import Outcome
from portal.publishing import rules


@screen("import/", name="import", may=rules.can_create, label="Import", section="exchange")
@require_http_methods(["GET", "HEAD", "POST"])
def import_pages(request):
    """Take an upload and lead to its report."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    if not form.is_valid():
        return show(request, "exchange/import.html", title="Import pages", form=form)
    file = form.cleaned_data["file"]
    job = importing.receive(name=file.name, data=file.read(), by=request.user, at=timezone.now())
    return _to_report(job)


@screen("import/<str:token>/", name="import_report", may=rules.can_create, section="exchange")
@require_http_methods(["GET", "HEAD", "POST"])
def import_report(request, token):
    """Show what the upload would do; do it, or look at it again, when that is asked for."""
    job = importing.job_of(token, user=request.user, at=timezone.now())
    if job is None:
        messages.error(request, "This upload is no longer kept. Upload the file again.")
        return HttpResponseRedirect(reverse("admin:import"))
    if request.method == "POST" and "again" in request.POST:
        importing.look_again(job)
        return _to_report(job)
    if request.method != "POST":
        return _report(request, job, importing.plan_for(job))
    plan = importing.bring_in(job, by=request.user, at=timezone.now())
    if plan.problems:
        return _report(request, job, plan, is_stopped=True)
    messages.success(request, _said(plan))
    return HttpResponseRedirect(reverse("admin:import"))


def _to_report(job):
    return HttpResponseRedirect(reverse("admin:import_report", args=[importing.token_of(job)]))


def _report(request, job, plan, *, is_stopped=False):
    return show(
        request,
        "exchange/report.html",
        title="What the import would do",
        job=job,
        plan=plan,
        groups=[(outcome, rows) for outcome in Outcome if (rows := plan.rows_of(outcome))],
        can_import=plan.changes_anything and not plan.problems,
        is_stopped=is_stopped,
        is_stale=plan.is_stale,
    )


def _said(plan) -> str:
    new, changed = (len(plan.rows_of(one)) for one in (Outcome.NEW, Outcome.CHANGED))
    return (
        f"Imported: {new} new {'page' if new == 1 else 'pages'}, {changed} changed. Readers see no "
        "text of it until it is published."
    )
