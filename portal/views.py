"""The home page, which gathers from every section, and the error pages."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from portal.core.generation import per_generation
from portal.core.page_cache import for_everyone
from portal.desk.kept_post import kept_when_expired
from portal.publishing import cards
from portal.publishing.models import Page
from portal.publishing.views import show
from portal.search.likely import likely
from telework.models import Hub, policy
from worklife.models import WorkLifeHub

RECENT_SHOWN = 5


@require_safe
@for_everyone
def home(request):
    page = Page.objects.live().filter(path="/").first_as_kind()
    if page is None:
        raise Http404
    return show(request, page, template="home.html", **around_home())


@per_generation
def around_home() -> dict:
    telework, worklife = Hub.objects.live().first(), WorkLifeHub.objects.live().first()
    return {
        "audiences": telework.context()["audiences"] if telework else [],
        "programs": worklife.context()["programs"] if worklife else [],
        "recent": cards.recent(RECENT_SHOWN),
        "policy": policy(),
    }


def bad_request(request, exception):
    # Nothing of this request can be trusted, its host least of all.
    return HttpResponse(render_to_string("errors/400.html"), status=400)


def forbidden(request, exception):
    return render(request, "errors/403.html", status=403)


def csrf_failure(request, reason=""):
    expired = {"expired": True}
    return kept_when_expired(request) or render(request, "errors/403.html", expired, status=403)


def not_found(request, exception):
    return render(request, "errors/404.html", {"likely": likely(request.path)}, status=404)


def server_error(request):
    """Answer when something broke, with 503 where the database is away. Uses no database."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        response = HttpResponse(render_to_string("errors/503.html"), status=503)
        response["Retry-After"] = "30"
        return response
    return HttpResponse(render_to_string("errors/500.html"), status=500)
