"""The starting agencies, from seed/agencies.csv. An editor's own stay; none is ever deleted.

Contacts have no seed: each has to be confirmed by somebody.
"""

import csv
from pathlib import Path

from django.dispatch import receiver

from portal.core.signals import seeded

from .models import Agency

FILE = Path(__file__).parent / "seed" / "agencies.csv"
FIELDS = ["name", "abbreviation", "kind", "code", "is_cfo_act", "website"]


@receiver(seeded)
def sow_agencies(outcome, **kwargs):
    """Add agencies that are missing; bring those up to date that no editor has touched."""
    known = Agency.objects.in_bulk(field_name="slug")
    slugs = {one.code: slug for slug, one in known.items() if one.code}
    new, changed = [], []
    for slug, values in read_agencies().items():
        agency = known.get(slug, Agency(slug=slug))
        # Somebody may have added the agency by another name.
        is_taken = slugs.get(values["code"], slug) != slug
        if not _differs(agency, values):
            continue
        if agency.is_edited or is_taken:
            outcome["skipped"].append(values["name"])
            continue
        for name, value in values.items():
            setattr(agency, name, value)
        (changed if agency.pk else new).append(agency)
    Agency.objects.bulk_create(new)
    Agency.objects.bulk_update(changed, FIELDS)
    for what, agencies in {"agencies added": new, "agencies updated": changed}.items():
        if agencies:
            outcome[what] += map(str, agencies)


def read_agencies() -> dict[str, dict]:
    """Return the fields of each starting agency by its slug."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: _fields(row) for row in csv.DictReader(file)}


def _fields(row):
    return {name: row.get(name, "") for name in FIELDS} | {"is_cfo_act": row["cfo_act"] == "yes"}


def _differs(agency, values):
    return any(getattr(agency, name) != value for name, value in values.items())
