from django.urls import path

from . import views

urlpatterns = [
    path("<slug:course>/packages/", views.packages, name="packages"),
    path("<slug:course>/packages/<str:standard>.zip", views.download, name="package"),
    path("<slug:course>/print/", views.printed, name="print"),
    path("<slug:course>/course.txt", views.plain_text, name="plain_text"),
]
