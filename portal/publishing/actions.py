"""The desk's verbs. Each is one transaction and writes its line of history itself.

Each begins by holding the public content, then reads the page anew: its caller's may be old.
Who is allowed to do what stands in `rules`; views ask there before they call an action.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q

from portal.core import generation
from portal.law.citations import parents, parse
from portal.law.models import Authority

from . import checks, trail
from . import content as contents
from .addresses import page_at
from .models import Citation, Event, Page, PageLink, Redirect, Revision
from .rendering import render


@transaction.atomic
def create_page(*, page, content, by, at, origin=Revision.Origin.DESK) -> Revision:
    """Store a new page, as a draft, with its first revision.

    Raises ValidationError when another page has the address.
    """
    generation.hold()
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
    page = _hold(page)
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
    page = _hold(revision.page)
    restored = _add_revision(page, revision.content, by=by, at=at, origin=Revision.Origin.DESK)
    trail.record(
        page=page,
        verb=Event.Verb.RESTORED,
        by=by,
        at=at,
        revision=restored,
        detail={"restored": revision.number},
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
    generation.hold()
    pages = [_make_live(revision, by=by, at=at, note=change_note) for revision in revisions]
    problems = [f"{page.path}: {found}" for page in pages for found in checks.findings(page)]
    if problems:
        raise ValidationError(problems)
    for page in pages:
        _keep_rendered(page)
    generation.bump()
    return pages


@transaction.atomic
def move(*, page, parent, slug, by, at) -> None:
    """Give a page, and all below it, a new address; the old ones lead to the new.

    Raises ValidationError when the address is taken or lies below the page itself, or when a link
    of a published text would come to lead nowhere.
    """
    page = _hold(page)
    parent = parent and Page.objects.get(pk=parent.pk)
    old, new = page.path, page.address_under(parent, slug)
    if new == old:
        return
    if old == "/":
        raise ValidationError({"slug": "The home page stays at /: everything else is below it."})
    if parent and parent.path.startswith(old):
        raise ValidationError("A page cannot be moved below itself. Choose another parent page.")
    if page.published_at and not checks.is_open(new):
        raise ValidationError({"slug": f"{new} is an address of the portal's own."})
    _refuse_taken(page, new)
    page.parent, page.slug = parent, slug
    page.save(update_fields=["parent", "slug"])
    moved = [page, *Page.objects.below(page)]
    for one in moved:
        _change_address(one, new + one.path.removeprefix(old), at=at)
    _render_again(moved)
    detail = {"from": old, "to": new}
    trail.record(page=page, verb=Event.Verb.MOVED, by=by, at=at, detail=detail)
    generation.bump()


@transaction.atomic
def keep_up(*, page, changes, by, at) -> None:
    """Change what is not content: owner, deputy, order and review dates."""
    page = _hold(page)
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


def _hold(page):
    generation.hold()
    return Page.objects.with_kinds().get(pk=page.pk).as_kind()


def _make_live(revision, *, by, at, note):
    page = Page.objects.with_kinds().get(pk=revision.page_id).as_kind()
    contents.apply(page, revision.content)
    page.state = Page.State.LIVE
    page.published_at = page.published_at or at
    page.updated_at = at
    if note:
        page.change_note, page.changed_at = note, at
    page.save()
    contents.relate(page, revision.content)
    # A page comes before an old address: whoever followed the redirect finds the page.
    Redirect.objects.filter(path=page.path).delete()
    page.revisions.filter(state=Revision.State.LIVE).exclude(pk=revision.pk).update(
        state=Revision.State.SUPERSEDED
    )
    revision.state = Revision.State.LIVE
    revision.save(update_fields=["state"])
    detail = {"note": note}
    trail.record(
        page=page, verb=Event.Verb.PUBLISHED, by=by, at=at, revision=revision, detail=detail
    )
    return page


def _render_again(moved):
    """Render the moved pages and those that link to them, whose texts name old addresses now."""
    touched = Q(pk__in=[page.pk for page in moved]) | Q(links_out__target__in=moved)
    for page in Page.objects.readable().filter(touched).distinct().with_kinds():
        page = page.as_kind()
        if problems := render(page):
            raise ValidationError([f"{page.path}: {found}" for found in problems])
        _keep_rendered(page)


def _keep_rendered(page):
    page.save(update_fields=["html", "text", "outline", "parts"])
    targets = {page_at(path) for path in page.parts["page_links"]}
    page.links_out.all().delete()
    PageLink.objects.bulk_create(
        PageLink(source_id=page.pk, target=target) for target in targets if target.pk != page.pk
    )
    _index_citations(page)


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
    revision = Revision.objects.create(
        page_id=page.pk,
        number=last + 1,
        content=content,
        origin=origin,
        created_at=at,
        created_by=by,
    )
    # Readers see nothing of a draft, so its row may say at once what lists of the desk show.
    if page.state == Page.State.DRAFT:
        contents.apply(page, content)
        page.save()
        contents.relate(page, content)
    return revision


def _refuse_taken(page, path):
    if Page.objects.filter(path=path).exclude(pk=page.pk).exists():
        raise ValidationError(
            {"slug": f"Another page is at {path} already. Choose another last part or parent."}
        )


def _change_address(page, path, *, at):
    old, page.path = page.path, path
    page.save(update_fields=["path"])
    if page.published_at:
        Redirect.objects.filter(path=path).delete()
        Redirect.objects.create(path=old, page_id=page.pk, created_at=at)


def _said(value):
    return value if value is None or isinstance(value, int) else str(value)
