"""SavedReply: a ready answer to a question that many ask."""

from django.db import models

from .subject import Subject


class SavedReply(models.Model):
    """Plain text that is put in the answer and changed there before it is sent."""

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    subject = models.ForeignKey(
        Subject, models.SET_NULL, null=True, blank=True, related_name="replies"
    )
    text = models.TextField(
        max_length=5000,
        help_text="{url:/faqs/} becomes the full address of that page.",
    )
    is_offered = models.BooleanField("offered", default=True)
    is_edited = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "saved replies"

    def __str__(self):
        return self.title
