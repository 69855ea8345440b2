from django.urls import path

from .calendar_feed import feed

app_name = "desk"

urlpatterns = [
    path("calendar/<str:token>.ics", feed, name="calendar"),
]
