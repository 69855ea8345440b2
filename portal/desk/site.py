"""The editors' desk: the admin site under the portal's name, in words that editors use."""

from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.module_loading import autodiscover_modules

from . import start, views
from .model_admin import DeskModelAdmin
from .screens import screens
from .sections import sections


class DeskSite(AdminSite):
    index_title = "Editors' desk"
    site_url = "/"
    # The sections stand in the head of every screen instead.
    enable_nav_sidebar = False

    @property
    def site_header(self):
        return settings.SITE_NAME

    @property
    def site_title(self):
        return f"Editors' desk, {settings.SITE_NAME}"

    def get_urls(self):
        autodiscover_modules("screens")
        return [
            *(path(one.route, self.admin_view(one.view), name=one.name) for one in screens),
            path("markup/preview/", self.admin_view(views.markup_preview), name="markup_preview"),
            path("markup/pages/", self.admin_view(views.page_choices), name="page_choices"),
            *super().get_urls(),
        ]

    def register(self, model_or_iterable, admin_class=None, **options):
        """Register models as Django does, each admin with the desk's ways laid over its own."""
        own = admin_class or ModelAdmin
        at_desk = type(own.__name__, (DeskModelAdmin, own), {"__module__": own.__module__})
        super().register(model_or_iterable, at_desk, **options)

    def each_context(self, request):
        context = super().each_context(request)
        return context | {"sections": sections(context["available_apps"], request.path)}

    def login(self, request, extra_context=None):
        return super().login(request, {"title": "Sign in", **(extra_context or {})})

    def autocomplete_view(self, request):
        return views.Lookup.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        context = start.context(sections(self.get_app_list(request)))
        return super().index(request, context | (extra_context or {}))

    def app_index(self, request, app_label, extra_context=None):
        """The start page lists every app; none needs a page of its own."""
        return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
