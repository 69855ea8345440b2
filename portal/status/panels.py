"""What of the operating status waits for a person, on the desk's first screen."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from portal.desk.panels import SHOWN, Panel, Row, panel

from . import moments, rules
from .models import Announcement

SOON = timedelta(hours=1)
# A status to be confirmed is shown this long before.
CONFIRM_SOON = timedelta(hours=4)


@panel(order=5)
def status_panel(user, at) -> Panel | None:
    """Return what waits for a second person, ends soon, or must be confirmed."""
    if not rules.can_view(user):
        return None
    waits = Q(state=Announcement.State.WAITING)
    ends = Q(state=Announcement.State.LIVE, ends_at__gt=at, ends_at__lte=at + SOON)
    confirm = Q(state=Announcement.State.LIVE, ends_at__gt=at, confirm_by__lte=at + CONFIRM_SOON)
    changes = Q(state=Announcement.State.LIVE, proposal__isnull=False)
    rows = Announcement.objects.filter(waits | ends | confirm | changes).with_words()
    found = list(rows.select_related("created_by", "proposal").order_by("ends_at")[:SHOWN])
    if not found:
        return None
    return Panel(
        "Operating status",
        [_row(one, at) for one in found],
        count=len(found),
        more_url=reverse("admin:status_announcements"),
    )


def _row(one, at):
    return Row(
        text=f"{one.label}, {one.applies_to}",
        url=reverse("admin:status_announcement", args=[one.number]),
        lines=tuple(_lines(one, at)),
    )


def _lines(one, at):
    zone = one.area.time_zone
    if one.state == Announcement.State.WAITING:
        approved = (
            "Approved; waits to be posted" if one.approved_by_id else "Waits for a second person"
        )
        yield f"{approved}. Written by {one.created_by or 'somebody'}"
        return
    if hasattr(one, "proposal"):
        yield "A change waits for a second person"
    if one.has_lapsed(at):
        yield f"Not confirmed by {moments.moment(one.confirm_by, zone)}: readers no longer see it"
    elif one.confirm_by and one.confirm_by <= at + CONFIRM_SOON:
        yield f"Must be confirmed by {moments.moment(one.confirm_by, zone)}"
    if one.ends_at <= at + SOON:
        yield f"Ends: {moments.until(one.ends_at, zone)}"
