"""Statuses as an iCalendar file (RFC 5545). Pure."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from . import texts
from .status import Area, Status

PRODUCT = "-//Work-Life and Telework Portal//Operating status//EN"
REFRESH = timedelta(hours=1)


def calendar(
    found: Iterable[Status], area: Area, *, host: str, whole: Callable[[str], str]
) -> bytes:
    """Return the file; `host` makes the identifiers ours, `whole` makes an address of a path."""
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    name = f"Operating status: {area.name}"
    # RFC 7986, 5.1 and 5.7; some programs know only the older name of the first.
    file.add("name", vText(name))
    file.add("x-wr-calname", vText(name))
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for one in found:
        file.add_component(_event(one, host, whole))
    if not file.subcomponents:
        # A file must have some component (3.6), and this one says nothing.
        file.add_component(_zone())
    return file.to_ical()


def _zone():
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone


def _event(one, host, whole):
    event = Event()
    event.add("uid", f"operating-status-{one.number}@{host}")
    # Without a METHOD both say when the entry was last revised (RFC 5545, 3.8.7.2).
    changed = (one.changed_at or one.posted_at).astimezone(UTC)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("status", "CANCELLED" if one.is_withdrawn else "CONFIRMED")
    event.add("summary", texts.writable(one.label))
    event.add("location", one.area.name)
    event.add("description", "\n\n".join(_said(one)))
    event.add("url", whole(one.path))
    # A status is no appointment: nobody is busy because of it.
    event.add("transp", "TRANSPARENT")
    return event


def _said(one):
    yield f"Applies to {one.applies_to}."
    yield from filter(
        None, (texts.short(one, with_markup=False), texts.long(one, with_markup=False))
    )
    yield "Your agency's instructions go with it. It can change: look at the page before you go."
