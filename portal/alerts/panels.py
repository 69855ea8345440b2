"""Alerts that wait for a person, on the desk's first screen."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timesince import timeuntil

from portal.desk.panels import SHOWN, Panel, Row, panel

from . import rules
from .models import Alert
from .rules import Right

# How long before its end an alert is brought to mind.
SOON = timedelta(hours=1)


@panel(order=5)
def alerts(user, at) -> Panel | None:
    """Return emergencies that wait for a second look, drafts for approval, and ends that near."""
    if not rules.can_see(user):
        return None
    found = Alert.objects.select_related("page", "created_by", "raised_by", "rewritten_by")
    rows = [
        *(_row(one, _raised(one)) for one in found.to_look_at() if rules.can_look(user, one)),
        *(_row(one, _ends(one, at)) for one in _ending(found, at, user)),
        *(_row(one, _waits(one)) for one in _waiting(found, user)),
    ]
    if not rows:
        return None
    return Panel("Alerts", rows[:SHOWN], count=len(rows), more_url=reverse("admin:alerts"))


def _ending(found, at, user):
    soon = found.in_force(at).filter(ends_at__lte=at + SOON)
    return [one for one in soon if rules.may(user, Right.RAISE, one)]


def _waiting(found, user):
    for one in found.filter(state=Alert.State.WAITING):
        may_approve = one.approved_by_id is None and rules.can_approve(user, one)
        if may_approve or rules.may(user, Right.RAISE, one):
            yield one


def _row(alert, line):
    return Row(str(alert), alert.get_absolute_url(), (line,))


def _raised(alert):
    if alert.rewritten_by:
        return f"Changed by {alert.rewritten_by}: needs a second look"
    return f"Raised by {alert.raised_by}: needs a second look"


def _ends(alert, at):
    return f"Ends in {timeuntil(alert.ends_at, at)}"


def _waits(alert):
    return f"{alert.standing}, written by {alert.created_by or 'the portal'}"
