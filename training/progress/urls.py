from django.urls import path

from . import views

urlpatterns = [
    path("read/", views.read, name="read"),
    path("progress/", views.progress, name="progress"),
    path("progress/clear/", views.clear, name="clear"),
    path("progress/code/", views.make_code, name="make_code"),
    path("continue/", views.carry_on, name="continue"),
    path("continue/<str:code>/", views.carry_on, name="continue_with"),
]
