"""When alerts start and end by themselves."""

from django.db import transaction

from portal.core import generation
from portal.core.models import Due

from .log import record
from .models import Alert, AlertEntry

SOURCE = "alerts"


def next_moment(at):
    """Return when an alert starts or ends next after a moment, or None."""
    live = Alert.objects.filter(state=Alert.State.LIVE)
    starts = live.filter(starts_at__gt=at).order_by("starts_at").values_list("starts_at", flat=True)
    ends = live.order_by("ends_at").values_list("ends_at", flat=True)
    return min((moment for moment in (starts.first(), ends.first()) if moment), default=None)


def announce(at) -> None:
    """Begin a new generation, and announce when the next one begins by itself."""
    generation.set_due(SOURCE, next_moment(at))
    generation.bump()


@transaction.atomic
def settle(at) -> None:
    """Do what is due: end what is over; a start needs only that pages are made anew."""
    generation.hold()
    if not Due.objects.filter(source=SOURCE, due_at__lte=at).exists():
        return
    over = Alert.objects.filter(state=Alert.State.LIVE, ends_at__lte=at)
    for alert in over.select_related("page").order_by("ends_at", "pk"):
        alert.state, alert.ended_at = Alert.State.ENDED, alert.ends_at
        alert.save()
        record(alert, AlertEntry.Verb.RAN_OUT, by=None, at=alert.ends_at)
    announce(at)
