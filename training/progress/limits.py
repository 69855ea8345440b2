"""How often one client may try codes and make them: far above need, far below guessing."""

import time

from portal.api.v1.rates import Rate, client_of

A_MINUTE = 20

rate = Rate()


def seconds_to_wait(request) -> float:
    """Count a try and return 0, or return for how long its client tries too often."""
    client = client_of(request)
    return rate.seconds_to_wait(client, A_MINUTE, time.monotonic()) if client else 0.0
