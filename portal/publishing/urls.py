from django.urls import path, re_path

from . import shared, views

app_name = "publishing"

urlpatterns = [
    path("review/<str:token>/", shared.shared_draft, name="shared"),
    re_path(r"^(?P<address>(?:[-a-z0-9]+/)+)$", views.page_detail, name="page"),
    # PostgreSQL takes no NUL, and no address has control characters.
    re_path(r"^(?P<address>[^\x00-\x1f\x7f]+)$", views.elsewhere, name="elsewhere"),
]
