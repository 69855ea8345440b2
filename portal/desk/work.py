"""What waits for whom: drafts, reviews, publications without a second person, findings, comments.

Only querysets and their wording stand here; `queues` shows them.
"""

from django.db.models import Case, F, OuterRef, Q, Subquery, TextField, When
from django.db.models.functions import Cast
from django.utils.text import Truncator

from portal.accounts.roles import Role
from portal.publishing.findings import Finding, Severity
from portal.publishing.models import Comment, Page, Revision
from portal.publishing.schedule_words import moment

from .panels import Row
from .queues import queue
from .sight import where

State = Revision.State

# The long texts of a page, which lists do not show.
UNSHOWN = [f"page__{name}" for name in ("body", "html", "text", "outline", "parts", "sources")]
LENGTH = 160
BAD = {
    Severity.FORBIDS: "Must be mended",
    Severity.BLOCKS: "Keeps it from being published",
    Severity.WARNING: "Warning",
}


def revisions():
    """Return revisions as the rows of lists show them, the newest first."""
    return (
        Revision.objects.select_related("page", "created_by", "approved_by", "published_by")
        .defer("content", *UNSHOWN)
        .order_by("-created_at", "-pk")
    )


def saved(revision, at) -> Row:
    return _to_edit(revision, _standing(revision))


def sent_back(revision, at) -> Row:
    return _to_edit(revision, _standing(revision), _short(revision.reason or ""))


def submitted(revision, at) -> Row:
    sent = f"Sent to review {moment(revision.submitted_at)}" if revision.submitted_at else ""
    return _to_review(revision, f"Revision {revision.number}, {_saved_by(revision)}", sent)


def agreed(revision, at) -> Row:
    who = f"Approved by {revision.approved_by}" if revision.approved_by else ""
    return _to_review(revision, f"Revision {revision.number}, {_saved_by(revision)}", who)


def forced(revision, at) -> Row:
    who = f"Published by {revision.published_by}, {moment(revision.published_at)}"
    return _to_review(revision, who, f"Reason: {_short(revision.forced_reason)}")


def failed(revision, at) -> Row:
    """Show the worst finding and how many more there are."""
    bad = [one for one in map(Finding.read, revision.findings) if one.severity in BAD]
    worst = min(bad, key=lambda one: list(BAD).index(one.severity))
    more = f" And {len(bad) - 1} more." if len(bad) > 1 else ""
    return _to_edit(revision, f"{BAD[worst.severity]}: {worst.message}{more}", _standing(revision))


def timed(revision, at) -> Row:
    is_waiting = revision.state == State.SCHEDULED
    goes_live = f"Goes live {moment(revision.publish_at)}" if is_waiting else ""
    expires = f"Expires {moment(revision.expire_at)}" if revision.expire_at else ""
    return _to_review(revision, goes_live, expires)


def remarked(comment, at) -> Row:
    who = f"{comment.by or comment.name or 'The portal itself'}, {moment(comment.at)}"
    return _to_review(comment, who, _short(comment.text))


@queue("review", "Waiting for your review", order=10, row=submitted)
def for_review(user, at):
    """In review, saved by somebody else, where the user may review; the longest waiting first."""
    waiting = revisions().filter(where(user, Role.REVIEWER, "page__path"), state=State.IN_REVIEW)
    return waiting.exclude(created_by=user).order_by("submitted_at", "pk")


@queue("unchecked", "Published without a second person", order=20, row=forced)
def unchecked(user, at):
    """Published by force by somebody else, where the user may publish, and checked by nobody."""
    flagged = revisions().filter(
        where(user, Role.PUBLISHER, "page__path"), state=State.LIVE, cleared_at=None
    )
    own = Q(published_by=user) | Q(created_by=user)
    return flagged.exclude(forced_reason="").exclude(own).order_by("published_at", "pk")


@queue("returned", "Returned to you", order=30, row=sent_back)
def returned(user, at):
    """Returned to the user, who saved it, with what was said about it last."""
    said = Comment.objects.filter(revision=OuterRef("pk")).order_by("-pk").values("text")
    mine = revisions().filter(state=State.RETURNED, created_by=user)
    return mine.annotate(reason=Subquery(said[:1]))


@queue("approved", "Approved, to be published", order=40, row=agreed)
def approved(user, at):
    may = where(user, Role.PUBLISHER, "page__path")
    return revisions().filter(may, state=State.APPROVED)


@queue("comments", "Comments to answer", order=50, row=remarked)
def comments(user, at):
    """Remarks of others, not resolved, on pages that the user may edit; the newest first."""
    may = where(user, Role.AUTHOR, "page__path")
    of_others = Comment.objects.filter(may, resolved_at=None).exclude(by=user)
    return of_others.select_related("page", "by").defer(*UNSHOWN).order_by("-at", "-pk")


@queue("checks", "Failing checks", order=70, row=failed)
def failing(user, at):
    """The newest revision of each page, where it has a warning or worse."""
    newest = Revision.objects.filter(page=OuterRef("page")).order_by("-number").values("number")
    # Not every database can look for a value in a list of objects; all can look in its text.
    named = [Q(told__contains=f'"severity": "{severity.value}"') for severity in BAD]
    return (
        revisions()
        .filter(where(user, Role.AUTHOR, "page__path"), state__in=(*Revision.WAITING, State.LIVE))
        .alias(newest=Subquery(newest[:1]), told=Cast("findings", TextField()))
        .filter(named[0] | named[1] | named[2], number=F("newest"))
    )


@queue("drafts", "Your drafts", order=80, row=saved)
def drafts(user, at):
    """What the user saved last of a page, until it is returned or readers see it."""
    mine = (State.DRAFT, State.IN_REVIEW, State.APPROVED)
    return revisions().filter(state__in=mine, created_by=user)


@queue("scheduled", "Scheduled", order=90, row=timed)
def scheduled(user, at):
    """What goes live or expires at a moment to come, the next first."""
    goes_live = Q(state=State.SCHEDULED)
    expires = Q(state=State.LIVE, page__state=Page.State.LIVE, expire_at__isnull=False)
    when = Case(When(goes_live, then="publish_at"), default="expire_at")
    return revisions().filter(goes_live | expires).order_by(when, "pk")


@queue("all", "Everything in progress", order=None, row=saved)
def in_progress(user, at):
    """Everybody's drafts and what became of them, until readers see them."""
    return revisions().filter(state__in=Revision.WAITING)


def _to_edit(one, *lines):
    return Row(one.page.title, one.page.edit_url, tuple(filter(None, lines)))


def _to_review(one, *lines):
    return Row(one.page.title, one.page.review_url, tuple(filter(None, lines)))


def _standing(revision):
    state = revision.get_state_display()
    return f"{state}: revision {revision.number}, {_saved_by(revision)}"


def _saved_by(revision):
    who = revision.created_by or "the portal itself"
    return f"saved by {who}, {moment(revision.created_at)}"


def _short(text):
    return Truncator(" ".join(text.split())).chars(LENGTH)
