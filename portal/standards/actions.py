"""Figures from outside, which the portal's own records cannot give."""

from datetime import date, datetime

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction

from portal.core import generation
from portal.publishing.rules import require

from . import rules
from .figures import Count, words
from .measuring import is_irreplaceable
from .models import Measure, Target


@transaction.atomic
def enter(
    *, target: Target, month: date, count: Count, source: str, by, at: datetime
) -> tuple[Measure, str]:
    """Keep the figure of a month, in place of one that was there; return it and what was before.

    What the records told of the month besides stays. Raises PermissionDenied, and ValidationError
    where they gave a figure that they could not give again.
    """
    require(by, rules.can_keep)
    generation.hold()
    known = Measure.objects.filter(target=target, month=month).first()
    if is_irreplaceable(known):
        raise ValidationError("The portal's records gave its figure, and cannot again.")
    before = words(known.count, target.unit) if known else ""
    measure = known or Measure(target=target, month=month)
    measure.value, measure.right, measure.of = count.value, count.right, count.of
    measure.source, measure.entered_by, measure.made_at = source, by, at
    measure.save()
    said = f"Entered {measure.figure}, from: {source}."
    said += f" It was: {before}." if before else ""
    LogEntry.objects.log_actions(
        by.pk, [measure], CHANGE if known else ADDITION, said, single_object=True
    )
    generation.bump()
    return measure, before
