"""A hub for each audience, and the topics below it."""

from django.db import models

from portal.faqs.models import questions_about
from portal.publishing import cards
from portal.publishing.models import InShort, Page

from .hub import policy


class Audience(Page):
    """A hub for the people who come with one set of duties."""

    class Reader(models.TextChoices):
        EMPLOYEES = "employees", "Employees who telework or may ask to"
        SUPERVISORS = "supervisors", "Supervisors of teleworkers"
        MANAGING_OFFICERS = "managing_officers", "Telework Managing Officers and coordinators"

    content_fields = Page.content_with("reader")
    template = "telework/audience.html"
    reader_kind = "Overview"
    is_list = True

    reader = models.CharField("audience", max_length=20, choices=Reader)

    @property
    def audiences(self):
        is_officers = self.reader == self.Reader.MANAGING_OFFICERS
        return ("coordinators",) if is_officers else (self.reader,)

    def context(self):
        return {
            "topics": cards.children(self.pk),
            "policy": policy(),
            "questions": questions_about(self.pk),
        }


class Topic(InShort, Page):
    """One subject for one audience."""

    template = "telework/topic.html"

    def context(self):
        return {
            "key_points": self.part("key_points"),
            "policy": policy(),
            "questions": questions_about(self.pk),
            "siblings": cards.neighbors(self),
        }
