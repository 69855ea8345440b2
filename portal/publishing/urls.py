from django.urls import re_path

from . import views

app_name = "publishing"

urlpatterns = [
    re_path(r"^(?P<address>(?:[-a-z0-9]+/)+)$", views.page_detail, name="page"),
]
