"""How often one client may send a form in an hour, beside how often in a minute.

The rate that the API keeps reckons by the minute. Here its clock runs sixty times as slowly.
"""

import time

from portal.api.v1.rates import Rate, client_of

SLOWER = 60


def seconds_to_wait_by_the_hour(request, rate: Rate, an_hour: int) -> float:
    """Count what is sent and return 0, or return for how long its client sends too often."""
    client = client_of(request)
    if not client:
        return 0.0
    return SLOWER * rate.seconds_to_wait(client, an_hour, time.monotonic() / SLOWER)
