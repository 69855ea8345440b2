"""How often one client may ask.

Each process counts by itself: a count that all of them share would cost a write for each read.
What it keeps of a client, for a minute, is no more than a moment beside the address.
"""

import threading
import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

MINUTE = 60.0
CLIENTS = 10_000
# What one customer of a network is given at least (RFC 6177): more addresses than can be counted.
OF_ONE_CUSTOMER = 64


class Rate:
    """Lets each client ask a number of times at once, and then as often as fills a minute evenly.

    This is the generic cell rate algorithm: of each client it holds the moment at which all it
    asked would have been spread evenly.
    """

    def __init__(self, clients=CLIENTS):
        self.clients = clients
        self.spread_until: OrderedDict[str, float] = OrderedDict()
        self.lock = threading.Lock()

    def seconds_to_wait(self, client: str, a_minute: int, now: float) -> float:
        """Count a request and return 0, or return for how long the client asks too often."""
        step = MINUTE / a_minute
        with self.lock:
            self._forget(now)
            until = max(self.spread_until.get(client, now), now)
            wait = until + step - now - MINUTE
            # So many steps of floating point add up to a little more than a minute.
            if wait > step / 2:
                return wait
            self.spread_until[client] = until + step
            self.spread_until.move_to_end(client)
            while len(self.spread_until) > self.clients:
                self.spread_until.popitem(last=False)
        return 0.0

    def _forget(self, now):
        """Drop those whose requests have been spread by now, of those not heard of for longest."""
        while self.spread_until and next(iter(self.spread_until.values())) <= now:
            self.spread_until.popitem(last=False)


rate = Rate()


def seconds_to_wait(request) -> float:
    """Count a request and return 0, or return for how long its client asks too often."""
    a_minute = settings.API_REQUESTS_A_MINUTE
    return counted(request, rate, a_minute) if a_minute else 0.0


def counted(request, rate: Rate, a_minute: int) -> float:
    """Do the same by a rate of the caller's own. Whoever comes from nowhere never waits."""
    client = client_of(request)
    return rate.seconds_to_wait(client, a_minute, time.monotonic()) if client else 0.0


def client_of(request) -> str | None:
    """Return whom a request comes from, by the rule that sign-in goes by; None if nobody knows."""
    try:
        address = ip_address(get_adapter(request).get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied):
        return None
    if isinstance(address, IPv6Address):
        return str(ip_network((address, OF_ONE_CUSTOMER), strict=False))
    return str(address)
