"""What keeps an alert from readers: faults of its own, and others in its way."""

from collections import defaultdict

from django.core.exceptions import ValidationError

from portal.publishing.addresses import door_at, resolve

from .levels import meet
from .models import Alert
from .wording import faults_of_link, faults_of_place, faults_of_times, faults_of_words


def refuse_faults(alert, at) -> None:
    """Raise ValidationError, by field, if readers could not be shown the alert at a moment."""
    faults = defaultdict(list)
    for field, message in (
        *faults_of_words(alert.level, alert.heading, alert.text),
        *faults_of_link(alert.link, alert.link_label, _is_ours),
        *faults_of_times(alert.level, alert.starts_at, alert.ends_at, at),
        *faults_of_place(alert.level, is_everywhere=alert.page is None),
    ):
        faults[field].append(message)
    if faults:
        raise ValidationError(faults)


def in_the_way(alert) -> list[Alert]:
    """Return the raised alerts of the same level that would stand over a page together with it."""
    live = Alert.objects.filter(state=Alert.State.LIVE, level=alert.level).exclude(pk=alert.pk)
    found = live.filter(ends_at__gt=alert.starts_at, starts_at__lt=alert.ends_at)
    return [one for one in found.select_related("page") if meet(one.path, alert.path)]


def _is_ours(path):
    return bool(resolve(path) or door_at(path) == path)
