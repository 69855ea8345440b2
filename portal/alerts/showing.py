"""The alerts in force, as pages show them: looked up once a generation."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from portal.core.generation import per_generation

from .levels import GRAVEST_FIRST, Level
from .models import Alert


@dataclass(frozen=True)
class Shown:
    """One alert. `path` is the address below which it stands."""

    id: int
    version: int
    level: str
    word: str
    heading: str
    text: str
    link_label: str
    link: str
    is_elsewhere: bool
    path: str
    may_be_put_away: bool
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime

    @classmethod
    def of(cls, alert: Alert) -> "Shown":
        return cls(**{name: getattr(alert, name) for name in cls.__annotations__})

    @property
    def key(self) -> str:
        """Names these words of the alert: others, later, have another key."""
        return f"{self.id}.{self.version}"


@dataclass(frozen=True)
class Over:
    """What stands over one page: emergencies before its header, the rest below that."""

    emergency: tuple[Shown, ...] = ()
    others: tuple[Shown, ...] = ()


@per_generation
def in_force() -> tuple[Shown, ...]:
    """Return the alerts in force, the gravest first, then the latest.

    Each start and each end begins a new generation (`due.settle`).
    """
    found = Alert.objects.in_force(timezone.now()).select_related("page").order_by("-starts_at")
    shown = map(Shown.of, found)
    return tuple(sorted(shown, key=lambda one: GRAVEST_FIRST.index(one.level)))


def over(path: str, put_away=frozenset(), alerts=None) -> Over:
    """Return what a reader sees over the page at a path, who put away the alerts of these keys.

    An emergency hides the other levels.
    """
    alerts = in_force() if alerts is None else alerts
    here = [one for one in alerts if path.startswith(one.path)]
    emergency = tuple(one for one in here if one.level == Level.EMERGENCY)
    if emergency:
        return Over(emergency)
    return Over(others=tuple(one for one in here if one.key not in put_away))
