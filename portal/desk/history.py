"""A page's events as its history shows them. Pure: it works on events already fetched."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format

from portal.publishing.models import Event
from portal.publishing.schedule_words import moment

from .standing import changed_fields, field_label

# What the details of an event mean; a note has a place of its own.
WORDS = {
    "forced": "Without a second person, because:",
    "from": "To go live",
    "until": "Until",
    "to": "Its address leads to",
    "copy_of": "A copy of",
    "title": "Its title was:",
    "carried_out_at": "Carried out",
}


@dataclass(frozen=True)
class Entry:
    event: Event
    note: str
    changes: list[str]


def timeline(page, events) -> list[Entry]:
    """Return an entry for each event, in their order."""
    events = list(events)
    contents = {event.revision.number: event.revision.content for event in events if event.revision}
    return [entry(page, event, contents) for event in events]


def entry(page, event, contents: dict) -> Entry:
    """Return one event's entry. `page` is its page or the model of its kind.

    `contents` holds the page's contents by the number of their revision, as far as they are known.
    """
    return Entry(event, event.detail.get("note", ""), list(_changes(page, event, contents)))


def _changes(page, event, contents):
    number = event.revision.number if event.revision else 0
    if event.verb == Event.Verb.SAVED and {number - 1, number} <= contents.keys():
        changed = changed_fields(page, contents[number - 1], contents[number])
        yield "Changed: " + ", ".join(changed)
    elif event.verb == Event.Verb.RESTORED:
        yield f"The text is that of revision {event.detail['restored']} again"
    elif event.verb == Event.Verb.MOVED:
        yield _change("Address", event.detail["from"], event.detail["to"])
    elif event.verb == Event.Verb.UPKEEP:
        for name, (before, after) in event.detail.items():
            yield _change(field_label(page, name), before, after)
    else:
        yield from _told(event.detail)


def _told(detail):
    """Say what else a line of the log tells of itself."""
    for name, words in WORDS.items():
        if detail.get(name):
            yield f"{words} {_said(detail[name])}"


def _change(label, before, after):
    return f"{label} is now {_said(after)} (before: {_said(before)})"


def _said(value):
    if value in (None, ""):
        return "empty"
    try:
        return date_format(date.fromisoformat(value), "F j, Y")
    except (TypeError, ValueError):
        return _moment(value) or value


def _moment(value):
    try:
        return moment(datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return ""
