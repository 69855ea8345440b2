"""What readers tell the office about a page. Who they are is neither asked nor kept."""

from django.db import models

TEXT_LENGTH = 1000


class Feedback(models.Model):
    """One answer to "Was this page helpful?"."""

    path = models.CharField("page", max_length=400)
    is_helpful = models.BooleanField("helpful")
    text = models.TextField(max_length=TEXT_LENGTH, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "feedback"
        indexes = [models.Index(fields=["created_at"], name="feedback_by_moment")]

    def __str__(self):
        return f"{'Helpful' if self.is_helpful else 'Not helpful'}: {self.path}"
