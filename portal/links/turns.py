"""Politeness: one request at a time for each host, with a pause between two. No database."""

import time
from contextlib import contextmanager
from datetime import timedelta
from threading import Lock

PAUSE = 1.0  # seconds between two requests to one host


class _Place:
    """One host: whose turn it is, and from when on (monotonic) it may be asked again."""

    def __init__(self):
        self.lock = Lock()
        self.free_at = 0.0
        self.rests_until = 0.0


class Turns:
    def __init__(self, pause: float = PAUSE):
        self._pause = pause
        self._lock = Lock()
        self._places: dict[str, _Place] = {}

    @contextmanager
    def at(self, host: str):
        """Wait for one's turn at a host, and for the pause after the one before."""
        place = self._place(host)
        with place.lock:
            time.sleep(max(place.free_at - time.monotonic(), 0))
            try:
                yield
            finally:
                place.free_at = time.monotonic() + self._pause

    def rest(self, host: str, wait: timedelta) -> None:
        """Leave a host alone for as long as it asked."""
        self._place(host).rests_until = time.monotonic() + wait.total_seconds()

    def rest_of(self, host: str) -> timedelta:
        """Return how long a host is to be left alone yet."""
        return timedelta(seconds=max(self._place(host).rests_until - time.monotonic(), 0))

    def _place(self, host):
        with self._lock:
            return self._places.setdefault(host, _Place())
