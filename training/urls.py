"""Doors below /training/. Courses, modules and lessons are pages; what is here is done with them.

Each part writes its addresses from there on, as `<slug:course>/check/`, and names them in the
namespace "training".
"""

from django.urls import include, path

app_name = "training"

urlpatterns = [
    path("", include("training.progress.urls")),
    path("", include("training.certificates.urls")),
    path("", include("training.agencies.urls")),
    path("", include("training.packages.urls")),
    path("", include("training.checks.urls")),
]
