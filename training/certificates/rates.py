"""How often one client may try numbers and names, counted in each process as the API counts."""

import math
import time

from portal.api.v1.rates import Rate, client_of

A_MINUTE = 20

rate = Rate()


def seconds_to_wait(request) -> int:
    """Count a try and return 0, or return for how many seconds its client tries too often."""
    client = client_of(request)
    if client is None:
        return 0
    return math.ceil(rate.seconds_to_wait(client, A_MINUTE, time.monotonic()))
