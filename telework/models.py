"""The telework section: its hub, a hub for each audience, and their topics."""

from django.db import models
from django.utils.safestring import mark_safe

from portal.core.generation import per_generation
from portal.publishing import cards
from portal.publishing.models import Page


class Hub(Page):
    """The way into the section. It owns the statement of what policy is in force."""

    content_fields = Page.content_with("policy_note", "policy_as_of")
    line_fields = (*Page.line_fields, "policy_note")
    template = "telework/hub.html"

    policy_note = models.TextField(
        help_text="What is in force, in two to four sentences, one a line. Every telework page "
        "shows it.",
    )
    policy_as_of = models.DateField(null=True, help_text="The day on which that was checked.")

    def context(self):
        return {"audiences": cards.children(self.pk), "policy": policy_of(self)}


class Audience(Page):
    """A hub for the people who come with one set of duties."""

    class Reader(models.TextChoices):
        EMPLOYEES = "employees", "Employees who telework or may ask to"
        SUPERVISORS = "supervisors", "Supervisors of teleworkers"
        MANAGING_OFFICERS = "managing_officers", "Telework Managing Officers and coordinators"

    content_fields = Page.content_with("reader")
    template = "telework/audience.html"

    reader = models.CharField("audience", max_length=20, choices=Reader)

    def context(self):
        return {"topics": cards.children(self.pk), "policy": policy()}


class Topic(Page):
    """One subject for one audience."""

    content_fields = Page.content_with("key_points")
    line_fields = ("key_points", *Page.line_fields)
    template = "telework/topic.html"

    key_points = models.TextField(
        "in short", help_text="Three to five points, a sentence each, one a line."
    )

    def context(self):
        previous, following = self._neighbors()
        return {
            "key_points": self.part("key_points"),
            "policy": policy(),
            "siblings": {"prev": previous, "next": following},
        }

    def _neighbors(self):
        topics = cards.children(self.parent_id) if self.parent_id else ()
        places = [place for place, topic in enumerate(topics) if topic["url"] == self.path]
        if not places:
            return None, None
        around = (None, *topics, None)
        return around[places[0]], around[places[0] + 2]


@per_generation
def policy() -> dict | None:
    """Return the statement of what is in force, for every telework page."""
    hub = Hub.objects.live().first()
    return policy_of(hub) if hub else None


def policy_of(hub) -> dict:
    note = mark_safe(" ".join(hub.part("policy_note")))
    return {"note_html": note, "as_of": hub.policy_as_of}
