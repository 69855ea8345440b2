"""The keys that certificates are signed with: those of CERTIFICATE_KEYS, then the portal's own.

The first signs; all of them verify. The portal's own is made from SECRET_KEY. It signs where no
other is set, and what it signed stays good once one is. Its id changes with SECRET_KEY.
"""

import hashlib
import hmac
from functools import cache

from django.conf import settings


def keys() -> dict[str, bytes]:
    """Return every key by its id, the one that signs first."""
    named = dict(entry.split(":", 1) for entry in settings.CERTIFICATE_KEYS)
    return {name: secret.encode() for name, secret in named.items()} | _own(settings.SECRET_KEY)


def signing_key() -> tuple[str, bytes]:
    """Return the id of the key that signs, and the key."""
    return next(iter(keys().items()))


@cache
def _own(secret):
    extracted = _hmac(b"work-life portal", secret.encode())
    # HKDF with SHA-256, one block (RFC 5869, section 2).
    key = _hmac(extracted, b"certificates\x01")
    return {f"own-{_hmac(key, b'id').hex()[:8]}": key}


def _hmac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()
