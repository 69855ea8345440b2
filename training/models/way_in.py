"""WayIn: how an agency sends its employees to a course."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import mark_safe

from portal.publishing.rendering import preview

TEXT_LENGTH = 20_000
IN_MARKDOWN = "In Markdown, as on pages."


class WayIn(models.Model):
    """What an agency tells its employees before they begin a course.

    An agency without one has a plain page with the same address. Texts are rendered when saved.
    """

    agency = models.ForeignKey("agencies.Agency", models.CASCADE, related_name="ways_in")
    course = models.ForeignKey("training.Course", models.CASCADE, related_name="ways_in")
    introduction = models.TextField(
        blank=True,
        validators=[MaxLengthValidator(TEXT_LENGTH)],
        help_text=f"What your employees should know before they begin. {IN_MARKDOWN}",
    )
    contact_name = models.CharField(
        "office to ask",
        max_length=120,
        blank=True,
        help_text="An office, not a person: everybody on the internet can read it.",
    )
    contact_details = models.CharField(
        "how to reach it",
        max_length=200,
        blank=True,
        help_text="The office's mailbox or phone number, such as telework@example.gov.",
    )
    extra_title = models.CharField(
        "title of your own lesson",
        max_length=90,
        blank=True,
        help_text="For a lesson of your agency's own, such as on its telework policy. It comes "
        "before the course.",
    )
    extra_body = models.TextField(
        "text of your own lesson",
        blank=True,
        validators=[MaxLengthValidator(TEXT_LENGTH)],
        help_text=IN_MARKDOWN,
    )
    is_open = models.BooleanField(
        "open",
        default=True,
        help_text="Take the mark off to close it: its address then says so, and leads to the "
        "course itself.",
    )
    introduction_html = models.TextField(editable=False)
    extra_html = models.TextField(editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "way in"
        verbose_name_plural = "ways in"
        ordering = ["agency__name", "course__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "course"],
                name="way_in_once",
                violation_error_message="This agency has a way into this course already.",
            ),
            models.CheckConstraint(
                condition=Q(extra_title="", extra_body="")
                | (~Q(extra_title="") & ~Q(extra_body="")),
                name="way_in_lesson_has_title_and_text",
                violation_error_message="A lesson needs both a title and a text.",
            ),
        ]

    def __str__(self):
        return f"{self.agency}: {self.course}"

    def save(self, *args, **kwargs):
        self.render()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("training:way_in", args=[self.agency.slug, self.course.slug])

    def render(self):
        """Make HTML of the texts, in memory."""
        self.introduction_html = preview(self.introduction).html
        self.extra_html = preview(self.extra_body).html

    # Cleaned when it was rendered (portal.core.markup).
    @property
    def introduction_as_html(self):
        return mark_safe(self.introduction_html)

    @property
    def extra_as_html(self):
        return mark_safe(self.extra_html)
