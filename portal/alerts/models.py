"""Alerts over pages, and the log of all that was done with each."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from portal.accounts.roles import Section
from portal.publishing.models import Page
from portal.publishing.rules import section_of

from .levels import HEADING_LENGTH, TEXT_LENGTH, Level


def _person():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


class AlertQuerySet(models.QuerySet):
    def in_force(self, at):
        """Those that stand over pages at a moment."""
        return self.filter(state=Alert.State.LIVE, starts_at__lte=at, ends_at__gt=at)

    def ahead(self, at):
        """Those that were raised and have not begun."""
        return self.filter(state=Alert.State.LIVE, starts_at__gt=at)

    def to_look_at(self):
        """Emergencies at whose words no second person has looked yet."""
        raised = self.filter(level=Level.EMERGENCY, raised_at__isnull=False)
        return raised.filter(looked_at__isnull=True)

    def with_lines(self):
        """With how many lines the log has, in the query of the words: what a person saw."""
        return self.annotate(lines=Count("entries"))


class Alert(models.Model):
    """Words over pages for a time. What they were before stands in the log.

    `page` is the page over which it stands, and over all that is below it; without one it stands
    over every page. `version` rises with the words: who put the alert away sees it again.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        WAITING = "waiting", "Waiting for a second person"
        # Raised: in force from `starts_at` to `ends_at`.
        LIVE = "live", "Raised"
        ENDED = "ended", "Ended"

    OPEN = (State.DRAFT, State.WAITING)
    # What its form holds, and what a change of it means to readers.
    CONTENT = ("level", "heading", "text", "link_label", "link", "page", "starts_at", "ends_at")
    WORDS = ("level", "heading", "text", "link_label", "link")

    level = models.CharField(max_length=16, choices=Level)
    heading = models.CharField(max_length=HEADING_LENGTH)
    text = models.CharField(max_length=TEXT_LENGTH)
    link_label = models.CharField("words of the link", max_length=60, blank=True)
    link = models.CharField("where the link leads", max_length=400, blank=True)
    page = models.ForeignKey(Page, models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField("starts", null=True, blank=True)
    ends_at = models.DateTimeField("ends")

    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT, db_index=True)
    created_by = _person()
    # When its words changed; and when anything did that readers are told, such as its end.
    changed_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    approved_by = _person()
    raised_by = _person()
    raised_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    # Who last changed the words after it was raised.
    rewritten_by = _person()
    looked_at_by = _person()
    looked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="live") | Q(starts_at__isnull=False, raised_at__isnull=False),
                name="alert_live_has_moments",
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(ends_at__gt=F("starts_at")),
                name="alert_live_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.word}: {self.heading}"

    def get_absolute_url(self):
        return reverse("admin:alert", args=[self.pk])

    @property
    def word(self) -> str:
        return Level(self.level).limits.word

    @property
    def path(self) -> str:
        """The address below which it stands."""
        return self.page.path if self.page else "/"

    @property
    def section(self) -> str:
        return section_of(self.page.path) if self.page else Section.SITE

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_live(self) -> bool:
        return self.state == self.State.LIVE

    @property
    def may_be_put_away(self) -> bool:
        return Level(self.level).limits.may_be_put_away

    @property
    def is_elsewhere(self) -> bool:
        """Whether the link leads to another site."""
        return self.link.startswith("https:")

    @property
    def standing(self) -> str:
        """Where it stands now, in words."""
        if self.is_live and self.starts_at > timezone.now():
            return "Raised, not begun"
        if self.is_live:
            return "Readers see it"
        if self.state == self.State.ENDED and not self.raised_at:
            return "Not used"
        if self.state == self.State.WAITING and self.approved_by_id:
            return "Approved"
        return self.get_state_display()


class AlertEntry(models.Model):
    """One line of the log: what was done, by whom, and what the alert said then."""

    class Verb(models.TextChoices):
        DRAFTED = "drafted", "Written"
        CHANGED = "changed", "Changed"
        SUBMITTED = "submitted", "Sent for approval"
        APPROVED = "approved", "Approved"
        RETURNED = "returned", "Returned"
        RAISED = "raised", "Raised"
        RENEWED = "renewed", "Renewed"
        LOOKED_AT = "looked-at", "Looked at by a second person"
        ENDED = "ended", "Ended"
        RAN_OUT = "ran-out", "Ended at its time"
        DISCARDED = "discarded", "Not used"

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="entries")
    verb = models.CharField(max_length=12, choices=Verb)
    at = models.DateTimeField()
    by = _person()
    version = models.PositiveIntegerField()
    said = models.JSONField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "alert entries"

    def __str__(self):
        return f"{self.get_verb_display()}: {self.alert_id}"
