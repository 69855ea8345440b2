"""The hub, which owns the statement of what policy is in force."""

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
    reader_kind = "Overview"
    is_list = True

    policy_note = models.TextField(
        help_text="What is in force, in two to four sentences, one a line. Every telework page "
        "shows it.",
    )
    policy_as_of = models.DateField(null=True, help_text="The day on which that was checked.")

    def context(self):
        audiences, references = cards.split(cards.children(self.pk), "telework.audience")
        return {
            "audiences": audiences,
            "references": references,
            "policy": policy_of(self),
        }


@per_generation
def policy() -> dict | None:
    """Return the statement of what is in force, for every telework page."""
    hub = Hub.objects.live().first()
    return policy_of(hub) if hub else None


def policy_of(hub) -> dict:
    note = mark_safe(" ".join(hub.part("policy_note")))
    return {"note_html": note, "as_of": hub.policy_as_of}
