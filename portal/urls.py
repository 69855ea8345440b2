"""Every address: the portal's own doors first, then whatever page lives at the rest."""

from django.contrib import admin
from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("portal.core.urls")),
    path("", include("portal.navigation.urls")),
    path("", include("portal.search.urls")),
    path("", include("portal.api.urls")),
    path("", include("portal.library.urls")),
    path("", include("portal.contact.urls")),
    path("", include("portal.desk.urls")),
    path("", include("portal.status.urls")),
    path("", include("portal.alerts.urls")),
    path("accounts/", include("portal.accounts.urls")),
    path("admin/", admin.site.urls),
    path("training/", include("training.urls")),
    path("", include("portal.standards.urls")),
    path("", include("portal.publishing.urls")),
]

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler429 = "portal.accounts.views.too_many_requests"
handler500 = "portal.views.server_error"
