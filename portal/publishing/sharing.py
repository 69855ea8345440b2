"""The address at which people without an account may read one draft, and say what they think.

The address is signed, ends at a moment, shows one revision and nothing else, and can be closed.
"""

from django.core import signing
from django.urls import reverse

from .models import ShareLink

SALT = "portal.publishing.sharing"


def address_of(link) -> str:
    """Return the link's address, from the portal's root."""
    return reverse("publishing:shared", args=[signing.dumps(link.pk, salt=SALT)])


def link_at(token: str, *, at) -> ShareLink | None:
    """Return the link that a token names if it is good at that moment, else None."""
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    links = ShareLink.objects.filter(pk=number, ended_at=None, expires_at__gt=at)
    return links.select_related("revision__page").first()
