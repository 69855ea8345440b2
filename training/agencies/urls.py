from django.urls import path

from . import views

_way = "go/<slug:agency>/<slug:course>/"

urlpatterns = [
    path("go/", views.linking, name="linking"),
    path("go/<slug:agency>/", views.agency_ways, name="agency_ways"),
    path(_way, views.way_in, name="way_in"),
    path(f"{_way}extra/", views.extra_lesson, name="extra_lesson"),
    path(f"{_way}code.svg", views.code_svg, name="way_code_svg"),
    path(f"{_way}code.png", views.code_png, name="way_code_png"),
]
