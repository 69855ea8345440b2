"""What readers get of a page, kept right: its HTML, its links, the law it rests on, its notice."""

from django.core.exceptions import ValidationError
from django.db.models import Min, Q

from portal.core import generation
from portal.law.citations import parents, parse
from portal.law.models import Authority
from portal.publishing import trail
from portal.publishing.addresses import page_at
from portal.publishing.models import Citation, Event, Page, PageLink, Revision
from portal.publishing.rendering import render
from portal.publishing.signals import pages_shown


def keep_rendered(page) -> None:
    """Store what `render` filled in, and index the page's links and citations."""
    page.save(update_fields=["html", "text", "outline", "parts"])
    _index_links(page)
    _index_citations(page)


def render_again(changed) -> None:
    """Render changed pages and those that link to them, whose texts name old addresses now.

    Raises ValidationError when one of them could not be read any more.
    """
    touched = Q(pk__in=[page.pk for page in changed]) | Q(links_out__target__in=changed)
    pages = Page.objects.readable().filter(touched).distinct().with_kinds()
    pages = [page.as_kind() for page in pages]
    for page in pages:
        if problems := render(page):
            raise ValidationError([f"{page.path}: {found}" for found in problems])
        keep_rendered(page)
    pages_shown.send(render_again, pages=pages)


def stand_ins(paths):
    """Return the readable pages to which addresses lead whose own page readers cannot open."""
    return (
        Page.objects.readable()
        .exclude(path__in=paths)
        .filter(
            Q(redirects__path__in=paths)
            | Q(predecessors__path__in=paths)
            | Q(predecessors__redirects__path__in=paths)
        )
        .distinct()
    )


def put_away(page, *, reason, by, at) -> None:
    """Withdraw a live page: it stays readable under a notice with the reason."""
    page.state, page.withdrawn_reason, page.withdrawn_at = Page.State.WITHDRAWN, reason, at
    page.save(update_fields=["state", "withdrawn_reason", "withdrawn_at"])
    trail.record(page=page, verb=Event.Verb.WITHDRAWN, by=by, at=at, detail={"note": reason})
    pages_shown.send(put_away, pages=[page])
    generation.bump()


def expiring():
    """Return the revisions that readers see until a moment."""
    return Revision.objects.filter(
        state=Revision.State.LIVE, page__state=Page.State.LIVE, expire_at__isnull=False
    )


def next_moment():
    """Return when the public content changes by itself next, or None."""
    scheduled = Revision.objects.filter(state=Revision.State.SCHEDULED)
    first = [
        scheduled.aggregate(first=Min("publish_at"))["first"],
        expiring().aggregate(first=Min("expire_at"))["first"],
    ]
    return min(filter(None, first), default=None)


def announce() -> None:
    """Tell every process when the public content changes by itself next."""
    generation.set_due("publishing", next_moment())


def _index_links(page):
    named = page.parts["page_links"]
    targets = dict(Page.objects.readable().filter(path__in=named).values_list("path", "pk"))
    moved = {page_at(path).pk for path in named if path not in targets}
    page.links_out.all().delete()
    PageLink.objects.bulk_create(
        PageLink(source_id=page.pk, target_id=target)
        for target in {*targets.values(), *moved} - {page.pk}
    )


def _index_citations(page):
    direct = {entry["citation"] for entry in page.authorities}
    cited = {text: parse(text) for text in direct}
    cited |= {text: parse(text) for one in cited.values() for text in parents(one)}
    Authority.objects.bulk_create(
        [Authority(citation=one.text, kind=one.kind, url=one.url) for one in cited.values()],
        ignore_conflicts=True,
    )
    page.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(page_id=page.pk, authority=authority, is_direct=authority.citation in direct)
        for authority in Authority.objects.filter(citation__in=cited)
    )
