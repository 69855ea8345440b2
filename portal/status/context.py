"""The operating status that every page shows in its head."""

from django.db import DatabaseError
from django.utils.functional import SimpleLazyObject

from portal.core.generation import per_generation
from portal.core.page_cache import leave_out

from .models import StatusPage
from .showing import now_page


def status(request):
    """Return `status`, looked up only when a template asks; empty with the database away."""
    return {"status": SimpleLazyObject(lambda: _status(request))}


def _status(request):
    try:
        return in_head()
    except DatabaseError:
        leave_out(request)
        return {}


@per_generation
def in_head() -> dict:
    """Return the status that holds, the next one to come, and the address that tells more.

    Empty where there is no page that tells more.
    """
    page = StatusPage.objects.live().only("path").first()
    shown = now_page() if page else {}
    if not shown:
        return {}
    ahead = next(iter(shown["upcoming"]), None)
    return shown["now"] | {"url": page.path, "area": shown["area"], "next": ahead}
