"""Feedback that nobody has read, on the desk's first screen."""

from django.db.models import Count, Window
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.http import urlencode

from portal.accounts.roles import Role
from portal.contact.models import Feedback
from portal.desk.panels import SHOWN, Panel, Row, panel
from portal.desk.sight import where
from portal.publishing.schedule_words import moment

from .rules import can_read


@panel(order=70)
def feedback_to_read(user, at) -> Panel | None:
    """Return what readers said of pages in the user's sections and nobody has read yet."""
    if not can_read(user):
        return None
    unread = Feedback.objects.unread().filter(where(user, Role.AUTHOR))
    found = list(unread.annotate(total=Window(Count("pk")))[:SHOWN])
    if not found:
        return None
    return Panel(
        "What readers say",
        [_row(one) for one in found],
        count=found[0].total,
        more_url=f"{reverse('admin:feedback')}?state=new",
    )


def _row(one):
    asked = urlencode({"state": Feedback.State.NEW, "page_path": one.path})
    url = f"{reverse('admin:feedback')}?{asked}"
    said = truncatechars(one.text, 160) or "No text"
    return Row(f"{one.verdict}: {one.path}", url, (said, moment(one.created_at)))
