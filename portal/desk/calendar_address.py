"""The secret addresses at which calendar programs fetch a person's calendar, without signing in.

An address ends when its person asks for another one or may no longer work at the desk.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import get_random_string

from portal.accounts.models import User
from portal.publishing.rules import can_view

from .models import CalendarKey

KEY_LENGTH = 24
signer = Signer(salt="portal.desk.calendar", sep=".")


def make(*, user, at) -> CalendarKey:
    """Give a user a calendar's address, in place of the one before."""
    made = {"key": get_random_string(KEY_LENGTH), "made_at": at}
    return CalendarKey.objects.update_or_create(user=user, defaults=made)[0]


def address(key: CalendarKey) -> str:
    """Return the full address, for another program to ask."""
    token = signer.sign(f"{key.user_id}.{key.key}")
    return settings.SITE_URL + reverse("desk:calendar", args=[token])


def user_of(token: str) -> User | None:
    """Return the person whose calendar a token opens, if it opens one."""
    try:
        number, key = signer.unsign(token).split(".")
    except (BadSignature, ValueError):
        return None
    user = User.objects.filter(pk=number, calendar_key__key=key).first()
    return user if user and can_view(user) else None
