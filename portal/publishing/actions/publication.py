"""Publication: a second person stands behind a text, and readers see it."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.core import generation
from portal.publishing import checks, rules, trail
from portal.publishing import content as contents
from portal.publishing.findings import Severity
from portal.publishing.models import Event, Page, Redirect, Revision
from portal.publishing.schedule_words import moment
from portal.publishing.signals import pages_shown

from .held import held_revision
from .showing import announce, keep_rendered, render_again, stand_ins

State = Revision.State


class Stopped(ValidationError):
    """What keeps revisions from readers: `lines` by revision."""

    def __init__(self, lines):
        self.lines = lines
        super().__init__([line for found in lines.values() for line in found])


@transaction.atomic
def publish(*, revision, by, at, note="", expire_at=None, forced_reason="") -> Page:
    """Make one revision what readers see, until `expire_at` if that is given.

    Somebody other than its author must have approved it or publish it. A publisher may do without,
    and may override findings that block, by giving a reason; the page is flagged until another
    publisher has looked at it. Raises ValidationError naming each problem.
    """
    revision = held_revision(revision)
    rules.require(by, rules.can_publish, revision.page)
    _refuse_unfit(revision)
    refuse_end(revision.page, expire_at, since=at)
    stand_behind(revision, by=by, on=at, reason=forced_reason)
    revision.note, revision.expire_at = note, expire_at
    return show([revision], by=by, at=at)[0]


@transaction.atomic
def publish_together(*, revisions, by, at, notes=None) -> list[Page]:
    """Publish revisions of several pages at once, so that they may link to one another.

    `notes` has, by the id of a revision, what the public is told of the change.
    Raises ValidationError with a line for each problem of each page; then nothing has changed.
    """
    revisions = [held_revision(one) for one in revisions]
    for revision in revisions:
        rules.require(by, rules.can_publish, revision.page)
        _refuse_unfit(revision)
        stand_behind(revision, by=by, on=at, reason="")
        revision.note = (notes or {}).get(revision.pk, "")
    return show(revisions, by=by, at=at)


@transaction.atomic
def clear(*, revision, by, at) -> None:
    """Say that a forced publication is in order: done by another publisher."""
    revision = held_revision(revision)
    rules.require(by, rules.can_publish, revision.page)
    if by is not None and not rules.can_clear(by, revision):
        raise ValidationError("Another publisher must check this: you wrote or published it.")
    if not revision.is_flagged:
        raise ValidationError("Nothing waits for a check here. Open the page again.")
    revision.cleared_at, revision.cleared_by = at, by
    revision.save(update_fields=["cleared_at", "cleared_by"])
    trail.record(page=revision.page, verb=Event.Verb.CLEARED, by=by, at=at, revision=revision)


def stand_behind(revision, *, by, on, reason) -> None:
    """Keep a publisher's reason with the revision if it needs one.

    Raises ValidationError, at the field of the reason, if it needs one and has none.
    """
    if by is None:
        return
    needed = checks.needs_reason(revision, by=by, on=on)
    if needed and not reason.strip():
        raise ValidationError({"forced_reason": needed})
    revision.forced_reason = reason.strip() if needed else ""
    revision.cleared_at = revision.cleared_by = None


def show(revisions, *, by, at) -> list[Page]:
    """Make revisions what readers see, as part of the caller's transaction.

    Raises Stopped with a line for each problem of each page.
    """
    stood_in = list(stand_ins([revision.page.path for revision in revisions]))
    pages = [_make_live(revision, by=by, at=at) for revision in revisions]
    found = {one: _check(page, one) for page, one in zip(pages, revisions, strict=True)}
    if stops := {revision: lines for revision, lines in found.items() if lines}:
        raise Stopped(stops)
    for page in pages:
        keep_rendered(page)
    pages_shown.send(show, pages=pages)
    # Links that led elsewhere while these pages were not there lead to them now.
    render_again(stood_in)
    announce()
    generation.bump()
    return pages


def refuse_past(value, *, since, field) -> None:
    """Raise ValidationError, at the field, for a moment that is not after another."""
    if value and value <= since:
        raise ValidationError({field: f"Choose a time after {moment(since)}."})


def refuse_end(page, expire_at, *, since) -> None:
    """Raise ValidationError, at the field, for a page that would end too soon, or never may."""
    refuse_past(expire_at, since=since, field="expire_at")
    if expire_at and page.path == "/":
        raise ValidationError({"expire_at": "The home page stays. Leave this empty."})


def _refuse_unfit(revision):
    is_back = revision.state == State.LIVE and not revision.page.is_live
    if not is_back and revision.state not in Revision.WAITING:
        raise ValidationError("Only the newest draft can be published. Restore this one first.")
    scheduled = revision.page.revisions.filter(state=State.SCHEDULED).exclude(pk=revision.pk)
    if other := scheduled.first():
        raise ValidationError(
            f"Revision {other.number} is scheduled for {moment(other.publish_at)} and would take "
            "the place of this text then. Take it off the schedule first."
        )


def _make_live(revision, *, by, at):
    page = Page.objects.filter(pk=revision.page_id).first_as_kind()
    # What was scheduled counts from its time, however late it was carried out.
    is_due = revision.state == State.SCHEDULED and by is None
    since = min(revision.publish_at, at) if is_due else at
    contents.apply(page, revision.content)
    page.state = Page.State.LIVE
    page.published_at = page.published_at or since
    page.updated_at = since
    page.withdrawn_at, page.withdrawn_reason, page.successor = None, "", None
    if revision.note:
        page.change_note, page.changed_at = revision.note, since
    page.save()
    contents.relate(page, revision.content)
    # A page comes before an old address: whoever followed the redirect finds the page.
    Redirect.objects.filter(path=page.path).delete()
    page.revisions.filter(state=State.LIVE).exclude(pk=revision.pk).update(state=State.SUPERSEDED)
    revision.state, revision.published_at, revision.publish_at = State.LIVE, since, None
    revision.published_by = by or revision.published_by
    revision.save()
    _record(page, revision, by=by, since=since, at=at)
    return page


def _check(page, revision):
    """Keep what is noticed with the revision; return a line for what keeps it from readers."""
    found = checks.findings(page, on=page.updated_at)
    revision.findings = [asdict(one) for one in found]
    revision.save(update_fields=["findings"])
    least = Severity.FORBIDS if revision.forced_reason else Severity.BLOCKS
    return [f"{page.path}: {one}" for one in found if one.severity.stops(least)]


def _record(page, revision, *, by, since, at):
    detail = {
        "note": revision.note,
        "forced": revision.forced_reason,
        "until": revision.expire_at,
        "carried_out_at": at if at != since else None,
    }
    detail = {name: value for name, value in detail.items() if value or name == "note"}
    trail.record(
        page=page, verb=Event.Verb.PUBLISHED, by=by, at=since, revision=revision, detail=detail
    )
