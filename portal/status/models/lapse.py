"""A lapse in appropriations, as far as it touches the portal: a notice over every page."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.safestring import mark_safe

NOTICE_LENGTH = 600
PERSON = settings.AUTH_USER_MODEL


class Lapse(models.Model):
    """One lapse, from the switch thrown to the switch thrown back. No row is ever changed else.

    It says what becomes of the portal and of questions, not what employees do: that is the
    operating status, which is announced apart.
    """

    began_at = models.DateTimeField()
    began_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    notice = models.TextField(max_length=NOTICE_LENGTH)
    notice_html = models.TextField(editable=False)
    contact_hours = models.CharField(max_length=300)

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                # One value for all: two rows without an end are one too many.
                models.Value(1),
                condition=Q(ended_at__isnull=True),
                name="lapse_one_at_once",
            ),
        ]

    def __str__(self):
        return f"Lapse of {self.began_at:%Y-%m-%d}"

    @property
    def as_html(self):
        """The notice, rendered and cleaned when it was given."""
        return mark_safe(self.notice_html)
