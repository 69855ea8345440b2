"""Brakes on floods of what readers send: for each client, and for all of them together."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from portal.api.v1.rates import Rate, client_of, counted

HOUR = timedelta(hours=1)
FULL = 600.0  # seconds for which no more is taken where an hour is full
# The rate that the API keeps reckons by the minute; for an hour its clock runs as slowly as this.
SLOWER = 60


class Brakes:
    """How much one client may send in a minute and in an hour, and all of them in an hour.

    `taken(since)` returns what was taken after a moment, and counts towards what all of them sent.
    """

    def __init__(
        self,
        taken: Callable[[datetime], QuerySet],
        *,
        a_minute: int,
        an_hour: int,
        most_an_hour: int,
    ):
        self.taken = taken
        self.a_minute, self.an_hour, self.most_an_hour = a_minute, an_hour, most_an_hour
        self.forget()

    def forget(self) -> None:
        """Count every client anew."""
        self._by_minute, self._by_hour = Rate(), Rate()

    def seconds_to_wait(self, request, now: datetime) -> float:
        """Count what is sent and return 0, or return for how long no more is taken."""
        if self.taken(now - HOUR).count() >= self.most_an_hour:
            return FULL
        return counted(request, self._by_minute, self.a_minute) or self._wait_by_hour(request)

    def _wait_by_hour(self, request):
        client = client_of(request)
        if not client:
            return 0.0
        wait = self._by_hour.seconds_to_wait(client, self.an_hour, time.monotonic() / SLOWER)
        return SLOWER * wait
