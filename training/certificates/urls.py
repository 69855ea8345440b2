from django.urls import path

from . import views

urlpatterns = [
    path("certificates/<str:number>/", views.certificate, name="certificate"),
    path("certificates/<str:number>/pdf/", views.certificate_pdf, name="certificate_pdf"),
    path("verify/", views.verify_page, name="verify"),
    path("verify/<str:number>/<str:seal>/", views.sealed, name="sealed"),
]
