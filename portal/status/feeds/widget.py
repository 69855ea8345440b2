"""The status on other sites: a small page that any of them may frame, and how to put it there."""

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from portal.api.feeds import absolute
from portal.core.page_cache import for_everyone
from portal.navigation.menus import breadcrumbs
from portal.status import lapse, moments

from . import choosing, records
from .serving import Made, fed

# Of the frame's own page: it loads one style sheet, and anybody may show it.
FRAMED = {
    "default-src": [NONE],
    "script-src": [NONE],
    "style-src": [SELF],
    "img-src": [NONE],
    "font-src": [NONE],
    "connect-src": [NONE],
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}

FEEDS = (
    ("Calendar programs (iCalendar)", "calendar"),
    ("Feed readers (Atom)", "atom"),
    ("The status, JSON", "status_json"),
    ("The status, XML", "status_xml"),
    ("Earlier statuses, JSON", "history_json"),
    ("Status types, JSON", "types_json"),
    ("Status types, XML", "types_xml"),
)


@xframe_options_exempt
@csp_replace(FRAMED)
@fed()
def embed(asked, now):
    """Give the page to be framed: no script, no cookie, nothing of whoever looks at it."""
    area = records.default_area()
    known = records.known(area.slug)
    today = now.astimezone(area.zone).date()
    found = choosing.in_force(known, now)
    as_of = f"As of {moments.moment(now, area.time_zone)}"
    context = {
        "area": area,
        "status": found or records.nothing(area, today),
        "day": found and moments.day(found.applies_on, now, area.time_zone),
        "upcoming": [
            {"label": one.short_label, "day": moments.day(one.applies_on, now, area.time_zone)}
            for one in choosing.upcoming(known, now)
        ],
        "has_lapsed": lapse.lapse() is not None,
        "status_url": absolute(records.page()[0]),
        "as_of": as_of,
    }
    body = render_to_string("status/feeds/embed.html", context)
    return Made(body.encode(), "text/html; charset=utf-8", as_of)


@require_safe
@for_everyone
def explained(request):
    """Explain the widget and the feeds, with what to copy."""
    given = {
        "site_url": settings.SITE_URL,
        "status_url": absolute(records.page()[0]),
        "area": records.default_area().name,
        # Without the mark of its version, so that the address stays.
        "script": absolute(f"{settings.STATIC_URL}js/status-widget.js"),
    }
    context = {
        "title": "Show the operating status on your own site",
        "summary": "A small frame that any site may show, an element for sites that run scripts, "
        "and the addresses that feed readers, calendars and programs ask.",
        # Of a page they ask for no more than its path.
        "breadcrumbs": breadcrumbs(request),
        "framed": render_to_string("status/feeds/frame.txt", given),
        "element": render_to_string("status/feeds/element.txt", given),
        "feeds": [(about, absolute(reverse(f"status:feeds:{name}"))) for about, name in FEEDS],
    }
    return render(request, "status/feeds/widget.html", given | context)
