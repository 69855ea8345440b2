"""What readers search for, at the desk: to read, to act on and to take away."""

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.exports import csv_file
from portal.desk.screens import screen, show
from portal.publishing.rules import can_view

from . import reports
from .reports import Kind

PERIODS = {"7": "Last 7 days", "30": "Last 30 days", "90": "Last 90 days"}
USUAL = "30"
# What a file may hold; what is asked for seldom tells nothing that these rows do not.
ROWS_OF_FILE = 5000


class Finder(forms.Form):
    """Which searches to list. What makes no sense asks for the usual."""

    kind = forms.ChoiceField(label="Searches", choices=Kind.choices, required=False)
    days = forms.ChoiceField(label="When", choices=PERIODS.items(), required=False)

    def __init__(self, asked):
        super().__init__({"kind": Kind.TOP, "days": USUAL, **asked.dict()})
        self.is_valid()
        self.kind = Kind(self.cleaned_data.get("kind") or Kind.TOP)
        self.days = int(self.cleaned_data.get("days") or USUAL)

    def since(self, today: date) -> date:
        return today - timedelta(days=self.days - 1)


@screen(
    "searches/", name="searches", may=can_view, label="What readers search for", section="search"
)
@require_safe
def searches(request):
    finder = Finder(request.GET)
    return show(
        request,
        "search/desk/searches.html",
        title="What readers search for",
        finder=finder,
        asked=reports.listed(finder.kind, finder.since(timezone.localdate())),
        shown=reports.SHOWN,
        kept_days=settings.SEARCH_LOG_DAYS,
        can_add_synonym=request.user.has_perm("search.add_synonym"),
        can_add_best_bet=request.user.has_perm("search.add_bestbet"),
    )


@screen("searches/export/", name="searches_export", may=can_view, section="search")
@require_safe
def searches_export(request):
    """Answer with more of the same rows as CSV."""
    finder, today = Finder(request.GET), timezone.localdate()
    asked = reports.listed(finder.kind, finder.since(today), ROWS_OF_FILE)
    return csv_file(f"searches-{finder.kind}-{today:%Y-%m-%d}.csv", reports.rows(asked))
