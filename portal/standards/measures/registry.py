"""Which function measures which target."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.standards.figures import Count
from portal.standards.months import Span


@dataclass(frozen=True)
class Measuring:
    """`is_snapshot`: the records say only how things stand now, not how they stood in a month."""

    count: Callable[[Span], Count]
    is_snapshot: bool


measures: dict[str, Measuring] = {}


def measure(slug: str, *, is_snapshot: bool = False):
    """Let a function measure the target of that slug."""

    def register(count):
        measures[slug] = Measuring(count, is_snapshot)
        return count

    return register
