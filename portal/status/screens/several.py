"""All announcements, and the types to raise one of."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.desk.screens import screen, show
from portal.status import present, rules
from portal.status.models import Announcement, StatusType
from portal.status.wording import filled

ROWS = 50


@screen(
    "status/announcements/",
    name="status_announcements",
    may=rules.can_view,
    label="Announcements",
    section="status",
)
@require_safe
def announcements(request):
    """List what waits and what readers see, then everything by day."""
    now = timezone.now()
    rows = (
        Announcement.objects.with_words()
        .select_related("created_by")
        .order_by("-applies_on", "-number")
    )
    area = present.default_area()
    return show(
        request,
        "admin/status/announcements.html",
        title="Announcements",
        area=area,
        current=area and present.current(area, now),
        page=Paginator(rows, ROWS).get_page(request.GET.get("page")),
        may_draft=rules.can_draft(request.user),
    )


@screen(
    "status/raise/",
    name="status_raise",
    may=rules.can_draft,
    label="Raise a status",
    section="status",
)
@require_safe
def choose(request):
    """Ask which type: the form then asks for what that takes, and no more."""
    offered = StatusType.objects.offered()
    return show(
        request,
        "admin/status/choose.html",
        title="Raise a status",
        types=[_choice(one) for one in offered.shown()],
        unconfirmed=[_choice(one) for one in offered.unconfirmed()],
    )


def _choice(type):
    return {
        "slug": type.slug,
        "label": filled(type.label),
        "meaning": filled(type.meaning),
        "needs_second_person": type.needs_second_person,
    }
