from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, re_path

from portal.core.page_cache import for_everyone

from . import views
from .feeds import Branch, WhatsNew
from .sitemap import SITEMAPS

app_name = "api"

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "api:sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("feeds/whats-new/", for_everyone(WhatsNew()), name="whats_new"),
    re_path(r"^feeds/(?P<address>(?:[-a-z0-9]+/)+)$", for_everyone(Branch()), name="branch"),
]
