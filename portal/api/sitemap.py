"""The list of every live page for search engines (sitemaps.org protocol)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from portal.publishing.models import Page


class Pages(Sitemap):
    limit = 10_000

    def items(self):
        return Page.objects.live().only("path", "updated_at").order_by("path")

    def lastmod(self, page):
        return page.updated_at

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme


SITEMAPS = {"pages": Pages}
