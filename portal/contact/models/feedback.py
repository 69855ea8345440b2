"""What readers tell the office about a page. Who they are is neither asked nor kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q

TEXT_LENGTH = 1000


class FeedbackQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(state=Feedback.State.NEW)


class Feedback(models.Model):
    """One answer to "Was this page helpful?", or a word about a page that failed."""

    class State(models.TextChoices):
        NEW = "new", "New"
        SEEN = "seen", "Seen"
        DONE = "done", "Done"

    path = models.CharField("page", max_length=400)
    is_helpful = models.BooleanField("helpful")
    text = models.TextField(max_length=TEXT_LENGTH, blank=True)
    is_failure = models.BooleanField(
        "about an error", default=False, help_text="Sent from an error page at this address."
    )
    created_at = models.DateTimeField()
    state = models.CharField(max_length=4, choices=State, default=State.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "feedback"
        indexes = [
            models.Index(fields=["created_at"], name="feedback_by_moment"),
            models.Index(fields=["path", "created_at"], name="feedback_of_page"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="new", handled_at=None)
                | (~Q(state="new") & Q(handled_at__isnull=False)),
                name="feedback_handled_at_a_moment",
            )
        ]

    def __str__(self):
        return f"{self.verdict}: {self.path}"

    @property
    def verdict(self) -> str:
        """What the reader said in a word."""
        if self.is_failure:
            return "Error"
        return "Helpful" if self.is_helpful else "Not helpful"
