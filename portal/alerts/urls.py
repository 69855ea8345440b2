from django.urls import path

from portal.core.page_cache import for_everyone

from . import views
from .feeds import AlertFeed

app_name = "alerts"

urlpatterns = [
    path("alerts/put-away/", views.put_notice_away, name="put_away"),
    path("feeds/alerts.atom", for_everyone(AlertFeed()), name="feed"),
]
