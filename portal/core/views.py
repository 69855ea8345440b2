"""Display settings and the health addresses."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from . import display
from .forms import DisplayForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def display_settings(request):
    chosen = {"notices": display.notices(request)}
    form = DisplayForm(request.POST if request.method == "POST" else None, initial=chosen)
    saved = form.is_valid()
    if saved:
        request.COOKIES[display.COOKIE] = form.cleaned_data["notices"]
    response = render(request, "core/display.html", {"form": form, "saved": saved})
    if saved:
        display.keep_notices(response, form.cleaned_data["notices"])
    return response


@never_cache
@require_GET
def healthz(request):
    """Say that the process answers; it asks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_GET
def readyz(request):
    """Say whether the portal can serve, and if not, why: 200 or 503 with the reasons."""
    reasons = []
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if pending:
            reasons.append(f"{len(pending)} database migrations have not been applied")
    except DatabaseError:
        reasons.append("the database does not answer")
    return JsonResponse({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)
