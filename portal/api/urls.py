from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path

from portal.core.page_cache import for_everyone

from . import views
from .documentation import documentation, nowhere, shapes
from .feeds import Branch, WhatsNew
from .llms import llms
from .markdown.pages import page_as_markdown
from .sitemap import SITEMAPS, index

app_name = "api"

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", index, name="sitemap_index"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("feeds/whats-new/", for_everyone(WhatsNew()), name="whats_new"),
    re_path(r"^feeds/(?P<address>(?:[-a-z0-9]+/)+)$", for_everyone(Branch()), name="branch"),
    path("api/", documentation, name="documentation"),
    path("api/shapes/", shapes, name="shapes"),
    path("api/v1/", include(("portal.api.v1.urls", "v1"))),
    re_path(r"^api/(?P<address>.*)$", nowhere, name="nowhere"),
    path("llms.txt", llms, name="llms"),
    re_path(r"^(?P<address>(?:[-a-z0-9]+/)*[-a-z0-9]+)\.md$", page_as_markdown, name="markdown"),
]
