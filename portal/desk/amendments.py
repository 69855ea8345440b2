"""When a law or regulation is amended: which pages rest on it, and asking for their review."""

from datetime import date

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils.formats import date_format

from portal.core import generation
from portal.law.models import Authority
from portal.publishing import actions, rules
from portal.publishing.models import Page

from .review_board import board

NOTE_LENGTH = Page._meta.get_field("review_note").max_length


def resting_on(authority):
    """Return the pages that cite an authority or a paragraph of it, in the order of addresses.

    Each has, as `cited`, what of it the page names.
    """
    pages = board().filter(citations__authority=authority).order_by("path")
    # Unlike the lists of the board, this one tells what stands in the text.
    for page in pages.defer(None).defer("body", "html", "text", "outline", "sources"):
        page.cited = [
            one["citation"]
            for one in page.authorities
            if authority.citation in (one["citation"], *one["within"])
        ]
        yield page


def review_note(authority, amended_on: date, amendment: str, look_for: str = "") -> str:
    """Return why a review is asked for: "5 CFR 531.605 was amended on November 20, 2026: …"."""
    day = date_format(amended_on, "F j, Y")
    note = f"{authority} was amended on {day}: {amendment}"
    return f"{note} Look for: {look_for}" if look_for else note


@transaction.atomic
def mark_amended(*, authority, amended_on, amendment, due_on, by, at, look_for="") -> int:
    """Keep what changed in an authority and ask for review of every page that rests on it.

    A page that is due earlier stays due then. Returns the number of pages; raises PermissionDenied,
    with nothing changed, where the person may not ask for the review of one of them.
    """
    generation.hold()
    note = review_note(authority, amended_on, amendment, look_for)
    pages = list(resting_on(authority))
    for page in pages:
        rules.require(by, rules.can_place, page)
        changes = {
            "review_due_on": min(page.review_due_on or due_on, due_on),
            "review_note": _together(page.review_note, note),
        }
        actions.keep_up(page=page, changes=changes, by=by, at=at)
    Authority.objects.filter(pk=authority.pk).update(amended_on=amended_on, amendment=amendment)
    said = f"Marked as amended on {date_format(amended_on, 'F j, Y')}: {amendment}"
    LogEntry.objects.log_actions(by.pk, [authority], CHANGE, said, single_object=True)
    return len(pages)


def _together(earlier, note):
    """Keep an earlier reason beside the new one, where both fit."""
    both = f"{earlier} {note}" if earlier and note not in earlier else note
    return both if len(both) <= NOTE_LENGTH else note
