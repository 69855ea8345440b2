"""Review: send a text to others, and what they answer."""

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.publishing import rules, trail
from portal.publishing.models import Comment, Event, Revision, ShareLink

from .held import held_revision

State = Revision.State
TO_SUBMIT = (State.DRAFT, State.RETURNED)
TO_APPROVE = (State.DRAFT, State.IN_REVIEW)
TO_RETURN = (State.IN_REVIEW, State.APPROVED)


@transaction.atomic
def submit(*, revision, by, at, note="") -> Revision:
    """Ask for review of a draft; `note`, for the reviewer, joins the comments."""
    revision = held_revision(revision)
    rules.require(by, rules.can_edit, revision.page)
    _refuse_unless(revision, TO_SUBMIT, "sent to review")
    revision.state, revision.submitted_at = State.IN_REVIEW, at
    revision.save(update_fields=["state", "submitted_at"])
    if note.strip():
        _comment(revision, by=by, name="", text=note, at=at)
    return _recorded(revision, Event.Verb.SUBMITTED, by=by, at=at, note=note)


@transaction.atomic
def approve(*, revision, by, at, note="") -> Revision:
    """Say that a text may be published. Nobody approves what they saved themselves."""
    revision = held_revision(revision)
    rules.require(by, rules.can_review, revision.page)
    if by is not None and not rules.can_approve(by, revision):
        raise ValidationError("You saved this text yourself. Somebody else must approve it.")
    _refuse_unless(revision, TO_APPROVE, "approved")
    revision.state, revision.approved_by = State.APPROVED, by
    revision.save(update_fields=["state", "approved_by"])
    return _recorded(revision, Event.Verb.APPROVED, by=by, at=at, note=note)


@transaction.atomic
def return_to_author(*, revision, reason, by, at) -> Revision:
    """Give a text back with the reason, which joins the comments. The reason is required."""
    revision = held_revision(revision)
    rules.require(by, rules.can_review, revision.page)
    if not reason.strip():
        raise ValidationError({"reason": "Say what the author should change."})
    _refuse_unless(revision, TO_RETURN, "returned")
    revision.state, revision.approved_by = State.RETURNED, None
    revision.save(update_fields=["state", "approved_by"])
    _comment(revision, by=by, name="", text=reason, at=at)
    return _recorded(revision, Event.Verb.RETURNED, by=by, at=at, note=reason)


@transaction.atomic
def comment(*, revision, text, by, at, name="") -> Comment:
    """Remark on a text: as somebody at the desk, or by name through a share link (`by` None)."""
    if by is not None:
        rules.require(by, rules.can_view, revision.page)
    return _comment(revision, by=by, name=name, text=text, at=at)


@transaction.atomic
def resolve(*, comment, by, at) -> None:
    """Mark a comment as dealt with."""
    rules.require(by, rules.can_edit, comment.page)
    Comment.objects.filter(pk=comment.pk, resolved_at=None).update(resolved_at=at, resolved_by=by)


@transaction.atomic
def share(*, revision, expires_at, by, at) -> ShareLink:
    """Make an address at which people without an account may read one revision, for a time."""
    revision = held_revision(revision)
    rules.require(by, rules.can_edit, revision.page)
    if expires_at <= at:
        raise ValidationError({"expires_at": "Choose a day to come."})
    link = ShareLink.objects.create(
        revision=revision, created_at=at, created_by=by, expires_at=expires_at
    )
    detail = {"until": expires_at}
    trail.record(
        page=revision.page, verb=Event.Verb.SHARED, by=by, at=at, revision=revision, detail=detail
    )
    return link


@transaction.atomic
def end_share(*, link, by, at) -> None:
    """Close a share link at once."""
    rules.require(by, rules.can_edit, link.revision.page)
    ShareLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=at)


def _refuse_unless(revision, states, done):
    if revision.state not in states:
        now = revision.get_state_display().lower()
        raise ValidationError(
            f"Revision {revision.number} is {now} now and cannot be {done}. Open the page again."
        )


def _comment(revision, **fields):
    return Comment.objects.create(page_id=revision.page_id, revision=revision, **fields)


def _recorded(revision, verb, *, by, at, note):
    detail = {"note": note} if note else {}
    trail.record(page=revision.page, verb=verb, by=by, at=at, revision=revision, detail=detail)
    return revision
