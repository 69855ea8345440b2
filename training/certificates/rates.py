"""How often one client may try numbers and names, counted in each process as the API counts."""

import math

from portal.api.v1.rates import Rate, counted

A_MINUTE = 20

rate = Rate()


def seconds_to_wait(request) -> int:
    """Count a try and return 0, or return for how many seconds its client tries too often."""
    return math.ceil(counted(request, rate, A_MINUTE))
