"""Event: what happened to a page, when, and by whose hand."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Event(models.Model):
    """One line of the log of all pages. `trail.record` writes it; nothing changes it after.

    Each line holds the hash of the one before, so that `manage.py verify_log` finds the place where
    one was changed, put in or taken out. A deleted draft leaves its lines behind.
    """

    class Verb(models.TextChoices):
        CREATED = "created", "Created"
        SAVED = "saved", "Saved a draft"
        RESTORED = "restored", "Restored an earlier revision"
        SUBMITTED = "submitted", "Sent to review"
        RETURNED = "returned", "Returned to author"
        APPROVED = "approved", "Approved"
        SCHEDULED = "scheduled", "Scheduled"
        UNSCHEDULED = "unscheduled", "Taken off the schedule"
        PUBLISHED = "published", "Published"
        CLEARED = "cleared", "Checked after a forced publication"
        WITHDRAWN = "withdrawn", "Withdrawn"
        ARCHIVED = "archived", "Taken down"
        MOVED = "moved", "Moved"
        UPKEEP = "upkeep", "Changed owner, order or review dates"
        SHARED = "shared", "Shared with reviewers"
        DELETED = "deleted", "Deleted a draft"

    page = models.ForeignKey("publishing.Page", models.SET_NULL, null=True, related_name="events")
    verb = models.CharField(max_length=16, choices=Verb)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revision = models.ForeignKey(
        "publishing.Revision", models.SET_NULL, null=True, related_name="+"
    )
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    page_number = models.BigIntegerField()
    path = models.CharField(max_length=400)
    content_hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["page", "-id"], name="event_of_page")]

    def __str__(self):
        return f"{self.get_verb_display()} {self.path}, {self.at:%Y-%m-%d %H:%M}"
