"""Which page links where: read from what readers get, and kept right by `manage.py check_links`."""

from collections.abc import Iterator

from django.db import transaction

from portal.publishing.models import Page

from .finding import links_in
from .models import URL_LENGTH, ExternalLink, LinkUse


def read_pages() -> dict[int, dict[str, str]]:
    """Return, by the number of each readable page, what `links_on` finds there."""
    pages = Page.objects.readable().order_by().only("html", "parts")
    return {page.pk: links_on(page) for page in pages.iterator(chunk_size=200)}


@transaction.atomic
def keep(found: dict[int, dict[str, str]]) -> None:
    """Make links and uses what was read from the pages; nothing is written of unchanged ones."""
    known = _known()
    for page in known.keys() | found.keys():
        links = found.get(page, {})
        if links != known.get(page, {}):
            _keep_page(page, links)
    ExternalLink.objects.filter(uses=None).delete()


def links_on(page) -> dict[str, str]:
    """Return the addresses of other sites that a page links to, with the words, a line each.

    Addresses longer than URL_LENGTH are left out; browsers and sites fail at them too.
    """
    texts: dict[str, dict[str, None]] = {}
    written = (link for html in _rendered(page) if "<a" in html for link in links_in(html))
    for url, text in written:
        if len(url.encode()) <= URL_LENGTH:
            texts.setdefault(url, {})[text] = None
    return {url: "\n".join(found) for url, found in texts.items()}


def _rendered(page) -> Iterator[str]:
    yield page.html
    yield from _strings(page.parts)


def _strings(part) -> Iterator[str]:
    """Give every text of a page's parts, whatever a kind of page keeps there."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _strings(one)


def _known():
    known: dict[int, dict[str, str]] = {}
    for page, url, text in LinkUse.objects.order_by().values_list("page", "link__url", "text"):
        known.setdefault(page, {})[url] = text
    return known


def _keep_page(page, found):
    ExternalLink.objects.bulk_create(
        [ExternalLink(url=url) for url in found], ignore_conflicts=True
    )
    links = ExternalLink.objects.in_bulk(list(found), field_name="url")
    LinkUse.objects.filter(page=page).delete()
    LinkUse.objects.bulk_create(
        LinkUse(link=links[url], page_id=page, text=text) for url, text in found.items()
    )
