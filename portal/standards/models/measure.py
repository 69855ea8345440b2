"""Measure: what came of a target in one month."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.standards.figures import Count, words

from .target import Target

NOTE_LENGTH = 300


class MeasureQuerySet(models.QuerySet):
    def entered(self):
        """Figures that somebody entered; the others are from the portal's own records."""
        return self.exclude(source="")


class Measure(models.Model):
    """A figure, or why there is none. `figures.Count` says what its numbers mean.

    `manage.py measure_standards` writes those of the portal's own records, an editor those from
    outside, with their `source`. It names nobody of whom it counts.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="measures")
    month = models.DateField(help_text="Its first day.")
    value = models.FloatField("figure", null=True)
    right = models.PositiveIntegerField("cases in time", null=True)
    of = models.PositiveIntegerField("all cases", null=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    made_at = models.DateTimeField("measured")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    source = models.CharField(max_length=200, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "target__order", "target"]
        verbose_name = "result"
        constraints = [
            models.UniqueConstraint(fields=["target", "month"], name="standards_measure_once"),
            models.CheckConstraint(
                condition=Q(right__isnull=True) | Q(of__isnull=False, right__lte=F("of")),
                name="standards_measure_part_of_all",
            ),
            models.CheckConstraint(
                condition=Q(entered_by__isnull=True) | ~Q(source=""),
                name="standards_measure_entered_from_somewhere",
            ),
        ]

    def __str__(self):
        return f"{self.target}, {self.month:%B %Y}"

    @property
    def is_entered(self):
        return bool(self.source)

    @property
    def count(self) -> Count:
        return Count(self.value, self.right, self.of, self.note)

    @property
    def figure(self) -> str:
        """The figure in words."""
        return words(self.count, self.target.unit)
