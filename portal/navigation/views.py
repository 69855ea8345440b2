from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone

from .a_to_z import letters
from .changes import notes


@require_safe
@for_everyone
def a_to_z(request):
    return render(
        request,
        "navigation/a_to_z.html",
        {
            "title": "A–Z index of the portal",
            "summary": "Every page of the portal by its title and by the other names that "
            "people use for it.",
            "letters": letters(),
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
