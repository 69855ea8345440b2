"""A person's calendar: the reviews due and the publications to come, where they may see them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

from portal.publishing.models import Event
from portal.publishing.rules import can_view

from . import calendar_address
from .models import CalendarKey
from .review_board import board
from .review_calendar import Entry, calendar
from .screens import screen, show
from .work import scheduled

MINE = "mine"


@require_safe
@conditional_page
def feed(request, token):
    """Answer a calendar program, which holds the address and nothing else."""
    user = calendar_address.user_of(token)
    if user is None:
        raise Http404
    is_own = request.GET.get("pages") == MINE
    name = f"{settings.SITE_NAME}: {'my pages' if is_own else 'reviews'}"
    response = HttpResponse(
        calendar(name, entries(user, is_own=is_own, at=timezone.now())),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="reviews.ics"'},
    )
    response["Cache-Control"] = "private, max-age=900"
    # The address is a secret: it goes to no other site and into no index.
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


@screen("reviews/calendar/", name="review_calendar", may=can_view)
@require_http_methods(["GET", "HEAD", "POST"])
def address_screen(request):
    """Show a person the address of their calendar, and make them a new one."""
    if request.method == "POST":
        calendar_address.make(user=request.user, at=timezone.now())
        return HttpResponseRedirect(request.path)
    key = CalendarKey.objects.filter(user=request.user).first()
    address = calendar_address.address(key) if key else ""
    return show(
        request,
        "admin/review_calendar.html",
        title="Calendar of reviews",
        above=[{"label": "Review board", "url": reverse("admin:review_board")}],
        key=key,
        addresses={"mine": f"{address}?pages={MINE}", "all": address},
    )


def entries(user, *, is_own, at):
    """Return the entries of a person's calendar, by two queries."""
    own = Q(owner=user) | Q(deputy=user) if is_own else Q()
    pages = board().filter(own, review_due_on__isnull=False).annotate(last_event_at=_changed("pk"))
    yield from (_review(page) for page in pages)
    own = Q(page__owner=user) | Q(page__deputy=user) | Q(created_by=user) if is_own else Q()
    times = scheduled(user, at).filter(own).annotate(last_event_at=_changed("page"))
    for revision in times:
        yield from _times(revision)


def _changed(page):
    """Return the moment of the newest line of the log of a page."""
    lines = Event.objects.filter(page=OuterRef(page)).order_by("-pk")
    return Subquery(lines.values("at")[:1])


def _review(page):
    due = f"Owner: {page.owner or 'nobody yet'}"
    return _entry(
        f"review-{page.pk}",
        page,
        summary=f"Review due: {page.title}",
        on=page.review_due_on,
        changed_at=page.last_event_at or page.updated_at,
        description="\n".join(filter(None, [page.review_note, due])),
    )


def _times(revision):
    moments = {"Goes live": revision.publish_at, "Expires": revision.expire_at}
    for what, moment in moments.items():
        if moment:
            yield _entry(
                f"{what.split()[-1].lower()}-{revision.pk}",
                revision.page,
                summary=f"{what}: {revision.page.title}",
                on=moment,
                changed_at=revision.last_event_at or revision.created_at,
            )


def _entry(name, page, **fields):
    host = urlsplit(settings.SITE_URL).hostname
    return Entry(uid=f"{name}@{host}", url=settings.SITE_URL + page.edit_url, **fields)
