"""The log of alerts: what was done, by whom, and all that the alert said then."""

from .models import Alert, AlertEntry


def record(alert, verb, *, by, at, note="") -> AlertEntry:
    """Write a line, as part of the caller's transaction."""
    said = {name: getattr(alert, name) for name in Alert.WORDS}
    times = {name: getattr(alert, name) for name in ("starts_at", "ends_at")}
    said |= {name: moment and moment.isoformat() for name, moment in times.items()}
    said["path"] = alert.path
    return AlertEntry.objects.create(
        alert=alert, verb=verb, at=at, by=by, version=alert.version, said=said, note=note
    )
