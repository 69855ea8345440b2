"""Giving somebody the certificate of what they completed, and revoking one."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction

from training.models import Certificate, Completion

from .keys import signing_key
from .numbers import new_number
from .rules import can_revoke
from .signing import sign
from .statements import statement


@transaction.atomic
def award(*, completion, name, zone, at) -> Certificate:
    """Return the certificate of a completion, signed for this name and the day in `zone`.

    Asked again, it has the same number and the signature of the new name; the one before is not
    genuine any more. A revoked certificate is returned as it is. Raises ValueError where the course
    was not passed.
    """
    if not completion.is_passed:
        raise ValueError("A certificate is for those who passed.")
    # One at a time for a completion: whoever sends the form twice has one certificate.
    Completion.objects.select_for_update().get(pk=completion.pk)
    known = Certificate.objects.filter(completion=completion).first()
    certificate = known or Certificate(number=new_number(), issued_at=at)
    # As the caller has it, in the zone chosen now.
    certificate.completion = completion
    if not certificate.is_revoked:
        _take_zone(completion, zone)
        certificate.key_id, key = signing_key()
        certificate.mac = sign(statement(certificate, name), key)
        certificate.save(update_fields=["key_id", "mac"] if known else None)
    return certificate


def _take_zone(completion, zone):
    if completion.zone != zone:
        completion.zone = zone
        completion.save(update_fields=["zone"])


@transaction.atomic
def revoke(*, certificate, reason, by, at) -> None:
    """Revoke a certificate for good. Raises PermissionDenied unless `by` may."""
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if not can_revoke(by, certificate):
        raise PermissionDenied
    certificate.revoked_at, certificate.revoked_reason = at, reason
    certificate.revoked_by = by
    certificate.save(update_fields=["revoked_at", "revoked_reason", "revoked_by"])
    said = f"Revoked: {reason}"
    LogEntry.objects.log_actions(by.pk, [certificate], CHANGE, said, single_object=True)
