"""What the frame of every page shows around it."""

from django.db import DatabaseError
from django.utils.functional import SimpleLazyObject

from .menus import breadcrumbs, main_menu, menus, side_menu
from .models import MenuItem


def frame(request):
    """Return the menus; looked up only when a template asks, and empty with the database away."""
    page = getattr(request, "page", None)
    around = {"frame": SimpleLazyObject(lambda: _frame(request.path))}
    if page is not None:
        around |= {"breadcrumbs": breadcrumbs(page), "side_menu": side_menu(page)}
    return around


def _frame(path):
    try:
        found = menus()
        main = main_menu(path)
    except DatabaseError:
        return {}
    return {
        "menu": main,
        "utility": found[MenuItem.Menu.UTILITY],
        "footer": found[MenuItem.Menu.FOOTER],
        "identifier": found[MenuItem.Menu.IDENTIFIER],
        "status": next(iter(found[MenuItem.Menu.STATUS]), None),
    }
