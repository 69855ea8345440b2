"""Agencies and contacts for tests; each call makes another one."""

from datetime import date
from itertools import count

from portal.agencies.models import Agency, Contact

TODAY = date(2026, 11, 20)
LAST_DAY = date(2027, 5, 20)

numbers = count(1)


def make_agency(**fields):
    number = next(numbers)
    return Agency.objects.create(
        **{"slug": f"agency-{number}", "name": f"Agency {number}", "abbreviation": "A", **fields}
    )


def contact(agency=None, **fields):
    """Return a contact that is not saved yet."""
    values = {
        "agency": agency,
        "role": "tmo",
        "name": f"Office {next(numbers)}",
        "email": "telework@example.gov",
        "confirmed_on": TODAY,
        "expires_on": LAST_DAY,
    }
    return Contact(**values | fields)


def make_contact(agency=None, **fields):
    made = contact(agency or make_agency(), **fields)
    made.save()
    return made
