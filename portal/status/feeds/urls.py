from django.urls import path

from . import views, widget

app_name = "feeds"

urlpatterns = [
    path("json/operatingstatus.json", views.status_json, name="status_json"),
    path("json/operatingstatushistory.json", views.history_json, name="history_json"),
    path("json/statustypes.json", views.types_json, name="types_json"),
    path("xml/operatingstatus.xml", views.status_xml, name="status_xml"),
    path("xml/statustypes.xml", views.types_xml, name="types_xml"),
    path("rss/operatingstatus.atom", views.atom, name="atom"),
    path("operating-status.ics", views.calendar, name="calendar"),
    path("operating-status/widget/", widget.explained, name="widget"),
    path("operating-status/embed/", widget.embed, name="embed"),
]
