"""When a form was shown, signed, so that a program has to fetch one and wait as a person would.

A published page is kept ready for everyone, so its stamp names no more than the day. Pure but for
the signing key.
"""

from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

FASTEST = timedelta(seconds=3)
OLDEST = timedelta(days=90)
_signer = Signer(salt="portal.contact.asking")


def stamp(at: datetime) -> str:
    """Return the stamp of a form that is shown at a moment."""
    return _signer.sign(str(int(at.timestamp())))


def moment_of_the_day(at: datetime) -> datetime:
    """Return a moment that stays the same for a day (UTC), for pages that are kept."""
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def fault(value: str, now: datetime) -> str:
    """Return "early" or "old" if the form cannot be taken, else ""; without a stamp it is old."""
    try:
        shown_at = datetime.fromtimestamp(int(_signer.unsign(value)), UTC)
    except (BadSignature, ValueError, OverflowError, OSError):
        return "old"
    if now - shown_at < FASTEST:
        return "early"
    return "old" if now - shown_at > OLDEST else ""
