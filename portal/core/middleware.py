"""Middleware that any request passes: its id in the logs, and the retired address switch."""

import re
import uuid
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponsePermanentRedirect

from . import display, logs

SAFE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


def request_id(get_response):
    """Give each request an id (the proxy's own if it sent a sane one) for logs and answer."""

    def middleware(request):
        given = request.headers.get("X-Request-ID", "")
        identifier = given if SAFE_ID.fullmatch(given) else uuid.uuid4().hex
        token = logs.request_id.set(identifier)
        try:
            response = get_response(request)
        finally:
            logs.request_id.reset(token)
        response["X-Request-ID"] = identifier
        return response

    return middleware


def retired_switch(get_response):
    """Answer the old "alert boxes" address with the clean one, and point out Display once."""

    def middleware(request):
        if display.RETIRED_SWITCH in request.GET:
            response = HttpResponsePermanentRedirect(_clean_address(request, get_response))
            response["Cache-Control"] = "no-store"
            response.set_cookie(
                display.HINT_COOKIE, "1", max_age=600, secure=settings.HTTPS, samesite="Lax"
            )
            return response
        response = get_response(request)
        shown = response.headers.get("Content-Type", "").startswith("text/html")
        if shown and display.has_hint(request) and response.status_code == 200:
            response.delete_cookie(display.HINT_COOKIE)
        return response

    return middleware


def _clean_address(request, get_response):
    """Return the address without the switch or, if that leads on for good, where it leads: old
    links that carry the switch name old pages too, and one hop is enough.
    """
    query = request.GET.copy()
    query.pop(display.RETIRED_SWITCH)
    request.META["QUERY_STRING"] = query.urlencode()
    request.GET = query
    if request.method in ("GET", "HEAD"):
        answer = get_response(request)
        if answer.status_code == HTTPStatus.MOVED_PERMANENTLY:
            return answer["Location"]
    # Two leading slashes would name another host.
    return "/" + request.get_full_path().lstrip("/")
