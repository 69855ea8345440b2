from django.urls import path

from . import views

app_name = "library"

urlpatterns = [
    path("forms/<slug:form>/files/<int:number>/<str:name>", views.file, name="file"),
]
