"""The list of every live page for search engines (sitemaps.org protocol).

Addresses name the portal's own site, whatever host was asked.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.db.models import Max, Q
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.publishing.models import Page

from .feeds import absolute


class Pages(Sitemap):
    limit = 10_000

    def items(self):
        shown_below = Q(children__state=Page.State.LIVE)
        pages = Page.objects.live().only("path", "updated_at").order_by("path")
        return pages.annotate(below=Max("children__updated_at", filter=shown_below))

    def lastmod(self, page):
        """A page says something else also when one of those that it shows below it does."""
        return max(filter(None, (page.updated_at, page.below)))

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme


SITEMAPS = {"pages": Pages}


@require_safe
def index(request):
    """Show where the list is, in as many parts as it has."""
    address = absolute(reverse("api:sitemap", args=["pages"]))
    parts = [
        SitemapIndexItem(f"{address}?p={number}" if number > 1 else address)
        for number in Pages().paginator.page_range
    ]
    context = {"sitemaps": parts}
    return TemplateResponse(request, "sitemap_index.xml", context, content_type="application/xml")
