"""What the API says when it cannot answer: problem details (RFC 9457)."""

import json
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse

from portal.core import logs

MEDIA_TYPE = "application/problem+json"
# The page that explains the API is below it, and is a page.
ROOT = "/api/"

DETAILS = {
    400: "The request cannot be understood.",
    404: f"Nothing that readers find is here. {ROOT} explains the addresses of the API.",
    405: "This address only gives: ask with GET or HEAD.",
    410: "The page was taken down and nothing took its place.",
    429: "Too many requests came from your address. Wait as long as Retry-After says.",
    500: "Something broke here, and was noted. Try again later.",
    503: "The portal's database does not answer at the moment. Try again soon.",
}


def problem(status: int, detail: str = "", **more) -> HttpResponse:
    """Return an answer that says what is wrong and what to do; `more` are members of its own."""
    response = HttpResponse(status=status)
    _fill(response, detail, more)
    return response


def as_problems(get_response):
    """Middleware: whatever fails below /api/ says so as a problem, also where no view was asked."""

    def middleware(request):
        response = get_response(request)
        is_ours = request.path.startswith(ROOT) and request.path != ROOT
        if is_ours and response.status_code >= 400 and response["Content-Type"] != MEDIA_TYPE:
            _fill(response)
        return response

    return middleware


def _fill(response, detail="", more=None):
    """Put a problem in the place of what an answer says; its other headers stay."""
    status = HTTPStatus(response.status_code)
    told = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail or DETAILS.get(status.value, status.description or status.phrase),
    }
    if status >= 500:
        told["request_id"] = logs.request_id.get()
    response.content = json.dumps(told | (more or {}), ensure_ascii=False).encode()
    response["Content-Type"] = MEDIA_TYPE
    response["Content-Length"] = str(len(response.content))
    # A page can come to an address any second.
    response["Cache-Control"] = "no-store"
    del response["Content-Encoding"]


def explained_at(name: str) -> str:
    """Return the address at which the documentation explains a type of problem."""
    return f"{settings.SITE_URL}{ROOT}#{name}"
