"""The list of the forms library, as it was asked for."""

from django import template

from portal.library import listing
from portal.library.models import Form

register = template.Library()


@register.inclusion_tag("library/list.html", takes_context=True)
def forms_list(context, page):
    """Show the forms below a library page, narrowed by `?state=` and ordered by `?order=`.

    What makes no sense asks for all of them by number. A preview has no request of its own to ask.
    """
    asked = context["request"].GET if "request" in context else {}
    state = asked.get("state", "")
    state = state if state in Form.EditionState.values else ""
    order = asked.get("order") if asked.get("order") in listing.ORDERS else "number"
    every = listing.forms(page.pk)
    found, counts = listing.narrowed(every, state, order)
    choices = [(value, label, counts[value]) for value, label in Form.EditionState.choices]
    return {
        "forms": found,
        "state": state,
        "state_label": Form.EditionState(state).label if state else "",
        "order": order,
        "states": [("", "All", len(every)), *(one for one in choices if one[2])],
        "orders": [(value, label) for value, (label, _) in listing.ORDERS.items()],
    }
