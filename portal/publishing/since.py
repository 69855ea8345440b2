"""What was saved of a page since somebody opened its form.

A form knows the moment it was opened by the page's newest event then, its `base_event`.
"""

from dataclasses import dataclass
from datetime import datetime

from .content import content_of
from .models import Event
from .typing_words import listed

Verb = Event.Verb
CONTENT = (Verb.SAVED, Verb.RESTORED)
FORM = (*CONTENT, Verb.UPKEEP, Verb.MOVED)


@dataclass(frozen=True)
class Saves:
    """By whom, as `user` calls them, and when the last one."""

    who: str
    at: datetime
    by_self: bool


def content_at(page, event: int | None) -> dict | None:
    """Return the content that was newest when the event was; None if it is none of the page's."""
    if not page.events.filter(pk=event or 0).exists():
        return None
    until = page.events.filter(pk__lte=event).values("revision")
    revision = page.revisions.filter(pk__in=until).order_by("-number").first()
    return content_of(page) | (revision.content if revision else {})


def saves(page, event: int | None, *, user, verbs=FORM) -> Saves | None:
    """Return what was saved after the event, or None if nothing was."""
    events = list(
        page.events.filter(pk__gt=event or 0, verb__in=verbs).select_related("by").order_by("-pk")
    )
    if not events:
        return None
    people = list(dict.fromkeys(one.by for one in reversed(events)))
    names = [_called(one, user) for one in people]
    return Saves(listed(names), events[0].at, people == [user])


def _called(person, user):
    if person is None:
        return "The portal itself"
    return "You, in another window," if person == user else str(person)
