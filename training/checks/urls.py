from django.urls import path

from . import final_views, module_views

urlpatterns = [
    path("<slug:course>/check/", final_views.final_check, name="final_check"),
    path("<slug:course>/<slug:module>/check/", module_views.module_check, name="module_check"),
]
