"""How many certificates an agency's employees earned, and their numbers to take away."""

import json

from django import forms
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.exports import csv_file, download
from portal.desk.screens import screen, show
from training.agencies import counting, takeaway
from training.agencies.rules import agencies_of, is_coordinator
from training.agencies.suppression import FEWEST

from .frame import ROOT, agency_screen, at, show_agency


class YearForm(forms.Form):
    """Which fiscal year to show; what makes no sense asks for the latest."""

    year = forms.TypedChoiceField(
        label="Fiscal year, October to September", coerce=int, required=False
    )

    def __init__(self, asked, today):
        years = counting.years(today)
        super().__init__({"year": asked.get("year") or years[0]})
        self.fields["year"].choices = [(one, str(one)) for one in years]
        self.is_valid()
        self.year = self.cleaned_data.get("year") or years[0]


class AgencyFinder(forms.Form):
    q = forms.CharField(label="Agency", required=False, max_length=100)

    @property
    def is_narrowed(self):
        return bool(self.data.get("q"))


@screen(
    ROOT, name="agency_training", may=is_coordinator, label="Training by agency", section="training"
)
@require_safe
def agency_training(request):
    """List the agencies that a person looks after; whoever has one is led to it."""
    found = agencies_of(request.user).order_by("name")
    finder = AgencyFinder(request.GET)
    words = finder.cleaned_data["q"] if finder.is_valid() else ""
    if not finder.is_narrowed and len(first := found[:2]) == 1:
        return HttpResponseRedirect(at("agency_training_overview", first[0]))
    agencies = [
        one for one in found if words.casefold() in f"{one.name} {one.abbreviation}".casefold()
    ]
    return show(
        request,
        "admin/training/agencies.html",
        title="Training by agency",
        finder=finder,
        agencies=[(one, at("agency_training_overview", one)) for one in agencies],
    )


@agency_screen("", name="agency_training_overview")
@require_safe
def overview(request, agency):
    today = timezone.localdate()
    form = YearForm(request.GET, today)
    return show_agency(
        request,
        "admin/training/overview.html",
        agency,
        tab="agency_training_overview",
        title=agency.name,
        form=form,
        tables=counting.tables(agency, year=form.year, today=today),
        fewest=FEWEST,
        csv_url=f"{at('agency_training_csv', agency)}?year={form.year}",
        json_url=f"{at('agency_training_json', agency)}?year={form.year}",
    )


@agency_screen("certificates.csv", name="agency_training_csv")
@require_safe
def certificates_csv(request, agency):
    name, found = _taken(request, agency)
    rows = [takeaway.COLUMNS, *([row[one] for one in takeaway.COLUMNS] for row in found)]
    return csv_file(f"{name}.csv", rows)


@agency_screen("certificates.json", name="agency_training_json")
@require_safe
def certificates_json(request, agency):
    name, found = _taken(request, agency)
    said = {"agency": agency.name, "certificates": found}
    text = json.dumps(said, ensure_ascii=False, indent=2)
    return download(f"{name}.json", [text], kind="application/json")


def _taken(request, agency):
    """Return the name of the file and what it holds."""
    today = timezone.localdate()
    year = YearForm(request.GET, today).year
    found = counting.shown_certificates(agency, today=today, year=year)
    return f"certificates-{agency.slug}-{year}", takeaway.rows(found)
