"""The agencies and their contacts for the directory, looked up once a generation and day."""

from datetime import datetime, time, timedelta
from itertools import groupby

from django.db.models import Prefetch
from django.utils import timezone

from portal.core.generation import per_generation

# From their own modules: a kind of page, which the package holds too, asks for the directory.
from .models.agency import Agency
from .models.contact import Contact
from .names import sortable

HEADINGS = {
    Agency.Kind.DEPARTMENT: "Cabinet departments",
    Agency.Kind.MILITARY: "Military departments",
    Agency.Kind.AGENCY: "Other agencies and offices",
}
ROLES = list(Contact.Role)
# A longer list can be entered by letter.
LONG = 20


@per_generation
def directory(today) -> dict:
    """Return the listed agencies by kind, and until when the contacts stand that hold on a day.

    `good_until` is None where no contact is shown: then nothing changes by itself.
    """
    agencies = _agencies(today)
    last_days = [one.expires_on for agency in agencies for one in agency.in_force]
    return {
        "kinds": tuple(_kind(kind, agencies) for kind in HEADINGS),
        "good_until": _end_of(min(last_days)) if last_days else None,
    }


def _agencies(today):
    shown = Prefetch("contacts", Contact.objects.in_force(today).order_by(), to_attr="in_force")
    found = list(Agency.objects.filter(is_listed=True).prefetch_related(shown))
    for agency in found:
        agency.in_force.sort(key=lambda one: (ROLES.index(one.role), one.name))
    return sorted(found, key=lambda one: sortable(one.name).casefold())


def _kind(kind, agencies):
    own = [one for one in agencies if one.kind == kind]
    return {"slug": kind, "label": HEADINGS[kind], "agencies": own, "letters": _letters(own)}


def _letters(agencies):
    """Return each letter with the first agency under it, where the list is long."""
    if len(agencies) <= LONG:
        return []
    by_letter = groupby(agencies, key=lambda one: sortable(one.name)[:1].upper())
    return [{"letter": letter, "first": next(group)} for letter, group in by_letter]


def _end_of(day):
    return datetime.combine(day + timedelta(days=1), time.min, timezone.get_current_timezone())
