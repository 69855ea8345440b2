"""Target: one thing that readers can expect, and how it is measured."""

from django.conf import settings
from django.db import models
from django.db.models import Q

SLUG_LENGTH = 40


class TargetQuerySet(models.QuerySet):
    def shown(self):
        """Targets that readers see, in order."""
        return self.filter(is_shown=True)

    def in_order(self):
        return self.order_by("order", "pk")


class Target(models.Model):
    """One promise. It is hidden, never deleted: what was measured belongs to it."""

    class Unit(models.TextChoices):
        PERCENT = "percent", "percent"
        LINKS = "links", "links"
        SECONDS = "seconds", "seconds"

    class Records(models.TextChoices):
        YES = "yes", "The portal's own records are enough"
        PARTLY = "partly", "The portal's own records give a part of it"
        NO = "no", "Something outside has to measure it"

    class Every(models.TextChoices):
        MONTH = "month", "Month"
        QUARTER = "quarter", "Quarter"
        WINTER = "winter", "Winter (November to April)"

    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, editable=False)
    title = models.CharField(max_length=80, help_text="Heads its results: Answers on time.")
    service = models.CharField(max_length=80, help_text="What it is a target for.")
    promise = models.CharField(max_length=300, help_text="What readers can expect, in a sentence.")
    target = models.CharField(
        "target in words",
        max_length=200,
        blank=True,
        help_text="The number, and for how many cases. Empty: no target is set.",
    )
    value = models.FloatField(
        "target as a number",
        null=True,
        blank=True,
        help_text="The least percentage, or the most links or seconds, that will do.",
    )
    unit = models.CharField(max_length=8, choices=Unit)
    method = models.TextField("how it is measured", max_length=600)
    caveats = models.TextField(
        blank=True, help_text="What the figure does not show, one sentence or two a line."
    )
    period = models.CharField(
        max_length=8,
        choices=Every,
        default=Every.MONTH,
        help_text="What the latest figure is for. The months stand below it.",
    )
    records = models.CharField(max_length=8, choices=Records)
    needs = models.TextField(
        "what is missing", blank=True, help_text="For editors; readers do not see it."
    )
    origin = models.TextField(
        "where the number comes from", blank=True, help_text="For editors; readers do not see it."
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who looks after it, and hears of it when it is missed. Readers do not see it.",
    )
    order = models.PositiveSmallIntegerField(default=100)
    is_shown = models.BooleanField("shown", default=True)
    # Seeds leave alone what an editor has touched.
    is_edited = models.BooleanField(default=False, editable=False)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(target=""),
                name="standards_target_number_in_words",
                violation_error_message="Say the target in words too.",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def caveat_list(self):
        return self.caveats.splitlines()
