"""What an announcement says, and a change to that might: its type, its times, its messages."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from portal.status.wording import filled

from .types import StatusType

SHORT_LENGTH = 300
LONG_LENGTH = 5_000
MOST_HOURS = 12


class Said(models.Model):
    """What an announcement says: its type, when it holds and its messages."""

    type = models.ForeignKey(
        StatusType, models.PROTECT, null=True, verbose_name="status", related_name="+"
    )
    hours = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)]
    )
    time = models.TimeField(null=True, blank=True)
    applies_on = models.DateField("applies to", help_text="The day that it is for.")
    starts_at = models.DateTimeField("begins", null=True)
    ends_at = models.DateTimeField("ends", null=True)
    short_message = models.CharField(max_length=SHORT_LENGTH, blank=True)
    long_message = models.TextField(max_length=LONG_LENGTH, blank=True)

    # What an amendment may change, and what of it is the status itself rather than its wording.
    FIELDS = (
        "type", "hours", "time", "applies_on", "starts_at", "ends_at", "short_message",
        "long_message",
    )  # fmt: skip
    SUBSTANCE = FIELDS[:6]

    class Meta:
        abstract = True

    @property
    def label(self):
        """The status in the words of the announcement."""
        return filled(self.type.label, self.hours, self.time)

    @property
    def short_label(self):
        return filled(self.type.short_label, self.hours, self.time)
