"""How often one client may try codes and make them: far above need, far below guessing."""

from portal.api.v1.rates import Rate, counted

A_MINUTE = 20

rate = Rate()


def seconds_to_wait(request) -> float:
    """Count a try and return 0, or return for how long its client tries too often."""
    return counted(request, rate, A_MINUTE)
