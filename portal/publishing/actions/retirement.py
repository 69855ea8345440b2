"""The end of a page: readable under a notice, or replaced by another, or gone."""

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.core import generation
from portal.publishing import rules, trail
from portal.publishing.models import Event, Page, Revision
from portal.publishing.signals import pages_shown

from .held import held
from .showing import announce, put_away, render_again


@transaction.atomic
def withdraw(*, page, reason, by, at) -> None:
    """Keep a page readable under a notice with the reason, but out of lists and search."""
    page = held(page)
    rules.require(by, rules.can_publish, page)
    if not reason.strip():
        raise ValidationError({"reason": "Say why, for readers: the notice shows it."})
    if page.state != Page.State.LIVE:
        raise ValidationError("Only a live page can be withdrawn.")
    if page.path == "/":
        raise ValidationError("The home page stays.")
    put_away(page, reason=reason.strip(), by=by, at=at)
    announce()


@transaction.atomic
def archive(*, page, by, at, successor=None, reason="") -> None:
    """Take a page down: its address leads to the successor, or answers 410 with the reason.

    Raises ValidationError while something is below it or scheduled, or when a link of a readable
    page would come to lead nowhere.
    """
    page = held(page)
    rules.require(by, rules.can_publish, page)
    successor = successor and Page.objects.get(pk=successor.pk)
    _refuse_to_archive(page, successor, reason)
    page.state, page.successor, page.withdrawn_reason = Page.State.ARCHIVED, successor, reason
    page.withdrawn_at = at
    page.save()
    # Whatever led here before leads straight to where this leads.
    page.predecessors.update(successor=successor, withdrawn_reason=reason)
    if successor:
        render_again([page])
    pages_shown.send(archive, pages=[page])
    announce()
    detail = {"to": successor.path} if successor else {}
    trail.record(
        page=page, verb=Event.Verb.ARCHIVED, by=by, at=at, detail=detail | {"note": reason}
    )
    generation.bump()


def _refuse_to_archive(page, successor, reason):
    if page.state not in Page.READABLE:
        raise ValidationError("Only a page that readers can open can be taken down.")
    if page.path == "/":
        raise ValidationError("The home page stays.")
    if page.children.readable().exists():
        raise ValidationError("Move or take down the pages below this one first.")
    if page.revisions.filter(state=Revision.State.SCHEDULED).exists():
        raise ValidationError("Take its revision off the schedule first.")
    if successor is None:
        _refuse_without_successor(page, reason)
    elif successor.pk == page.pk or successor.state not in Page.READABLE:
        raise ValidationError({"successor": "Choose another page, one that readers can open."})


def _refuse_without_successor(page, reason):
    if not reason.strip():
        raise ValidationError({"reason": "Say why, for readers who follow an old link."})
    sources = Page.objects.readable().filter(links_out__target=page).exclude(pk=page.pk)
    if sources:
        paths = ", ".join(source.path for source in sources)
        raise ValidationError(f"Pages link to it: {paths}. Change them first, or name a successor.")
