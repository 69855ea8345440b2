"""Revision: every content that was ever saved of a page."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q


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

    # What somebody at the desk still works on. A page has one such revision at most.
    OPEN = (State.DRAFT, State.IN_REVIEW, State.RETURNED, State.APPROVED)
    WAITING = (*OPEN, State.SCHEDULED)

    page = models.ForeignKey("publishing.Page", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.DESK)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    findings = models.JSONField(default=list)

    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField("change note", max_length=300, blank=True)
    publish_at = models.DateTimeField(null=True)
    expire_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    forced_reason = models.TextField(blank=True)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["page", "-number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="live"), name="revision_one_live"
            ),
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="scheduled"), name="revision_one_scheduled"
            ),
            models.UniqueConstraint(
                fields=["page"],
                condition=Q(state__in=("draft", "in_review", "returned", "approved")),
                name="revision_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False),
                name="revision_scheduled_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(published_at__isnull=False),
                name="revision_live_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(expire_at__isnull=True)
                | Q(publish_at__isnull=True)
                | Q(expire_at__gt=F("publish_at")),
                name="revision_expires_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"Revision {self.number} of {self.page_id}"

    @property
    def is_flagged(self):
        """Whether it went out without a second person and none has looked at it since."""
        return bool(self.forced_reason) and self.cleared_at is None
