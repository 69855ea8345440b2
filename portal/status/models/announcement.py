"""Announcement: one operating status of one area, from draft to archive."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from .said import Said
from .types import Area

PERSON = settings.AUTH_USER_MODEL
SAID_LENGTH = 160


class AnnouncementQuerySet(models.QuerySet):
    def live(self):
        return self.filter(state=Announcement.State.LIVE)

    def shown(self):
        """Announcements that readers find: those posted here, and those of the past."""
        return self.filter(state__in=Announcement.SHOWN)

    def readable(self):
        """Those shown, and those that readers saw before they were withdrawn."""
        withdrawn = Q(state=Announcement.State.WITHDRAWN, posted_at__isnull=False)
        return self.filter(Q(state__in=Announcement.SHOWN) | withdrawn)

    def in_force(self, now):
        """Announcements that hold at a moment; the latest posted first: that one counts."""
        begun = self.live().filter(starts_at__lte=now, ends_at__gt=now)
        return begun.filter(Q(confirm_by=None) | Q(confirm_by__gt=now)).order_by(
            "-posted_at", "-pk"
        )

    def upcoming(self, now):
        """Posted, but not begun; the first to begin comes first."""
        return self.live().filter(starts_at__gt=now).order_by("starts_at", "posted_at", "pk")

    def unconfirmed(self, now):
        """Announcements that lost force because nobody confirmed them in time."""
        return self.live().filter(confirm_by__lte=now, ends_at__gt=now)

    def using_words_of(self, type):
        """Announcements of a type that are posted or wait, and those that a change makes such."""
        used = self.filter(state__in=[Announcement.State.WAITING, Announcement.State.LIVE])
        return used.filter(Q(type=type) | Q(proposal__type=type))

    def newest_first(self):
        return self.order_by("-applies_on", "-number")

    def with_words(self):
        """Fetch what its label and its area's zone need."""
        return self.select_related("type", "area")


class Announcement(Said):
    """A status announced, or about to be.

    Those from before this portal have no beginning and end, only the day they were for; they say
    what was `said` then, and their type is the nearest of today's.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        WAITING = "waiting", "Waits for a second person"
        LIVE = "live", "Posted"
        ENDED = "ended", "Ended"
        WITHDRAWN = "withdrawn", "Withdrawn"

    SHOWN = (State.LIVE, State.ENDED)

    # In addresses, and what feeds call its Id.
    number = models.PositiveIntegerField(unique=True, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="announcements")
    confirm_by = models.DateTimeField(
        null=True, help_text="Unless somebody confirms it by then, it no longer holds."
    )
    html = models.TextField(editable=False, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    created_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    posted_at = models.DateTimeField("posted", null=True)
    ended_at = models.DateTimeField("ended", null=True)

    # In the words of its time: of the past, and of all that was posted, whatever becomes of the
    # type. Of the past no shorter words are known.
    said = models.CharField(max_length=SAID_LENGTH, blank=True)
    said_short = models.CharField(max_length=SAID_LENGTH, blank=True)

    # Of the past only.
    is_day_known = models.BooleanField(default=True)
    posted_said = models.CharField(max_length=80, blank=True)
    is_older = models.BooleanField(
        default=False, help_text="From before the rule on weather and safety leave took effect."
    )
    feed_id = models.PositiveIntegerField(null=True, help_text="Its number in OPM's archive.")
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=400, blank=True)
    source_url = models.CharField(max_length=300, blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["-applies_on", "-number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "live"])
                | Q(type__isnull=False, starts_at__isnull=False, ends_at__isnull=False),
                name="status_announcement_says_when",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                name="status_announcement_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(posted_at__isnull=False),
                name="status_announcement_live_was_posted",
            ),
        ]

    def __str__(self):
        return f"{self.label}, {self.applies_to}"

    def get_absolute_url(self):
        return reverse("status:announcement", args=[self.number])

    @property
    def label(self):
        return self.said or super().label

    @property
    def short_label(self):
        return self.said_short or self.said or super().short_label

    @property
    def applies_to(self):
        """The day it is for, in words; the month where only that is known."""
        return date_format(self.applies_on, "F j, Y" if self.is_day_known else "F Y")

    @property
    def long_html(self):
        # Cleaned when it was saved (portal.core.markup).
        return mark_safe(self.html)

    @property
    def is_past(self):
        """Say whether it is from before this portal."""
        return self.starts_at is None

    @property
    def end(self):
        """The moment from which it no longer holds, unless it is confirmed again before."""
        return min(filter(None, [self.ends_at, self.confirm_by]), default=None)

    def close(self, state, *, at):
        """Have it hold no longer; its labels stay, though its type may be reworded later."""
        self.state, self.ended_at = state, at
        if not self.said:
            self.take_words()

    def take_words(self):
        """Have it say what its type says now, and go on to say so though that is reworded."""
        self.said = super().label[:SAID_LENGTH]
        self.said_short = super().short_label[:SAID_LENGTH]

    def has_lapsed(self, now):
        """Say whether nobody confirmed it in time."""
        return self.confirm_by is not None and self.confirm_by <= now

    def is_in_force(self, now):
        return self.state == self.State.LIVE and self.starts_at <= now < self.end
