"""A page's events as its history shows them. Pure: it works on events already fetched."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from portal.publishing.models import Event

from .standing import changed_fields, field_label


@dataclass(frozen=True)
class Entry:
    event: Event
    note: str
    changes: list[str]


def timeline(page, events) -> list[Entry]:
    """Return an entry for each event, in their order."""
    events = list(events)
    contents = {event.revision.number: event.revision.content for event in events if event.revision}
    return [
        Entry(event, event.detail.get("note", ""), list(_changes(page, event, contents)))
        for event in events
    ]


def _changes(page, event, contents):
    saved = event.revision if event.verb == Event.Verb.SAVED else None
    if saved and saved.number - 1 in contents:
        changed = changed_fields(page, contents[saved.number - 1], saved.content)
        yield "Changed: " + ", ".join(changed)
    elif event.verb == Event.Verb.RESTORED:
        yield f"The text is that of revision {event.detail['restored']} again"
    elif event.verb == Event.Verb.MOVED:
        yield _change("Address", event.detail["from"], event.detail["to"])
    elif event.verb == Event.Verb.UPKEEP:
        for name, (before, after) in event.detail.items():
            yield _change(field_label(page, name), before, after)


def _change(label, before, after):
    return f"{label} is now {_said(after)} (before: {_said(before)})"


def _said(value):
    if value in (None, ""):
        return "empty"
    try:
        return date_format(date.fromisoformat(value), "F j, Y")
    except (TypeError, ValueError):
        return value
