"""Reviews and publications to come as an iCalendar file (RFC 5545). Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

PRODUCT = "-//Work-Life and Telework Portal//Editors' desk//EN"
A_DAY = timedelta(days=1)
REFRESH = timedelta(hours=6)


@dataclass(frozen=True)
class Entry:
    """One day or moment of the calendar.

    `uid` stays the same when the entry moves; `changed_at` is when it last did.
    """

    uid: str
    summary: str
    on: date | datetime
    changed_at: datetime
    url: str
    description: str = ""


def calendar(name: str, entries) -> bytes:
    """Return the file, with the lines ended and folded as RFC 5545, 3.1, asks."""
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    # RFC 7986, 5.1 and 5.7; some programs know only the older name of the first.
    file.add("name", vText(name))
    file.add("x-wr-calname", vText(name))
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        file.add_component(_event(entry))
    return file.to_ical()


def _event(entry):
    event = Event()
    event.add("uid", entry.uid)
    # Without a METHOD both say when the entry was last revised (RFC 5545, 3.8.7.2).
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("summary", entry.summary)
    if isinstance(entry.on, datetime):
        event.add("dtstart", entry.on.astimezone(UTC))
    else:
        # The end of a day is the day after, which does not belong to it (3.6.1).
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + A_DAY)
    if entry.description:
        event.add("description", entry.description)
    event.add("url", entry.url)
    # Nobody is busy all day because a review is due.
    event.add("transp", "TRANSPARENT")
    return event
