"""Carrying what was done from one device to another, by a code."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from training.models import Transfer

from . import codes


def make(entries: dict, *, at: datetime) -> str:
    """Keep what a session holds of courses; return the code, which is kept nowhere."""
    code = codes.new_code()
    Transfer.objects.create(code_hash=codes.hashed(code), data=entries, created_at=at)
    return code


def find(code: str, *, at: datetime) -> dict | None:
    """Return what was kept under a code in the last seven days."""
    waiting = Transfer.objects.filter(code_hash=codes.hashed(code), created_at__gt=_oldest(at))
    return waiting.values_list("data", flat=True).first()


def expired(*, at: datetime) -> QuerySet[Transfer]:
    return Transfer.objects.filter(created_at__lte=_oldest(at))


def _oldest(at):
    return at - timedelta(days=codes.DAYS)
