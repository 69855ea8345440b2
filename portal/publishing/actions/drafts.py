"""Drafts: begin a page, save it, take it back to an earlier text, copy it, throw it away."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from portal.core import generation
from portal.publishing import checks, rules, trail
from portal.publishing import content as contents
from portal.publishing.models import Event, Page, Revision

from .held import held
from .showing import announce


@transaction.atomic
def create_page(*, page, content, by, at, origin=Revision.Origin.DESK, detail=None) -> Revision:
    """Store a new page, as a draft, with its first revision.

    Raises ValidationError when another page has the address.
    """
    generation.hold()
    _place(page, by=by)
    return _begin(page, content, by=by, at=at, origin=origin, detail=detail)


@transaction.atomic
def create_together(*, pages, by, at, origin=Revision.Origin.DESK) -> list[Revision]:
    """Store new pages, as drafts, that may be below one another and name one another as related.

    Of each (page, content) the page is stored before the next pair is asked for; content, a
    function without arguments, is called once all pages are there.
    """
    generation.hold()
    placed = []
    for page, content in pages:
        _place(page, by=by)
        placed.append((page, content))
    return [_begin(page, content(), by=by, at=at, origin=origin) for page, content in placed]


@transaction.atomic
def save_draft(*, page, content, by, at, origin=Revision.Origin.DESK) -> Revision:
    """Keep content as a new revision beside what readers see; unchanged content makes none.

    It takes the place of an open revision, whose review is over with that. What is scheduled stays.
    """
    page = held(page)
    rules.require(by, rules.can_edit, page)
    latest = page.revisions.order_by("-number").first()
    content = contents.latest_content(page) | content
    if latest and latest.content == content:
        return latest
    revision = _add_revision(page, content, by=by, at=at, origin=origin)
    trail.record(page=page, verb=Event.Verb.SAVED, by=by, at=at, revision=revision)
    return revision


@transaction.atomic
def restore(*, revision, by, at) -> Revision:
    """Make an earlier content the page's newest draft; every revision in between stays."""
    page = held(revision.page)
    rules.require(by, rules.can_edit, page)
    content = contents.content_of(page) | revision.content
    restored = _add_revision(page, content, by=by, at=at, origin=Revision.Origin.DESK)
    trail.record(
        page=page,
        verb=Event.Verb.RESTORED,
        by=by,
        at=at,
        revision=restored,
        detail={"restored": revision.number},
    )
    return restored


@transaction.atomic
def duplicate(*, page, parent, slug, by, at) -> Page:
    """Begin a new page, a draft at another address, with the content that was saved last."""
    original = held(page)
    copy = type(original)(parent=parent, slug=slug, order=original.order, owner=by)
    content = contents.latest_content(original)
    create_page(page=copy, content=content, by=by, at=at, detail={"copy_of": original.path})
    return copy


@transaction.atomic
def delete_draft(*, page, by, at) -> None:
    """Delete a page that was never public. Its lines of the log stay."""
    page = held(page)
    rules.require(by, rules.can_edit, page)
    if page.published_at:
        raise ValidationError("Readers have known this page: withdraw it or take it down instead.")
    if page.children.exists():
        raise ValidationError("Delete or move the pages below this one first.")
    trail.record(page=page, verb=Event.Verb.DELETED, by=by, at=at, detail={"title": page.title})
    page.delete()
    announce()


def refuse_taken(page, path):
    """Raise ValidationError, at the field, when another page is at the address."""
    if Page.objects.filter(path=path).exclude(pk=page.pk).exists():
        raise ValidationError(
            {"slug": f"Another page is at {path} already. Choose another last part or parent."}
        )


def _place(page, *, by):
    page.path = page.address_under(page.parent, page.slug)
    rules.require(by, rules.can_create, page.path)
    refuse_taken(page, page.path)
    page.save()


def _begin(page, content, *, by, at, origin, detail=None):
    contents.apply(page, content)
    contents.relate(page, content)
    revision = _add_revision(page, contents.content_of(page), by=by, at=at, origin=origin)
    trail.record(page=page, verb=Event.Verb.CREATED, by=by, at=at, revision=revision, detail=detail)
    return revision


def _add_revision(page, content, *, by, at, origin):
    last = page.revisions.aggregate(last=Max("number"))["last"] or 0
    page.revisions.filter(state__in=Revision.OPEN).update(state=Revision.State.SUPERSEDED)
    draft = contents.draft_of(page, content)
    # A seed is checked when it is published, right after this.
    found = [] if origin == Revision.Origin.SEED else checks.findings(draft, on=at)
    revision = Revision.objects.create(
        page_id=page.pk,
        number=last + 1,
        content=content,
        origin=origin,
        created_at=at,
        created_by=by,
        findings=[asdict(one) for one in found],
    )
    # Readers see nothing of a draft, so its row may say at once what lists of the desk show.
    if page.state == Page.State.DRAFT:
        contents.apply(page, content)
        page.save()
        contents.relate(page, content)
    return revision
