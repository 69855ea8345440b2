"""Targets that were missed last month, on the desk's first screen."""

from django.urls import reverse
from django.utils import timezone

from portal.desk.panels import Panel, Row, panel

from .figures import is_missed
from .models import Measure
from .months import after, month_of
from .rules import can_keep


@panel(order=68)
def missed_targets(user, at) -> Panel | None:
    """Return the targets missed last month, for who keeps them and for the owner of each."""
    month = after(month_of(timezone.localdate(at)), -1)
    found = Measure.objects.filter(month=month).select_related("target")
    if not can_keep(user):
        found = found.filter(target__owner=user)
    rows = [
        _row(one)
        for one in found.order_by("target__order", "pk")
        if is_missed(one.count, one.target.unit, one.target.value)
    ]
    return Panel(f"Service standards missed in {month:%B}", rows) if rows else None


def _row(measure):
    target = measure.target
    url = reverse("admin:standards_measure_change", args=[measure.pk])
    return Row(target.title, url, (f"{measure.figure}. Target: {target.target}",))
