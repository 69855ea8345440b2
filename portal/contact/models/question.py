"""Question: what a reader asked, and the log of what was done about it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .subject import Subject

QUESTION_LENGTH = 5000


class QuestionQuerySet(models.QuerySet):
    def waiting(self):
        """Questions that still want something done here."""
        return self.filter(state__in=Question.WAITING)

    def overdue(self, now):
        return self.waiting().filter(due_at__lt=now)

    def genuine(self):
        """Questions that count: neither advertising nor the same one sent twice."""
        return self.filter(is_spam=False).exclude(closed_as=Question.Closing.TWICE)

    def most_urgent_first(self):
        return self.order_by(F("due_at").asc(nulls_last=True), "arrived_at", "pk")


class Question(models.Model):
    """One question, known to the reader by its number.

    `due_at` is fixed at arrival and never changes; it is empty where nothing was promised, during a
    lapse in appropriations. `settled_at` is the first word from a person: an answer, an office
    named, or a reason given for none.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        ASSIGNED = "assigned", "Assigned"
        ANSWERED = "answered", "Answered"
        HANDED_ON = "handed_on", "Handed on"
        CLOSED = "closed", "Closed"

    class Closing(models.TextChoices):
        NOT_OURS = "not_ours", "A decision in the reader's own case"
        PRIVATE = "private", "It holds personal details"
        NO_QUESTION = "no_question", "No question in it"
        TWICE = "twice", "Sent twice"
        NO_REPLY = "no_reply", "No reply to what we asked"
        ADVERTISING = "advertising", "Advertising"
        OTHER = "other", "Another reason"

    WAITING = (State.NEW, State.ASSIGNED)

    number = models.CharField(max_length=10, unique=True)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="questions")
    text = models.TextField(max_length=QUESTION_LENGTH)
    path = models.CharField("page", max_length=400, blank=True)
    # Who may see it, as it was decided when it arrived.
    section = models.CharField(max_length=16)
    email = models.EmailField("e-mail address", blank=True)
    follows = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="followed_by"
    )
    state = models.CharField(max_length=12, choices=State, default=State.NEW)
    is_spam = models.BooleanField("advertising", default=False)
    arrived_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    office = models.CharField("handed on to", max_length=200, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    closed_as = models.CharField(max_length=12, choices=Closing, blank=True)
    closed_reason = models.TextField(blank=True)
    # Rises with every change, so that a form that was open meanwhile is found out.
    version = models.PositiveIntegerField(default=1)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-arrived_at"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="question_by_urgency"),
            models.Index(fields=["arrived_at"], name="question_by_moment"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["new", "assigned"]) | Q(settled_at__isnull=False),
                name="question_settled_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(closed_as=""), name="question_closed_says_why"
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_waiting(self):
        return self.state in self.WAITING

    def is_overdue(self, now):
        return self.is_waiting and self.due_at is not None and self.due_at < now


class Entry(models.Model):
    """A line of the log of a question: who did what, and what they noted."""

    class What(models.TextChoices):
        ARRIVED = "arrived", "arrived"
        ASSIGNED = "assigned", "assigned it"
        MOVED = "moved", "changed the subject"
        NOTED = "noted", "noted"
        ANSWERED = "answered", "answered"
        HANDED_ON = "handed_on", "handed it on"
        CLOSED = "closed", "closed it"
        SPAM = "spam", "marked it as advertising"
        REOPENED = "reopened", "opened it again"
        ADDED = "added", "The reader wrote again"

    SETTLING = (What.ANSWERED, What.HANDED_ON, What.CLOSED, What.SPAM)

    question = models.ForeignKey(Question, models.CASCADE, related_name="entries")
    what = models.CharField(max_length=12, choices=What)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "entries"

    def __str__(self):
        return f"{self.question}: {self.get_what_display()}"
