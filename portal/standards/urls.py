from django.urls import path

from . import views

app_name = "standards"

urlpatterns = [
    path("about/service-standards/results.csv", views.results, name="results"),
]
