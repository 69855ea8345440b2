"""Which links are left out of the check, and until when."""

from .addresses import covers
from .models import ExternalLink, LinkExemption

State = ExternalLink.State
# What earlier checks found counts no more, neither while a link is exempt nor after.
FORGOTTEN = {
    "status": None,
    "final_url": "",
    "problem": "",
    "checked_at": None,
    "retry_at": None,
    "failing_since": None,
    "failures": 0,
}


def apply(today) -> None:
    """Make links exempt that an exemption in force covers; the others no longer are."""
    prefixes = [one.address for one in LinkExemption.objects.in_force(today)]
    covered, uncovered = [], []
    for pk, url, state in ExternalLink.objects.order_by().values_list("pk", "url", "state"):
        is_covered = any(covers(prefix, url) for prefix in prefixes)
        if is_covered and state != State.EXEMPT:
            covered.append(pk)
        elif not is_covered and state == State.EXEMPT:
            uncovered.append(pk)
    for links, state in (covered, State.EXEMPT), (uncovered, State.UNCHECKED):
        ExternalLink.objects.filter(pk__in=links).update(state=state, **FORGOTTEN)
