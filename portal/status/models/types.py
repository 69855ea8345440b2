"""The standard announcements and, for each, what every group of employees does."""

from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.db import models

from portal.status.wording import MARKS, marks_in

# What stands where a type says nothing to a group, and no wording of its own was set for that.
STANDING_ANSWER = (
    "Follow your agency's instructions for this status. If you have none, ask your supervisor "
    "before your workday begins, and read the day's announcement itself."
)
# The root of the identifiers that we make ourselves; they never change.
GUIDS = uuid5(NAMESPACE_URL, "/operating-status/types/")


class Area(models.Model):
    """Where an announcement holds; times are said in its zone."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, help_text="As after “in the”: Washington, DC, area.")
    scope = models.TextField(max_length=600, help_text="Which offices follow it, and who does not.")
    time_zone = models.CharField(max_length=40, default="America/New_York")
    is_default = models.BooleanField("in the head of every page", default=False)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="status_area_default_once",
                violation_error_message="Another area is the one in the head of every page.",
            )
        ]

    def __str__(self):
        return self.name


class Category(models.Model):
    """A group of employees that announcements speak of."""

    slug = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    choose = models.CharField(
        "as readers say it", max_length=120, help_text="How readers know that they are in it."
    )
    meaning = models.TextField(max_length=400)
    order = models.PositiveSmallIntegerField(default=100)
    is_edited = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["order", "label"]
        verbose_name = "group of employees"
        verbose_name_plural = "groups of employees"

    def __str__(self):
        return self.label


class StatusTypeQuerySet(models.QuerySet):
    def shown(self):
        """Types that readers find among the standard announcements."""
        return self.exclude(state=StatusType.State.UNCONFIRMED)

    def unconfirmed(self):
        """Types whose text nobody has read."""
        return self.filter(state=StatusType.State.UNCONFIRMED)

    def offered(self):
        """Types that can be announced today."""
        return self.filter(is_offered=True)


class StatusType(models.Model):
    """One standard announcement; {hours} and {time} in its words are filled in when it is used."""

    class Icon(models.TextChoices):
        OPEN = "Open"
        ALERT = "Alert"
        CLOSED = "Closed"

    class State(models.TextChoices):
        IN_USE = "in-use", "In use"
        HISTORIC = "historic", "Historic"
        UNCONFIRMED = "unconfirmed", "Not confirmed: hidden from the page of types"

    class Takes(models.TextChoices):
        NOTHING = "", "Nothing"
        HOURS = "hours", "A number of hours"
        TIME = "time", "A time of day"
        BOTH = "hours time", "A number of hours and a time of day"

    slug = models.SlugField(max_length=60, unique=True)
    label = models.CharField(
        max_length=160, help_text="{hours} and {time} stand for what it takes."
    )
    short_label = models.CharField(max_length=80, help_text="For the head of every page.")
    meaning = models.TextField(max_length=400)
    icon = models.CharField(max_length=6, choices=Icon)
    state = models.CharField(max_length=12, choices=State, default=State.IN_USE)
    takes = models.CharField(max_length=12, choices=Takes, blank=True, default=Takes.NOTHING)
    is_offered = models.BooleanField("can be announced", default=True)
    needs_two_people = models.BooleanField(
        "needs a second person", default=False, help_text="Nobody posts it alone."
    )
    is_default = models.BooleanField("holds when nothing is announced", default=False)
    example = models.CharField(max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=100)
    # What feeds say of it.
    guid = models.UUIDField(unique=True, editable=False)
    # "Open" has two identifiers in the feeds: one when nothing is announced, one when it is.
    announced_guid = models.UUIDField(null=True, editable=False)
    feed_name = models.CharField(max_length=160, blank=True)
    feed_abbreviation = models.CharField(max_length=40, blank=True)
    sources = models.TextField(blank=True, help_text="One source a line.")
    note = models.TextField(blank=True, help_text="For editors; readers do not see it.")
    is_edited = models.BooleanField(default=False, editable=False)

    objects = StatusTypeQuerySet.as_manager()

    class Meta:
        ordering = ["order", "label"]
        verbose_name = "standard announcement"
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="status_type_default_once",
                violation_error_message="Another type holds when nothing is announced.",
            )
        ]

    def __str__(self):
        return self.label

    def save(self, *args, **kwargs):
        self.guid = self.guid or uuid5(GUIDS, self.slug)
        super().save(*args, **kwargs)

    def clean(self):
        refuse_marks(self, ["label", "short_label", "meaning"], self.takes)

    @property
    def needs_second_person(self):
        """Say whether nobody posts it alone: what closes offices always takes two."""
        return self.needs_two_people or self.icon == self.Icon.CLOSED

    @property
    def takes_hours(self):
        return "hours" in self.takes

    @property
    def takes_time(self):
        return "time" in self.takes


class Answer(models.Model):
    """What one group does under one type. Empty where we know of no text: see `shown`."""

    type = models.ForeignKey(StatusType, models.CASCADE, related_name="answers")
    category = models.ForeignKey(
        Category, models.CASCADE, related_name="answers", verbose_name="group"
    )
    text = models.TextField(
        max_length=600, blank=True, help_text="What readers see. {hours} and {time} are filled in."
    )
    fallback = models.TextField(
        max_length=600, blank=True, help_text="What they see while there is no text."
    )
    law = models.CharField(
        max_length=200, blank=True, help_text="Citations, with a semicolon between them."
    )
    note = models.TextField(blank=True, help_text="For editors; readers do not see it.")
    is_edited = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["type__order", "category__order"]
        constraints = [
            models.UniqueConstraint(fields=["type", "category"], name="status_answer_once")
        ]

    def __str__(self):
        return f"{self.type}: {self.category}"

    def clean(self):
        if self.type_id:
            refuse_marks(self, ["text", "fallback"], self.type.takes)

    @property
    def shown(self):
        return self.text or self.fallback or STANDING_ANSWER


def refuse_marks(row, names, takes):
    """Raise ValidationError for a mark in a text that nothing would be filled in for."""
    faults = {
        name: f"{{{mark}}} is not filled in for this type. Take it out."
        for name in names
        for mark in marks_in(getattr(row, name))
        if mark not in MARKS or mark not in takes
    }
    if faults:
        raise ValidationError(faults)
