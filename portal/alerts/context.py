"""The alerts over the page that is asked for, for every template."""

from django.db import DatabaseError
from django.utils.functional import SimpleLazyObject

from portal.core.page_cache import leave_out

from .put_away import of_request
from .showing import Over, over


def alerts(request):
    """Return them as `alerts`; looked up only when a template asks."""
    return {"alerts": SimpleLazyObject(lambda: _over(request))}


def _over(request):
    try:
        return over(request.path, of_request(request))
    except DatabaseError:
        leave_out(request)
        return Over()
