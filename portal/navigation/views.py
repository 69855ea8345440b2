from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone
from portal.publishing.changes import notes

from .a_to_z import DIGITS, letters

DIGITS_SHOWN = "0–9"


@require_safe
@for_everyone
def a_to_z(request, letter=""):
    """Show the names that begin with a letter; without one, with the first letter in use."""
    found = letters()
    if letter and letter not in found:
        raise Http404
    shown = letter or next(iter(found), "")
    name = DIGITS_SHOWN if shown == DIGITS else shown.upper()
    every = "Every page of the portal by its title and by the other names that people use for it"
    return render(
        request,
        "navigation/a_to_z.html",
        {
            "title": f"A–Z index of the portal: {name}" if letter else "A–Z index of the portal",
            "summary": f"{every}: what begins with {name}." if letter else f"{every}.",
            "letters": [
                {"name": DIGITS_SHOWN if one == DIGITS else one.upper(), "key": one}
                for one in found
            ],
            "shown": shown,
            "name": name,
            "entries": found.get(shown, []),
        },
    )


@require_safe
@for_everyone
def whats_new(request):
    return render(
        request,
        "navigation/whats_new.html",
        {
            "title": "What's new on this portal",
            "summary": "What changed on the pages of this portal, the newest first. Small "
            "corrections are left out.",
            "notes": notes(),
        },
    )
