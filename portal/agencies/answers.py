"""The answer to a query that names an agency: whom to ask there."""

from django.template.loader import render_to_string
from django.utils import timezone

from portal.core.generation import per_generation
from portal.search.answering import Answer, answer

from . import listing
from .models import Directory

# What people add to the name of an agency when they look for somebody to ask.
ASKED = {
    "agency", "at", "contact", "contacts", "coordinator", "coordinators", "eap", "email", "for",
    "in", "managing", "officer", "phone", "policy", "telework", "the", "tmo", "work-life",
    "worklife",
}  # fmt: skip


@answer
def contacts(words):
    today = timezone.localdate()
    agency = _by_name(today).get(name_in(words))
    if agency is None:
        return None
    called = agency.abbreviation or agency.name
    return Answer(
        title=f"{agency.name} ({called})" if called not in agency.name else agency.name,
        html=render_to_string("agencies/answer.html", {"agency": agency}),
        url=f"{_directory()}#agency-{agency.slug}",
        label=f"{called} in the directory of agencies",
    )


def name_in(words: str) -> str:
    """Return the name in words such as "NASA telework coordinator", in small letters."""
    names = words.lower().split()
    while names and names[0] in ASKED:
        names.pop(0)
    while names and names[-1] in ASKED:
        names.pop()
    return " ".join(names)


@per_generation
def _by_name(today) -> dict:
    """Return the listed agencies by name and abbreviation; none while there is no directory."""
    if not _directory():
        return {}
    agencies = [one for kind in listing.directory(today)["kinds"] for one in kind["agencies"]]
    names = {one.name.lower(): one for one in agencies}
    return {one.abbreviation.lower(): one for one in agencies if one.abbreviation} | names


@per_generation
def _directory() -> str:
    return Directory.objects.live().values_list("path", flat=True).first() or ""
