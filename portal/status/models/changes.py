"""What happens to an announcement: changes that wait, what it said before, and the log."""

from django.conf import settings
from django.db import models
from django.utils.safestring import mark_safe

from .announcement import Announcement
from .said import SHORT_LENGTH, Said

PERSON = settings.AUTH_USER_MODEL


class Proposal(Said):
    """A change to an announcement that readers see, which waits for a second person."""

    announcement = models.OneToOneField(Announcement, models.CASCADE, related_name="proposal")
    by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"Change to {self.announcement}"


class Change(models.Model):
    """What an announcement said before it was changed while readers saw it."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="changes")
    number = models.PositiveSmallIntegerField()
    changed_at = models.DateTimeField()
    by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    label = models.CharField(max_length=200)
    short_message = models.CharField(max_length=SHORT_LENGTH, blank=True)
    html = models.TextField(blank=True)
    applies_on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="status_change_once")
        ]

    def __str__(self):
        return f"Change {self.number} to {self.announcement}"

    @property
    def long_html(self):
        # Cleaned when it was saved (portal.core.markup).
        return mark_safe(self.html)


class Entry(models.Model):
    """A line of the log: who did what with an announcement. `by` is empty for the portal itself."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="entries")
    verb = models.CharField(max_length=20)
    by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    detail = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "entries"

    def __str__(self):
        return f"{self.verb}: {self.announcement}"
