from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.core.origin import is_own

from . import put_away


@never_cache
@csrf_exempt
@require_POST
def put_notice_away(request):
    """Remember in the reader's browser that a notice was put away, and lead back to the page."""
    if not is_own(request):
        raise PermissionDenied
    response = HttpResponseRedirect(_own_path(request.POST.get("next", "")))
    if keys := put_away.known([*put_away.kept(request), request.POST.get("alert", "")]):
        put_away.keep(response, keys)
    return response


def _own_path(path):
    """Return the path to lead back to, or that of the home page if it is none of ours."""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else "/"
