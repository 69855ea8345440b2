"""Atom feeds (RFC 4287): what's new, and what changed below any page.

Addresses name the portal's own site, whatever host was asked, since answers are shared.
"""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from portal.publishing.changes import notes
from portal.publishing.models import Page

SHOWN = 50


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


class WhatsNew(Feed):
    """The public change notes, the newest first."""

    feed_type = Atom1Feed
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
        return note["title"]

    def item_description(self, note):
        return note["note"]

    def item_link(self, note):
        return absolute(note["url"])

    def item_guid(self, note):
        # A page may have several notes.
        return f"{absolute(note['url'])}#{note['at']:%Y%m%dT%H%M%S}"

    def item_updateddate(self, note):
        return note["at"]


class Branch(Feed):
    """The live pages below a page, the latest changed first."""

    feed_type = Atom1Feed

    def get_object(self, request, address):
        page = Page.objects.live().filter(path=f"/{address}").for_cards().first()
        if page is None:
            raise Http404
        return page

    def title(self, page):
        return f"{page.title}: {settings.SITE_NAME}"

    def subtitle(self, page):
        return page.summary

    def author_name(self, page):
        return settings.SITE_NAME

    def link(self, page):
        return absolute(page.path)

    def feed_url(self, page):
        return absolute(reverse("api:branch", args=[page.path.lstrip("/")]))

    def items(self, page):
        return Page.objects.live().below(page).for_cards().order_by("-updated_at", "path")[:SHOWN]

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return page.summary

    def item_link(self, page):
        return absolute(page.path)

    def item_updateddate(self, page):
        return page.updated_at
