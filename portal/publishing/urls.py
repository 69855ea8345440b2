from django.urls import path, re_path

from . import views

app_name = "publishing"

urlpatterns = [
    path("", views.page_detail, name="home"),
    re_path(r"^(?P<address>(?:[-a-z0-9]+/)+)$", views.page_detail, name="page"),
]
