"""A page's events as its history shows them. Pure: it works on events already fetched."""

from dataclasses import dataclass

from portal.publishing.models import Event

from .standing import changed_fields, field_label

NOTHING = "nothing"


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
    if event.verb == Event.Verb.SAVED and event.revision.number - 1 in contents:
        before, after = contents[event.revision.number - 1], event.revision.content
        yield "In the draft: " + ", ".join(changed_fields(page, before, after))
    elif event.verb == Event.Verb.MOVED:
        yield f"Address: {event.detail['from']} → {event.detail['to']}"
    elif event.verb == Event.Verb.UPKEEP:
        for name, (before, after) in event.detail.items():
            yield f"{field_label(page, name)}: {_said(before)} → {_said(after)}"


def _said(value):
    return NOTHING if value in (None, "") else value
