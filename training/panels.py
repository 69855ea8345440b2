"""What of the training stands on the desk's first screen."""

from portal.desk.panels import SHOWN, Panel, Row, panel

from .agencies.desk.frame import TABS, at
from .agencies.rules import agencies_of, is_administrator, is_coordinator


@panel(order=30)
def your_agencies(user, at_moment) -> Panel | None:
    """Return the agencies that a coordinator looks after; administrators have a list of all."""
    if is_administrator(user) or not is_coordinator(user):
        return None
    rows = [
        Row(one.name, at("agency_training_overview", one), (", ".join(TABS.values()),))
        for one in agencies_of(user).order_by("name")[:SHOWN]
    ]
    return Panel("Training of your agency", rows)
