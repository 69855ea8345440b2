from django.urls import path

from .asking import views as asking
from .feedback import views as feedback

app_name = "contact"

urlpatterns = [
    path("contact/ask/", asking.ask, name="ask"),
    path("contact/sent/<str:number>/", asking.sent, name="sent"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/thanks/", feedback.feedback_thanks, name="feedback_thanks"),
]
