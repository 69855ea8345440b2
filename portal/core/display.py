"""How a reader wants notices shown: a first-party cookie, never an address.

It takes the place of the old "alert boxes for your session" switch of the site before this one.
"""

from django.conf import settings
from django.db.models import TextChoices

COOKIE = "notices"
HINT_COOKIE = "display_hint"
RETIRED_SWITCH = "ShowValidationPopups"
A_YEAR = 365 * 24 * 60 * 60


class Notices(TextChoices):
    POLITE = "polite", "Politely: a screen reader finishes what it is saying first"
    ASSERTIVE = "assertive", "At once: a screen reader is interrupted, as alert boxes used to do"
    PAGE = "page", "On the page only: as text at the top, with nothing announced"


def notices(request) -> Notices:
    """Return the reader's choice; anything unknown in the cookie counts as polite."""
    choice = request.COOKIES.get(COOKIE)
    return Notices(choice) if choice in Notices.values else Notices.POLITE


def has_hint(request) -> bool:
    """Say whether the reader came by the retired switch and is still to be shown these settings."""
    return bool(request.COOKIES.get(HINT_COOKIE))


def keep_notices(response, choice: str) -> None:
    """Store the choice in the reader's own browser for a year."""
    response.set_cookie(
        COOKIE, choice, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
