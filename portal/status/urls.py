from django.urls import include, path

from . import views

app_name = "status"

urlpatterns = [
    path("", include("portal.status.feeds.urls")),
    path("operating-status/history/<int:number>/", views.announcement, name="announcement"),
]
