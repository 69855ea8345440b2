"""One announcement, of now or of the past, at an address that never changes."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone
from portal.navigation.menus import breadcrumbs

from . import showing
from .models import Announcement, StatusHistory


@require_safe
@for_everyone
def announcement(request, number):
    # One address each: 01001 is another entry of the page cache.
    if request.path != reverse("status:announcement", args=[number]):
        raise Http404
    rows = Announcement.objects.readable().with_words().prefetch_related("changes")
    found = rows.filter(number=number).first()
    if found is None:
        raise Http404
    title = f"{found.label}, {found.applies_to}"
    context = {
        "title": title,
        "summary": f"An announcement for federal offices in the {found.area}: what it said, when "
        "it held, and what it meant for each group of employees.",
        "breadcrumbs": _way(),
        "announcement": found,
        **showing.one(found, timezone.now()),
    }
    return render(request, "status/announcement.html", context)


def _way():
    history = StatusHistory.objects.live().for_cards().first()
    if history is None:
        return []
    return [*breadcrumbs(history), {"label": history.label, "url": history.path}]
