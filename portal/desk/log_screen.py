"""The log at the desk: to read, to search and to take away."""

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.exports import csv_file
from portal.publishing.models import Event
from portal.publishing.rules import can_view
from portal.publishing.schedule_words import moment

from .log import by_whom, entries, lines_for, rows
from .log_forms import LogFilter
from .panels import SHOWN, Panel, Row, panel
from .screens import screen, show

LINES = 50


@screen("log/", name="log", may=can_view, label="The log")
@require_safe
def log(request):
    """Show a stretch of the log, the newest first.

    A stretch begins after or before a line, not at a number of lines, so that the last one costs
    no more than the first, and nobody has to count.
    """
    finder = LogFilter(request.GET)
    lines, newer, older = stretch(finder.found(lines_for(request.user)), request.GET)
    return show(
        request,
        "admin/log.html",
        title="The log",
        finder=finder,
        entries=entries(lines),
        newer=newer,
        older=older,
    )


@screen("log/export/", name="log_export", may=can_view)
@require_safe
def log_export(request):
    """Answer with the lines that the same filter shows, as CSV."""
    found = LogFilter(request.GET).found(lines_for(request.user))
    return csv_file(f"log-{timezone.localdate():%Y-%m-%d}.csv", rows(found))


def stretch(lines, asked) -> tuple[list[Event], int | None, int | None]:
    """Return a stretch of the log, and the lines that the newer and the older one begin at.

    `asked` may hold the number of a line: "before" it are older ones, "after" it newer ones.
    """
    before, after = _number(asked.get("before")), _number(asked.get("after"))
    if after is not None:
        found = list(lines.filter(pk__gt=after).order_by("pk")[: LINES + 1])
        has_newer, has_older = len(found) > LINES, True
        found = found[:LINES][::-1]
    else:
        has_newer = before is not None
        found = list((lines.filter(pk__lt=before) if has_newer else lines)[: LINES + 1])
        has_older = len(found) > LINES
        found = found[:LINES]
    return (
        found,
        found[0].pk if found and has_newer else None,
        found[-1].pk if found and has_older else None,
    )


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


@panel(order=100)
def recent_changes(user, at) -> Panel | None:
    """Return the newest lines about pages that are still there. Nobody counts the rest."""
    found = lines_for(user).filter(page__isnull=False)[:SHOWN]
    recent = [Row(one.page.title, one.page.edit_url, (_what(one),)) for one in found]
    return Panel(
        "Recent changes", recent, more_url=reverse("admin:log"), more_label="The whole log"
    )


def _what(event):
    return f"{event.get_verb_display()}, {by_whom(event)}, {moment(event.at)}"
