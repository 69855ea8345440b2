"""What of questions is deleted, and when. A question that waits is never touched."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q

from .models import Entry, Letter, Question

SPAM_DAYS = 30


@transaction.atomic
def purge(*, at, dry_run=False) -> dict[str, int]:
    """Delete what is too old, and return how many questions and addresses went.

    Time runs from when it was settled last; a note, or a reader who writes again, adds none.
    """
    done = Question.objects.exclude(state__in=Question.WAITING)
    settling = Q(entries__what__in=Entry.SETTLING)
    done = done.annotate(last_at=Max("entries__at", filter=settling))
    old = _before(done, at, settings.QUESTION_DAYS)
    spam = _before(done.filter(is_spam=True), at, SPAM_DAYS)
    gone = {*old.values_list("pk", flat=True), *spam.values_list("pk", flat=True)}
    silent = set(_before(done, at, settings.QUESTION_EMAIL_DAYS).values_list("pk", flat=True))
    Question.objects.filter(pk__in=gone).delete()
    named = Question.objects.filter(pk__in=silent).exclude(email="").update(email="")
    Letter.objects.filter(question__in=silent).update(to="")
    transaction.set_rollback(dry_run)
    return {"questions": len(gone), "addresses": named}


def _before(questions, at, days):
    return questions.filter(last_at__lt=at - timedelta(days=days))
