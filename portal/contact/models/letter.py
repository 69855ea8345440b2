"""Letter: a message that leaves by mail. It stays here until a mail server has taken it."""

from django.db import models
from django.db.models import Q

from .question import Question

MOST_TRIES = 8


class LetterQuerySet(models.QuerySet):
    def unsent(self):
        """Letters that wait; one whose address was taken out waits no longer."""
        return self.filter(sent_at__isnull=True).exclude(to="")

    def to_send(self, now):
        """Letters whose turn it is, the oldest first; those that failed too often are left."""
        waiting = self.unsent().filter(tries__lt=MOST_TRIES, next_try_at__lte=now)
        return waiting.order_by("pk")

    def given_up(self):
        return self.unsent().filter(tries__gte=MOST_TRIES)


class Letter(models.Model):
    """The address `to` is emptied when addresses are purged, and when a letter is stopped."""

    class Kind(models.TextChoices):
        ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
        ANSWER = "answer", "Answer"
        ASSIGNED = "assigned", "Who is answering"
        ASSIGNED_TO_YOU = "assigned_to_you", "To a colleague"
        CLOSED = "closed", "Closed without an answer"

    question = models.ForeignKey(Question, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=16, choices=Kind)
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    problem = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(sent_at__isnull=True),
                name="letter_to_send",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.question}"
