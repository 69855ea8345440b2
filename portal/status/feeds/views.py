"""The feeds of the site before this one, at its addresses, and the calendar."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from portal.api.feeds import absolute

from . import as_atom, as_calendar, as_json, as_xml, choosing, records
from .arguments import OF_HISTORY, OF_STATUS
from .moments import EPOCH, in_json, in_xml
from .serving import Made, fed

JSON = "application/json; charset=utf-8"
XML = "application/xml; charset=utf-8"
ENTRIES = 50
CALENDAR_DAYS = 30


@fed(*OF_STATUS)
def status_json(asked, now):
    one = _chosen(asked, now)
    body = as_json.status(one, now, asked, page=records.page()[0], whole=absolute)
    return Made(_json(body), JSON, in_json(now))


@fed(*OF_STATUS)
def status_xml(asked, now):
    one = _chosen(asked, now)
    body = as_xml.status(one, now, asked, page=records.page()[0], whole=absolute)
    return Made(body, XML, in_xml(now, one.area.zone, use_utc=asked.use_utc))


@fed(*OF_HISTORY)
def history_json(asked, now):
    """Give the statuses that are over, the newest first, from `startrow` on."""
    known = records.known(records.default_area().slug)
    found = choosing.over(known, now)[asked.start : asked.start + asked.count]
    page = records.page()[0]
    rows = [as_json.status(one, now, asked, page=page, whole=absolute) for one in found]
    return Made(_json(rows), JSON, in_json(now))


@fed()
def types_json(asked, now):
    return Made(_json(as_json.types(records.types(), records.types_changed_at())), JSON)


@fed()
def types_xml(asked, now):
    return Made(as_xml.types(records.types()), XML)


@fed()
def atom(asked, now):
    area = records.default_area()
    page, since = records.page()
    body = as_atom.feed(
        choosing.posted(records.known(area.slug), ENTRIES),
        area,
        author=settings.SITE_NAME,
        here=reverse("status:feeds:atom"),
        page=page,
        since=since or EPOCH,
        whole=absolute,
    )
    return Made(body, "application/atom+xml; charset=utf-8")


@fed()
def calendar(asked, now):
    """Give what holds, is to come, or ended in the last 30 days to calendar programs."""
    area = records.default_area()
    found = choosing.since(records.known(area.slug), now, CALENDAR_DAYS)
    host = urlsplit(settings.SITE_URL).hostname
    body = as_calendar.calendar(found, area, host=host, whole=absolute)
    return Made(body, "text/calendar; charset=utf-8")


def _chosen(asked, now):
    """Return the status of a number, of a day or of now."""
    area = records.default_area()
    known = records.known(area.slug)
    if asked.number:
        found = choosing.numbered(known, asked.number)
        if found is None:
            raise Http404(f"There is no status {asked.number}. 0 is the status of now.")
        return found
    today = now.astimezone(area.zone).date()
    day = asked.on or today
    found = choosing.in_force(known, now) if day == today else choosing.of_day(known, day)
    if found is None and not choosing.is_recorded(known, day, today):
        raise Http404(
            f"No announcement for {day:%m/%d/%Y} is kept here. Of the time before this portal "
            "there is only a selection, so that tells nothing about the day."
        )
    return found or records.nothing(area, day)


def _json(body):
    return json.dumps(body, ensure_ascii=False).encode()
