"""An announcement on its way to readers: written, sent to a second person, posted."""

from django.db import transaction
from django.db.models import Max

from portal.core import generation
from portal.status import rules
from portal.status.due import announce
from portal.status.models import Announcement

from .held import count_anew, fill, held, refuse_over, require, saved

State = Announcement.State
# Below are the numbers of what was announced before this portal.
FIRST_NUMBER = 1001


@transaction.atomic
def draft(*, area, values, by, at) -> Announcement:
    """Write an announcement that nobody sees yet; `values` are those of `Announcement.FIELDS`."""
    generation.hold()
    require(rules.can_draft(by))
    last = Announcement.objects.aggregate(last=Max("number"))["last"] or 0
    announcement = Announcement(area=area, number=max(last + 1, FIRST_NUMBER), created_at=at)
    return _written(announcement, values, by=by, at=at, verb="drafted")


@transaction.atomic
def redraft(*, announcement, values, by, at, seen) -> Announcement:
    """Write it anew before it is posted; whoever approved it before approved another text.

    `seen` is the number of lines that its log had when the person opened it.
    """
    announcement = held(announcement, State.DRAFT, State.WAITING, seen=seen)
    require(rules.can_draft(by))
    announcement.state, announcement.approved_by = State.DRAFT, None
    return _written(announcement, values, by=by, at=at, verb="rewritten")


@transaction.atomic
def propose(*, announcement, by, at) -> Announcement:
    """Send it to a second person."""
    announcement = held(announcement, State.DRAFT)
    require(rules.can_draft(by))
    refuse_over(announcement, at)
    announcement.state = State.WAITING
    return saved(announcement, "proposed", by=by, at=at)


@transaction.atomic
def approve(*, announcement, by, at, seen=None) -> Announcement:
    """Stand behind it as the second person; posted at once if one of the two may post."""
    announcement = held(announcement, State.WAITING, seen=seen)
    require(rules.can_approve(by, announcement))
    announcement.approved_by = by
    saved(announcement, "approved", by=by, at=at)
    author = announcement.created_by
    if rules.can_publish(by) or (author and rules.can_publish(author)):
        return _posted(announcement, by=by, at=at)
    return announcement


@transaction.atomic
def give_back(*, announcement, by, at, reason) -> Announcement:
    """Return it to whoever wrote it, with the reason."""
    announcement = held(announcement, State.WAITING)
    require(rules.can_review(by))
    announcement.state, announcement.approved_by = State.DRAFT, None
    return saved(announcement, "returned", by=by, at=at, detail=reason)


@transaction.atomic
def post(*, announcement, by, at, seen=None) -> Announcement:
    """Show it to readers from its beginning on."""
    announcement = held(announcement, State.DRAFT, State.WAITING, seen=seen)
    require(rules.can_post(by, announcement))
    return _posted(announcement, by=by, at=at)


def _written(announcement, values, *, by, at, verb):
    fill(announcement, values)
    announcement.created_by = by
    return saved(announcement, verb, by=by, at=at)


def _posted(announcement, *, by, at):
    refuse_over(announcement, at)
    announcement.state, announcement.posted_at = State.LIVE, at
    announcement.take_words()
    count_anew(announcement, at)
    saved(announcement, "posted", by=by, at=at)
    announce(at)
    return announcement
