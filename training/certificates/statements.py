"""What a certificate says, from the database and the name that somebody gave."""

from training.models import Certificate

from .keys import keys
from .signing import Statement, is_signed


def statement(certificate: Certificate, name: str) -> Statement:
    """Return what the certificate says if it is of this name."""
    completion = certificate.completion
    return Statement(
        number=certificate.number,
        course_number=completion.course.course_number,
        version=completion.course.version,
        completed_on=completion.earned_on,
        zone=completion.zone,
        score=completion.score,
        name=name,
    )


def can_be_checked(certificate: Certificate) -> bool:
    """Say whether the key that signed it is still there."""
    return certificate.key_id in keys()


def is_of(certificate: Certificate, name: str) -> bool:
    """Say whether the certificate is of this name, word for word as the portal signed it.

    Raises KeyError where the key that signed it was taken away.
    """
    key = keys()[certificate.key_id]
    return is_signed(statement(certificate, name), key, certificate.mac)


def is_issued(number: str) -> bool:
    return Certificate.objects.filter(number=number).exists()


def lacks_key(number: str) -> bool:
    """Say whether there is a certificate of this number that nobody can check any more."""
    return Certificate.objects.filter(number=number).exclude(key_id__in=keys()).exists()
