"""Whether an announcement still holds: confirmed, ended or taken back."""

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.status import rules
from portal.status.due import announce
from portal.status.models import Announcement, Proposal

from .held import count_anew, held, refuse_over, require, saved

State = Announcement.State
NOT_YET = "It has not begun. Withdraw it instead."


@transaction.atomic
def confirm(*, announcement, by, at) -> Announcement:
    """Say that it still holds, for 24 hours more or until it ends."""
    announcement = held(announcement, State.LIVE)
    require(rules.can_publish(by))
    refuse_over(announcement, at)
    if announcement.starts_at > at:
        raise ValidationError("It has not begun; there is nothing to confirm yet.")
    count_anew(announcement, at)
    saved(announcement, "confirmed", by=by, at=at)
    announce(at)
    return announcement


@transaction.atomic
def end(*, announcement, by, at) -> Announcement:
    """End it now, before its time."""
    announcement = held(announcement, State.LIVE)
    require(rules.can_publish(by))
    if announcement.starts_at > at:
        raise ValidationError(NOT_YET)
    announcement.close(State.ENDED, at=at)
    _drop_waiting(announcement)
    saved(announcement, "ended", by=by, at=at)
    announce(at)
    return announcement


@transaction.atomic
def withdraw(*, announcement, by, at, reason) -> Announcement:
    """Take it back: a draft that is not needed, or what was posted by mistake.

    What readers saw stays at its address, marked as withdrawn.
    """
    announcement = held(announcement, State.DRAFT, State.WAITING, State.LIVE)
    was_live = announcement.state == State.LIVE
    require(rules.can_publish(by) if was_live else rules.can_draft(by))
    announcement.close(State.WITHDRAWN, at=at)
    _drop_waiting(announcement)
    saved(announcement, "withdrawn", by=by, at=at, detail=reason)
    if was_live:
        announce(at)
    return announcement


def _drop_waiting(announcement):
    Proposal.objects.filter(announcement=announcement).delete()
