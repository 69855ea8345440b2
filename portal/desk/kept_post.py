"""Forms of the desk that were sent too late: what was typed comes back, ready to be sent again.

Nothing is written down. A form comes back only to the site's own pages, because to press the button
is to send it with a good token: no other site may put a form before our editors in this way.
"""

from functools import wraps

from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from .screens import screen, show

TEMPLATE = "admin/kept_post.html"
NEVER_KEPT = "csrfmiddlewaretoken"


def kept_when_signed_out(view):
    """Give back what a person without a session sends to a view of the desk, instead of losing it.

    The answer is 401: the form waits for a sign-in, and no script may take it for done.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method != "POST" or request.user.is_authenticated or not _fields(request):
            return view(request, *args, **kwargs)
        response = _kept(request, status=401)
        # RFC 9110, 15.5.2: a 401 names a way to sign in. Browsers leave unknown ones alone.
        response["WWW-Authenticate"] = 'Form realm="desk"'
        return response

    return guarded


def kept_when_expired(request):
    """Return what was sent to the desk with an old token, to be sent anew; else None."""
    if not request.path.startswith(reverse("admin:index")):
        return None
    if request.method != "POST" or not _is_own(request) or not _fields(request):
        return None
    return _kept(request, status=403)


@screen("signed-in/", name="signed_in", may=lambda user: True)
def signed_in(request):
    """Where a sign-in in another tab ends."""
    return show(request, "admin/signed_in.html", title="You are signed in")


def _kept(request, *, status):
    is_signed_out = not request.user.is_authenticated
    context = {
        "title": "You were signed out" if is_signed_out else "Please send this once more",
        "is_signed_out": is_signed_out,
        "fields": _fields(request),
        "has_passwords": any(map(_is_secret, request.POST)),
        "files": [file.name for file in request.FILES.values()],
    }
    response = render(request, TEMPLATE, context, status=status)
    add_never_cache_headers(response)
    return response


def _fields(request):
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != NEVER_KEPT and not _is_secret(name)
    ]


def _is_secret(name):
    return "password" in name.lower()


def _is_own(request):
    """Say whether a page of this site sent the form, by what the browser says of itself."""
    own = f"{request.scheme}://{request.get_host()}"
    fetched_from = request.headers.get("Sec-Fetch-Site", "same-origin")
    return request.headers.get("Origin") == own and fetched_from == "same-origin"
