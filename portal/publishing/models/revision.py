"""Revision: every content that was ever saved of a page."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q


class Revision(models.Model):
    """One saved content of a page, with its own state and schedule. Its content never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        RETURNED = "returned", "Returned to author"
        APPROVED = "approved", "Approved"
        SCHEDULED = "scheduled", "Scheduled"
        LIVE = "live", "Live"
        SUPERSEDED = "superseded", "Superseded"

    class Origin(models.TextChoices):
        DESK = "desk", "Saved at the desk"
        SEED = "seed", "Loaded from a seed file"

    page = models.ForeignKey("publishing.Page", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.DESK)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    publish_at = models.DateTimeField(null=True, blank=True)
    expire_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["page", "-number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="live"), name="revision_one_live"
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False),
                name="revision_scheduled_has_moment",
            ),
        ]

    def __str__(self):
        return f"Revision {self.number} of {self.page_id}"
