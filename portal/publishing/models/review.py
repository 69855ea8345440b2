"""What reviewers are shown and what they say: share links and comments."""

from django.conf import settings
from django.db import models

COMMENT_LENGTH = 4000


class ShareLink(models.Model):
    """Shows one revision, until a moment, to whoever holds the address; no account needed."""

    revision = models.ForeignKey("publishing.Revision", models.CASCADE, related_name="share_links")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Link to {self.revision_id} until {self.expires_at:%Y-%m-%d}"


class Comment(models.Model):
    """A remark on a page's revision: by somebody at the desk, or by name through a share link."""

    page = models.ForeignKey("publishing.Page", models.CASCADE, related_name="comments")
    revision = models.ForeignKey("publishing.Revision", models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=COMMENT_LENGTH)
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.by or self.name}: {self.text[:60]}"
