"""Whether a certificate is genuine: of this number, on this name, and whether it still counts.

A number that is not ours and a name that is not the certificate's have one and the same answer, so
that nobody finds out numbers, or names, by trying.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone

from training.models import Certificate, CourseVersion

from .facts import Facts
from .numbers import NumberError, read_number
from .statements import can_be_checked, is_of

logger = logging.getLogger(__name__)

AT_ONCE = 500


class Status(models.TextChoices):
    GENUINE = "genuine", "Genuine"
    SUPERSEDED = "superseded", "Genuine, of a version that no longer meets the course"
    REVOKED = "revoked", "Revoked"
    NOT_GENUINE = "not_genuine", "Not genuine"
    # The key that signed it was taken away: nobody can say.
    NOT_CHECKED = "not_checked", "Cannot be checked now"


@dataclass(frozen=True)
class Verdict:
    """The answer about a number and a name.

    `number` is as printed, or as typed where `fault` says what is wrong with its spelling. `facts`
    are there unless the certificate is not genuine or cannot be checked.
    """

    status: Status
    number: str
    fault: str = ""
    facts: Facts | None = None
    # Of a superseded one: the version that the course needs, and since when.
    newer_version: str = ""
    superseded_on: date | None = None
    revoked_on: date | None = None
    revoked_reason: str = ""


def verify(number: str, name: str) -> Verdict:
    """Return the answer about one certificate. Costs two queries, one where nothing is found."""
    return verify_many([(number, name)])[0]


def verify_many(pairs: Iterable[tuple[str, str]]) -> list[Verdict]:
    """Return the answer about each (number, name), in their order; two queries for 500 of them."""
    asked = [(_read(number), name) for number, name in pairs]
    found = _found({number for (number, fault), _ in asked if not fault})
    newer = _material_versions(found.values())
    verdicts = [
        Verdict(Status.NOT_GENUINE, number, fault)
        if fault
        else _verdict(number, name, found.get(number), newer)
        for (number, fault), name in asked
    ]
    _note_missing_keys(found[one.number] for one in verdicts if one.status == Status.NOT_CHECKED)
    return verdicts


def _read(number):
    """Return the number as printed and no fault, or as typed and its fault."""
    try:
        return read_number(number), ""
    except NumberError as error:
        return number, str(error)


def _found(numbers):
    ordered = sorted(numbers)
    found = {}
    for start in range(0, len(ordered), AT_ONCE):
        some = Certificate.objects.with_facts().filter(number__in=ordered[start : start + AT_ONCE])
        found |= {one.number: one for one in some}
    return found


def _material_versions(certificates):
    """Return the material versions of the courses of certificates, the oldest first."""
    courses = {one.completion.course.course_id for one in certificates}
    versions = defaultdict(list)
    if courses:
        material = CourseVersion.objects.filter(course__in=courses, is_material=True)
        for version in material.order_by("effective_at", "pk"):
            versions[version.course_id].append(version)
    return versions


def _verdict(number, name, certificate, newer):
    if certificate is None:
        return Verdict(Status.NOT_GENUINE, number)
    if not can_be_checked(certificate):
        return Verdict(Status.NOT_CHECKED, number)
    if not is_of(certificate, name):
        return Verdict(Status.NOT_GENUINE, number)
    if certificate.is_revoked:
        return Verdict(
            Status.REVOKED,
            number,
            facts=Facts.of(certificate),
            revoked_on=certificate.revoked_on,
            revoked_reason=certificate.revoked_reason,
        )
    return _genuine(certificate, newer[certificate.completion.course.course_id])


def _genuine(certificate, material):
    facts = Facts.of(certificate)
    version = certificate.completion.course
    later = [one for one in material if one.effective_at > version.effective_at]
    if not later:
        return Verdict(Status.GENUINE, certificate.number, facts=facts)
    return Verdict(
        Status.SUPERSEDED,
        certificate.number,
        facts=facts,
        newer_version=later[-1].version,
        superseded_on=timezone.localdate(later[0].effective_at),
    )


def _note_missing_keys(certificates):
    for key, number in Counter(one.key_id for one in certificates).items():
        logger.error(
            "%d certificates could not be checked: CERTIFICATE_KEYS no longer has the key %r.",
            number,
            key,
        )
