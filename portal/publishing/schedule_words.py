"""How the desk says moments in words. Pure."""

from django.utils import timezone
from django.utils.formats import date_format


def moment(at) -> str:
    """Return a moment in the portal's own time, with the zone's name."""
    local = timezone.localtime(at)
    return f"{date_format(local, 'F j, Y, g:i a')} {local.tzname()}"


def expired(at) -> str:
    """Return what readers are told on a page that was public until a moment."""
    return f"This page applied until {moment(at)}."
