"""“Do readers see it?”: asks the portal for its pages as a reader would."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.desk.screens import screen, show
from portal.status import moments, rules
from portal.status.models import Announcement, StatusPage
from portal.status.reading import look

from .one import address_of


@screen("status/announcements/<int:number>/seen/", name="status_seen", may=rules.can_view)
@require_http_methods(["GET", "HEAD", "POST"])
def seen(request, number):
    """Say, page by page, whether the wording is there; look only when asked to."""
    row = get_object_or_404(Announcement.objects.live().with_words(), number=number)
    now = timezone.now()
    return show(
        request,
        "admin/status/seen.html",
        title="Do readers see it?",
        above=[
            {"label": "Announcements", "url": reverse("admin:status_announcements")},
            {"label": row.label, "url": address_of(row)},
        ],
        announcement=row,
        looks=[look(url, _words(row, now)) for url in _addresses()] if _asked(request) else [],
        looked_at=moments.moment(now, row.area.time_zone),
        posted=moments.moment(row.posted_at, row.area.time_zone),
        is_later_in_force=_is_hidden(row, now),
    )


def _asked(request):
    return request.method == "POST"


def _words(row, now):
    """Return what the head of every page says of it: see templates/status/in_head.html."""
    if row.starts_at > now:
        return [f"for {moments.day(row.applies_on, now, row.area.time_zone)}: {row.short_label}"]
    return ["Operating status:", row.short_label]


def _addresses():
    page = StatusPage.objects.live().only("path").first()
    return [f"{settings.SITE_URL}{path}" for path in ("/", page.path if page else None) if path]


def _is_hidden(row, now):
    """Say whether readers see another that was posted later."""
    current = row.area.announcements.in_force(now).first()
    return row.is_in_force(now) and current != row
