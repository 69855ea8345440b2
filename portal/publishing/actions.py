"""The desk's verbs. Each is one transaction and writes its line of history itself.

Who is allowed to do what stands in `rules`; views ask there before they call an action.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q

from portal.core import generation
from portal.law.citations import parents, parse
from portal.law.models import Authority

from . import content as contents
from . import trail
from .models import Citation, Event, Page, PageLink, Redirect, Revision
from .rendering import render


@transaction.atomic
def create_page(*, page, content, by, at, origin=Revision.Origin.DESK) -> Revision:
    """Store a new page, as a draft, with its first revision.

    Raises ValidationError when another page has the address.
    """
    page.path = page.address_under(page.parent, page.slug)
    contents.apply(page, content)
    _refuse_taken(page, page.path)
    page.save()
    contents.relate(page, content)
    revision = _add_revision(page, contents.content_of(page), by=by, at=at, origin=origin)
    trail.record(page=page, verb=Event.Verb.CREATED, by=by, at=at, revision=revision)
    return revision


@transaction.atomic
def save_draft(*, page, content, by, at, origin=Revision.Origin.DESK) -> Revision:
    """Keep content as a new revision beside what readers see; unchanged content makes none."""
    latest = page.revisions.select_for_update().order_by("-number").first()
    content = contents.latest_content(page) | content
    if latest and latest.content == content:
        return latest
    revision = _add_revision(page, content, by=by, at=at, origin=origin)
    if page.state == Page.State.DRAFT:
        contents.apply(page, content)
        page.save()
        contents.relate(page, content)
    trail.record(page=page, verb=Event.Verb.SAVED, by=by, at=at, revision=revision)
    return revision


@transaction.atomic
def restore(*, revision, by, at) -> Revision:
    """Make an earlier content the page's newest draft; every revision in between stays."""
    page = revision.page.as_kind()
    restored = _add_revision(page, revision.content, by=by, at=at, origin=Revision.Origin.DESK)
    if page.state == Page.State.DRAFT:
        contents.apply(page, revision.content)
        page.save()
        contents.relate(page, revision.content)
    detail = {"restored": revision.number}
    trail.record(
        page=page, verb=Event.Verb.RESTORED, by=by, at=at, revision=restored, detail=detail
    )
    return restored


def publish(*, revision, by, at, change_note="") -> Page:
    """Make one revision what readers see. Raises ValidationError naming each problem."""
    return publish_together(revisions=[revision], by=by, at=at, change_note=change_note)[0]


@transaction.atomic
def publish_together(*, revisions, by, at, change_note="") -> list[Page]:
    """Publish revisions of several pages at once, so that they may link to one another.

    Raises ValidationError with a line for each problem of each page; then nothing has changed.
    """
    pages = [_make_live(revision, by=by, at=at, note=change_note) for revision in revisions]
    problems = [f"{page.path}: {problem}" for page in pages for problem in _render_and_index(page)]
    if problems:
        raise ValidationError(problems)
    generation.bump()
    return pages


@transaction.atomic
def move(*, page, parent, slug, by, at) -> None:
    """Give a page, and all below it, a new address; the old ones lead to the new.

    Raises ValidationError when the address is taken or lies below the page itself.
    """
    old, new = page.path, page.address_under(parent, slug)
    if new == old:
        return
    if old == "/":
        raise ValidationError({"slug": "The home page stays at /: everything else is below it."})
    if parent and parent.path.startswith(old):
        raise ValidationError("A page cannot be moved below itself. Choose another parent page.")
    _refuse_taken(page, new)
    page.parent, page.slug = parent, slug
    page.save(update_fields=["parent", "slug"])
    moved = [page, *Page.objects.below(page)]
    for one in moved:
        _change_address(one, new + one.path.removeprefix(old), at=at)
    for one in (
        Page.objects.readable()
        .filter(Q(pk__in=[one.pk for one in moved]) | Q(links_out__target__in=moved))
        .distinct()
        .with_kinds()
    ):
        _render_and_index(one.as_kind())
    trail.record(page=page, verb=Event.Verb.MOVED, by=by, at=at, detail={"from": old, "to": new})
    generation.bump()


@transaction.atomic
def keep_up(*, page, changes, by, at) -> None:
    """Change what is not content: owner, deputy, order and review dates."""
    before = {name: getattr(page, name) for name in changes}
    changed = {name: value for name, value in changes.items() if before[name] != value}
    if not changed:
        return
    for name, value in changed.items():
        setattr(page, name, value)
    page.save(update_fields=list(changed))
    detail = {name: [_said(before[name]), _said(value)] for name, value in changed.items()}
    trail.record(page=page, verb=Event.Verb.UPKEEP, by=by, at=at, detail=detail)
    generation.bump()


def _make_live(revision, *, by, at, note):
    page = Page.objects.select_for_update(of=("self",)).get(pk=revision.page_id).as_kind()
    contents.apply(page, revision.content)
    page.full_clean(exclude=["parent"])
    if page.parent and page.parent.state not in Page.READABLE:
        raise ValidationError(
            {"parent": f"Publish {page.parent.path} first: this page is below it."}
        )
    page.state = Page.State.LIVE
    page.published_at = page.published_at or at
    page.updated_at, page.change_note = at, note
    page.save()
    contents.relate(page, revision.content)
    page.revisions.filter(state=Revision.State.LIVE).exclude(pk=revision.pk).update(
        state=Revision.State.SUPERSEDED
    )
    revision.state = Revision.State.LIVE
    revision.save(update_fields=["state"])
    trail.record(
        page=page, verb=Event.Verb.PUBLISHED, by=by, at=at, revision=revision, detail={"note": note}
    )
    return page


def _render_and_index(page):
    problems = render(page)
    page.save(update_fields=["html", "text", "outline", "parts"])
    targets = Page.objects.filter(path__in=page.parts["page_links"]).exclude(pk=page.pk)
    page.links_out.all().delete()
    PageLink.objects.bulk_create(PageLink(source_id=page.pk, target=target) for target in targets)
    _index_citations(page)
    return problems


def _index_citations(page):
    direct = {entry["citation"] for entry in page.authorities}
    page.citations.all().delete()
    for text in sorted(direct | {parent for one in direct for parent in parents(parse(one))}):
        citation = parse(text)
        authority, _ = Authority.objects.get_or_create(
            citation=citation.text, defaults={"kind": citation.kind, "url": citation.url}
        )
        Citation.objects.create(page_id=page.pk, authority=authority, is_direct=text in direct)


def _add_revision(page, content, *, by, at, origin):
    last = page.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        page_id=page.pk,
        number=last + 1,
        content=content,
        origin=origin,
        created_at=at,
        created_by=by,
    )


def _refuse_taken(page, path):
    if Page.objects.filter(path=path).exclude(pk=page.pk).exists():
        raise ValidationError(
            {"slug": f"Another page is at {path} already. Choose another last part or parent."}
        )
    # A page comes before an old address: whoever followed the redirect finds the new page.
    Redirect.objects.filter(path=path).delete()


def _change_address(page, path, *, at):
    old, page.path = page.path, path
    page.save(update_fields=["path"])
    Redirect.objects.filter(path=path).delete()
    if page.published_at:
        Redirect.objects.create(path=old, page_id=page.pk, created_at=at)


def _said(value):
    return value if value is None or isinstance(value, int) else str(value)
