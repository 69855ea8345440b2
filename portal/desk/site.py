"""The editors' desk: the admin site under the portal's name, in words that editors use."""

from allauth.account.views import logout as sign_out
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from portal.accounts.second_factor import second_factor_required

from . import own as _own_screens  # noqa: F401
from . import start, views
from .kept_post import kept_when_signed_out
from .model_admin import DeskModelAdmin
from .screens import screens
from .sections import sections, tabs


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
        autodiscover_modules("screens", "panels")
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
        user = request.user if self.has_permission(request) else None
        shown = sections(context["available_apps"], user, request.path)
        return context | {"sections": shown, "tabs": tabs(shown)}

    def admin_view(self, view, cacheable=False):
        return kept_when_signed_out(super().admin_view(second_factor_required(view), cacheable))

    def login(self, request, extra_context=None):
        """Lead to the sign-in page; whoever is signed in already lacks the rights."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME, reverse("admin:index")))

    def logout(self, request, extra_context=None):
        return sign_out(request)

    def password_change(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("account_change_password"))

    def autocomplete_view(self, request):
        return views.Lookup.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        shown = sections(self.get_app_list(request), request.user)
        context = start.context(shown, request.user, timezone.now())
        return super().index(request, context | (extra_context or {}))

    def app_index(self, request, app_label, extra_context=None):
        """The start page lists every app; none needs a page of its own."""
        return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
