"""The terms of the glossary in the A–Z index."""

from portal.navigation.a_to_z import also, entry

from .explaining import shown
from .models import Glossary


@also
def terms():
    glossary = Glossary.objects.live().values_list("path", flat=True).first()
    for term in shown() if glossary else ():
        address = f"{glossary}#{term.slug}"
        yield entry(term.name, address, note="in the glossary")
        if term.acronym:
            yield entry(term.acronym, address, see=term.name, note="in the glossary")
