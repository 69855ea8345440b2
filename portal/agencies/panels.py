"""Contacts that wait to be confirmed, on the desk's first screen."""

from django.db.models import Count, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from portal.desk.panels import SHOWN, Panel, Row, panel

from .models import Contact
from .rules import can_keep


@panel(order=65)
def contacts_to_confirm(user, at) -> Panel | None:
    """Return the contacts that have expired or soon will, for those who may confirm them."""
    if not can_keep(user):
        return None
    today = timezone.localdate(at)
    due = Contact.objects.to_confirm(today).select_related("agency")
    found = list(due.annotate(total=Window(Count("pk")))[:SHOWN])
    if not found:
        return None
    return Panel(
        "Contacts to confirm",
        [_row(contact, today) for contact in found],
        count=found[0].total,
        more_url=reverse("admin:agencies_contact_changelist"),
    )


def _row(contact, today):
    verb = "Last day" if contact.is_in_force(today) else "Expired: last day"
    return Row(
        text=str(contact),
        url=reverse("admin:agencies_contact_change", args=[contact.pk]),
        lines=(contact.agency.name, f"{verb} {date_format(contact.expires_on)}"),
    )
