"""What readers see says something else from now on; what it said stays on its page."""

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.status import rules
from portal.status.due import announce
from portal.status.models import Announcement, Change, Proposal

from .held import IS_OVER, MOVED_ON, count_anew, fill, held, log, require, saved

State = Announcement.State
WAITS = "A change waits for a second person. Have it approved or dropped first."


@transaction.atomic
def amend(*, announcement, values, by, at, seen) -> Announcement | Proposal:
    """Change what readers see; what it said before stays on its page.

    Where the old or the new type needs two people, one alone may mend the wording; any other
    change waits as a `Proposal`. While one waits, nothing else is changed: it would undo that.
    """
    announcement = held(announcement, State.LIVE, seen=seen)
    require(rules.can_publish(by))
    if Proposal.objects.filter(announcement=announcement).exists():
        raise ValidationError(WAITS)
    _refuse_change(announcement, values, at)
    changed = [name for name in Announcement.FIELDS if getattr(announcement, name) != values[name]]
    if not changed:
        raise ValidationError("Nothing was changed.")
    strict = announcement.type.needs_second_person or values["type"].needs_second_person
    if strict and set(changed) & set(Announcement.SUBSTANCE):
        proposal = Proposal.objects.create(announcement=announcement, by=by, at=at, **values)
        log(announcement, "change proposed", by=by, at=at, detail=proposal.label)
        return proposal
    return _changed(announcement, values, by=by, at=at)


@transaction.atomic
def approve_change(*, proposal, by, at, seen=None) -> Announcement:
    """Have a change that waited take effect."""
    announcement = held(proposal.announcement, State.LIVE, seen=seen)
    proposal = _waiting(proposal)
    require(rules.can_approve_change(by, proposal))
    values = {name: getattr(proposal, name) for name in Announcement.FIELDS}
    _refuse_change(announcement, values, at)
    proposal.delete()
    log(announcement, "change approved", by=by, at=at)
    return _changed(announcement, values, by=proposal.by, at=at)


@transaction.atomic
def drop_change(*, proposal, by, at, reason="") -> Announcement:
    """Take a change that waited back, or refuse it."""
    announcement = held(proposal.announcement, State.LIVE)
    proposal = _waiting(proposal)
    require(by.pk == proposal.by_id or rules.can_review(by))
    proposal.delete()
    log(announcement, "change dropped", by=by, at=at, detail=reason)
    return announcement


def _waiting(proposal):
    row = Proposal.objects.filter(pk=proposal.pk).select_related("type", "by").first()
    if row is None:
        raise ValidationError(MOVED_ON)
    return row


def _changed(announcement, values, *, by, at):
    """Keep what it said until now, then have it say something else."""
    Change.objects.create(
        announcement=announcement,
        number=announcement.changes.count() + 1,
        changed_at=at,
        by=by,
        label=announcement.label,
        short_message=announcement.short_message,
        html=announcement.html,
        applies_on=announcement.applies_on,
        starts_at=announcement.starts_at,
        ends_at=announcement.ends_at,
    )
    times = announcement.starts_at, announcement.ends_at
    fill(announcement, values)
    announcement.take_words()
    if times != (announcement.starts_at, announcement.ends_at) or announcement.has_lapsed(at):
        # Whoever changes when it holds, or what nobody confirmed, says that it holds.
        count_anew(announcement, at)
    saved(announcement, "changed", by=by, at=at, detail=announcement.label)
    announce(at)
    return announcement


def _refuse_change(announcement, values, at):
    if announcement.ends_at <= at or values["ends_at"] <= at:
        raise ValidationError({"ends_at": IS_OVER})
    if announcement.starts_at <= at and values["starts_at"] != announcement.starts_at:
        raise ValidationError({"starts_at": "It has begun; its beginning stays."})
