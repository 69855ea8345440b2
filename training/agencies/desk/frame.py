"""What every screen for one agency has: who may open it, and the ways to the others."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from portal.agencies.models import Agency
from portal.desk.screens import screen, show
from training.agencies.rules import agencies_of, is_coordinator

ROOT = "agency-training/"
TABS = {
    "agency_training_overview": "Certificates earned",
    "agency_training_check": "Check certificates",
    "agency_training_records": "Training records",
    "agency_training_ways": "Ways in",
}


def agency_screen(route, *, name):
    """Give a view of a request and an agency an address below that of the agency.

    Whoever does not look after the agency is refused, whatever else they may do.
    """

    def register(view):
        @screen(f"{ROOT}<slug:agency>/{route}", name=name, may=is_coordinator, section="training")
        @wraps(view)
        def guarded(request, agency, **kwargs):
            found = get_object_or_404(Agency, slug=agency)
            if not agencies_of(request.user).filter(pk=found.pk).exists():
                raise PermissionDenied
            return view(request, found, **kwargs)

        return guarded

    return register


def at(name, agency, *more):
    """Return the address of a screen of an agency."""
    return reverse(f"admin:{name}", args=[agency.slug, *more])


def show_agency(request, template, agency, *, tab, title, above=(), status=200, **context):
    """Return a screen of an agency; `tab` is the name of the screen among `TABS` it belongs to."""
    response = show(
        request,
        template,
        title=title,
        subtitle=title,
        agency=agency,
        agency_tabs=[
            {"label": label, "url": at(name, agency), "is_current": name == tab}
            for name, label in TABS.items()
        ],
        above=[{"label": "Training by agency", "url": reverse("admin:agency_training")}, *above],
        **context,
    )
    response.status_code = status
    return response
