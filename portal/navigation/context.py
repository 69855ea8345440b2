"""What the frame of every page shows around it."""

from django.conf import settings
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from portal.core.generation import per_generation
from portal.core.page_cache import leave_out

from .menus import breadcrumbs, main_menu, menus, side_menu
from .models import MenuItem


def frame(request):
    """Return the menus; looked up only when a template asks, and empty with the database away."""
    page = getattr(request, "page", None)
    around = {"frame": SimpleLazyObject(lambda: _frame(request))}
    if page is not None:
        around |= {"breadcrumbs": breadcrumbs(page), "side_menu": side_menu(page)}
    return around


@per_generation
def main_menu_html(current: str) -> str:
    """Return the mega menu, marked for readers who are in the section at `current`."""
    context = {"menu": main_menu(current), "parent_site": settings.AGENCY_SITE_NAME}
    return render_to_string("components/main_menu.html", context)


@per_generation
def site_menu_html() -> str:
    """Return the menu of everything, which phones show as a drawer."""
    context = {
        "menu": menus()[MenuItem.Menu.MAIN],
        "utility": menus()[MenuItem.Menu.UTILITY],
        "parent_site": settings.AGENCY_SITE_NAME,
    }
    return render_to_string("components/site_menu.html", context)


def _frame(request):
    try:
        found = menus()
        main = main_menu(request.path)
    except DatabaseError:
        leave_out(request)
        return {}
    current = next((section["url"] for section in main if section["is_current"]), "")
    return {
        "menu": main,
        "main_menu": main_menu_html(current),
        "site_menu": site_menu_html(),
        "utility": found[MenuItem.Menu.UTILITY],
        "footer": found[MenuItem.Menu.FOOTER],
        "identifier": found[MenuItem.Menu.IDENTIFIER],
    }
