"""How long calls take."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS_EACH = 2.0
FEWEST_CALLS, MOST_CALLS = 7, 2_000


@dataclass(frozen=True)
class Times:
    """How long many equal calls took, in seconds."""

    each: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    @property
    def slow(self) -> float:
        """What 95 of 100 calls stay below."""
        return sorted(self.each)[int(0.95 * (len(self.each) - 1))]


def timed(*calls: Callable[[], object]) -> list[Times]:
    """Return the times of each call. They take turns for a while, so that whatever slows the
    machine down slows all of them; the first turn does not count."""
    for call in calls:
        call()
    each: list[list[float]] = [[] for _ in calls]
    until = time.perf_counter() + SECONDS_EACH * len(calls)
    while len(each[0]) < FEWEST_CALLS or (
        time.perf_counter() < until and len(each[0]) < MOST_CALLS
    ):
        for call, times in zip(calls, each, strict=True):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
    return list(map(Times, each))
