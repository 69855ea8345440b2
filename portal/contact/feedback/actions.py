"""What people do with feedback: with some of it at once, all or nothing."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.contact.models import Feedback

from .rules import can_delete, can_handle

logger = logging.getLogger(__name__)


@transaction.atomic
def mark(*, ids, state: str, by, at) -> int:
    """Note that somebody saw or dealt with it, or that it is to be read again; return how many.

    Raises PermissionDenied, with nothing changed.
    """
    rows = _allowed(ids, can_handle, by)
    who = {"handled_by": None, "handled_at": None}
    if state != Feedback.State.NEW:
        who = {"handled_by": by, "handled_at": at}
    return rows.update(state=state, **who)


@transaction.atomic
def delete(*, ids, by) -> int:
    """Delete it for good, and return how many there were. Raises PermissionDenied.

    What it said is nowhere kept; that somebody deleted it stands in the process's log.
    """
    rows = _allowed(ids, can_delete, by)
    number = rows.delete()[0]
    logger.warning("Person %s deleted %s feedback.", by.pk, number)
    return number


def _allowed(ids, rule, user):
    rows = Feedback.objects.filter(pk__in=ids)
    if not all(rule(user, one) for one in rows):
        raise PermissionDenied
    return rows
