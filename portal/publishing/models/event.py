"""Event: what happened to a page, when, and by whose hand."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Event(models.Model):
    """One line of a page's history. Written by the actions, never changed."""

    class Verb(models.TextChoices):
        CREATED = "created", "Created"
        SAVED = "saved", "Saved a draft"
        PUBLISHED = "published", "Published"
        MOVED = "moved", "Moved"
        UPKEEP = "upkeep", "Changed owner, order or review dates"

    page = models.ForeignKey("publishing.Page", models.CASCADE, related_name="events")
    verb = models.CharField(max_length=16, choices=Verb)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revision = models.ForeignKey(
        "publishing.Revision", models.RESTRICT, null=True, related_name="+"
    )
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["page", "-at"], name="event_of_page")]

    def __str__(self):
        return f"{self.get_verb_display()}, {self.at:%Y-%m-%d %H:%M}"
