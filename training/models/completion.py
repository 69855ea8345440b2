"""Completion: that somebody completed a course. Who it was is neither asked nor kept."""

from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q


class Zone(models.TextChoices):
    """The time zones of the United States, by whose clock a certificate names its day."""

    EASTERN = "America/New_York", "Eastern"
    CENTRAL = "America/Chicago", "Central"
    MOUNTAIN = "America/Denver", "Mountain"
    ARIZONA = "America/Phoenix", "Mountain, without daylight saving (Arizona)"
    PACIFIC = "America/Los_Angeles", "Pacific"
    ALASKA = "America/Anchorage", "Alaska"
    HAWAII = "Pacific/Honolulu", "Hawaii"
    ATLANTIC = "America/Puerto_Rico", "Atlantic (Puerto Rico, U.S. Virgin Islands)"
    SAMOA = "Pacific/Pago_Pago", "Samoa (American Samoa)"
    CHAMORRO = "Pacific/Guam", "Chamorro (Guam, Northern Mariana Islands)"


class Completion(models.Model):
    """One run of a course, once every lesson is read and the check of every module answered.

    The final check is apart: `passed_at` and `score`, in percent, come with the pass, which may
    have been earlier. `minutes` is the length that the course stated that day.
    """

    # By chance, kept in the learner's session too: a run sent twice is recorded once.
    run = models.UUIDField(unique=True, default=uuid4, editable=False)
    course = models.ForeignKey("training.CourseVersion", models.PROTECT, related_name="completions")
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    zone = models.CharField("time zone", max_length=32, choices=Zone, default=Zone.EASTERN)
    completed_at = models.DateTimeField()
    passed_at = models.DateTimeField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-completed_at", "-pk"]
        indexes = [models.Index(fields=["agency", "completed_at"], name="completion_by_agency")]
        constraints = [
            models.CheckConstraint(
                condition=Q(passed_at__isnull=True, score__isnull=True)
                | Q(passed_at__isnull=False, score__isnull=False),
                name="completion_passed_with_score",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=100),
                name="completion_score_is_percent",
            ),
        ]

    def __str__(self):
        return f"{self.course}, {self.completed_at:%Y-%m-%d}"

    @property
    def is_passed(self):
        return self.passed_at is not None

    @property
    def earned_at(self):
        """The moment from which all was done: the last step or the pass, whichever came later."""
        return max(self.completed_at, self.passed_at or self.completed_at)

    @property
    def earned_on(self):
        """The day of that moment by the learner's clock: the day that a certificate names."""
        return self.earned_at.astimezone(ZoneInfo(self.zone)).date()
