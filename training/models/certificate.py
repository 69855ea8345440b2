"""Certificate: the number and signature of one. The name on it is not kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

# What a certificate says, of its completion.
FACTS = (
    "agency", "agency__abbreviation", "agency__name", "completed_at", "course", "course__course",
    "course__course__taken_by", "course__course_number", "course__effective_at", "course__title",
    "course__version", "minutes", "passed_at", "score", "zone",
)  # fmt: skip


class CertificateQuerySet(models.QuerySet):
    def with_facts(self):
        """Certificates with all that they say, read in the same query."""
        own = [field.name for field in self.model._meta.concrete_fields]
        facts = [f"completion__{name}" for name in FACTS]
        related = self.select_related("completion__course__course", "completion__agency")
        return related.only(*own, *facts)


class Certificate(models.Model):
    """What was given to somebody who completed and passed a course.

    `mac` signs all that the certificate says, the name with it, by the key that `key_id` names:
    see training/certificates/signing.py. Without the name nobody can check it, the portal neither.
    """

    number = models.CharField(max_length=18, unique=True)
    completion = models.OneToOneField(
        "training.Completion", models.PROTECT, related_name="certificate"
    )
    key_id = models.CharField("key", max_length=32)
    mac = models.CharField("signature", max_length=64)
    issued_at = models.DateTimeField("issued")
    revoked_at = models.DateTimeField("revoked", null=True, blank=True)
    revoked_reason = models.CharField("reason for revoking", max_length=300, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                name="certificate_revoked_with_reason",
            )
        ]

    def __str__(self):
        return self.number

    @property
    def is_revoked(self):
        return self.revoked_at is not None

    @property
    def revoked_on(self):
        return timezone.localdate(self.revoked_at) if self.revoked_at else None
