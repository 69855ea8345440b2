"""What a page said on a day, from its revisions and the log."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

from .models import Event, Page, Revision

TURNS = (Event.Verb.PUBLISHED, Event.Verb.WITHDRAWN, Event.Verb.ARCHIVED)


@dataclass(frozen=True)
class Stood:
    """What readers found at the end of a day: no revision, where they found nothing."""

    on: date
    revision: Revision | None
    state: str
    reason: str
    address: str

    @property
    def label(self):
        day = date_format(self.on, "F j, Y")
        number = f", revision {self.revision.number}" if self.revision else ""
        return f"As readers found it at {self.address} at the end of {day}{number}"


def stood(page, on: date) -> Stood:
    """Return how the page stood when the day ended, in the portal's time zone."""
    end = timezone.make_aware(datetime.combine(on, time.max))
    turn = page.events.filter(verb__in=TURNS, at__lte=end).order_by("-at", "-pk").first()
    if turn is None or turn.verb == Event.Verb.ARCHIVED:
        state = Page.State.ARCHIVED if turn else Page.State.DRAFT
        return Stood(on, None, state, _note(turn), turn.path if turn else page.path)
    shown = page.events.filter(verb=Event.Verb.PUBLISHED, at__lte=end).order_by("-at", "-pk")
    withdrawn = turn.verb == Event.Verb.WITHDRAWN
    state = Page.State.WITHDRAWN if withdrawn else Page.State.LIVE
    last = page.events.filter(at__lte=end).order_by("-pk").first()
    return Stood(on, shown.first().revision, state, _note(turn) if withdrawn else "", last.path)


def _note(event):
    return event.detail.get("note", "") if event else ""
