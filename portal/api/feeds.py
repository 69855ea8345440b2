"""Atom feeds (RFC 4287): what's new, and what changed below any page.

Addresses name the portal's own site, whatever host was asked, since answers are shared.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, format_html

from portal.publishing.changes import notes
from portal.publishing.models import Page

SHOWN = 50
# Every character that XML 1.0 has no way to write (section 2.2).
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def writable(text: str) -> str:
    """Return a text without the characters that no feed can hold."""
    return NO_XML.sub("", text)


def identifier(what: str, number: int, at) -> str:
    """Return an id that stays when a page gets another title or address (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{at:%Y-%m-%d}:{what}/{number}"


class Atom(Atom1Feed):
    """With nothing in it, says that it changed when what it is about was published: `since`."""

    def latest_post_date(self):
        since = None if self.items else self.feed.get("since")
        return since or super().latest_post_date()


class WhatsNew(Feed):
    """The public change notes, the newest first."""

    feed_type = Atom
    subtitle = "What changed on the pages of the portal. Small corrections are left out."

    def title(self):
        return f"What's new: {settings.SITE_NAME}"

    def author_name(self):
        return settings.SITE_NAME

    def link(self):
        return absolute(reverse("navigation:whats_new"))

    def feed_url(self):
        return absolute(reverse("api:whats_new"))

    def items(self):
        return notes()[:SHOWN]

    def item_title(self, note):
        return writable(note["title"])

    def item_description(self, note):
        return escape(writable(note["note"]))

    def item_link(self, note):
        return absolute(note["url"])

    def item_guid(self, note):
        # A page may have several notes.
        return identifier("change", note["revision"], note["at"])

    def item_pubdate(self, note):
        return note["at"]

    item_updateddate = item_pubdate


class Branch(Feed):
    """The live pages below a page, the latest changed first, each with its latest change note."""

    feed_type = Atom

    def get_object(self, request, address):
        shown = Page.objects.live().only("path", "title", "summary", "published_at")
        page = shown.filter(path=f"/{address}").first()
        if page is None:
            raise Http404
        return page

    def feed_extra_kwargs(self, page):
        return {"since": page.published_at}

    def title(self, page):
        return writable(f"{page.title}: {settings.SITE_NAME}")

    def subtitle(self, page):
        return writable(page.summary)

    def author_name(self, page):
        return settings.SITE_NAME

    def link(self, page):
        return absolute(page.path)

    def feed_url(self, page):
        return absolute(reverse("api:branch", args=[page.path.lstrip("/")]))

    def feed_guid(self, page):
        return identifier("below", page.pk, page.published_at)

    def items(self, page):
        shown = ("path", "title", "summary", "change_note", "published_at", "updated_at")
        below = Page.objects.live().below(page).only(*shown)
        return below.order_by("-updated_at", "path")[:SHOWN]

    def item_title(self, page):
        return writable(page.title)

    def item_description(self, page):
        note = f"Latest change: {page.change_note}" if page.change_note else ""
        lines = [format_html("<p>{}</p>", writable(line)) for line in (page.summary, note) if line]
        return "".join(lines)

    def item_link(self, page):
        return absolute(page.path)

    def item_guid(self, page):
        return identifier("page", page.pk, page.published_at)

    def item_pubdate(self, page):
        return page.published_at

    def item_updateddate(self, page):
        return page.updated_at
