"""What the directory says of itself; whether a contact is right, only a person can ask."""

from datetime import timedelta

from portal.agencies.models import Agency, Contact
from portal.standards.figures import Count

from .registry import measure

SOON = timedelta(days=30)


def told(listed: int, with_contact: int, expiring: int) -> str:
    """Return what is known without asking anybody, in a sentence."""
    return (
        f"At the end of the month {with_contact:,} of {listed:,} agencies had a contact; "
        f"contacts that were to expire within 30 days: {expiring:,}."
    )


@measure("agency-contacts", is_snapshot=True)
def directory(span) -> Count:
    """Return no figure, which a sample has to give, but how many agencies have a contact."""
    shown = Contact.objects.in_force(span.last_day).filter(agency__is_listed=True)
    return Count(
        note=told(
            Agency.objects.filter(is_listed=True).count(),
            shown.values("agency").distinct().order_by().count(),
            shown.filter(expires_on__lte=span.last_day + SOON).count(),
        )
    )
