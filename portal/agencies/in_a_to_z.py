"""The agencies in the A–Z index, by what they are known by."""

from portal.navigation.a_to_z import also, entry

from .models import Agency, Directory
from .names import sortable


@also
def agencies():
    directory = Directory.objects.live().values_list("path", flat=True).first()
    for agency in Agency.objects.filter(is_listed=True) if directory else ():
        address = f"{directory}#agency-{agency.slug}"
        yield entry(turned(agency.name), address, note="in the directory")
        if agency.abbreviation:
            yield entry(agency.abbreviation, address, see=agency.name, note="in the directory")


def turned(name: str) -> str:
    """Return "Interior, Department of the", as an index has it."""
    known_by = sortable(name)
    before = name.removesuffix(known_by).strip()
    return f"{known_by}, {before}" if before else name
