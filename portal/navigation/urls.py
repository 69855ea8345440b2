from django.urls import path

from . import views

app_name = "navigation"

urlpatterns = [
    path("a-z/", views.a_to_z, name="a_to_z"),
    path("a-z/<str:letter>/", views.a_to_z, name="a_to_z_letter"),
    path("whats-new/", views.whats_new, name="whats_new"),
]
