"""Brakes on floods of feedback: for each client, and for all of them together."""

from datetime import timedelta

from portal.api.v1.rates import Rate, counted
from portal.contact.brakes import seconds_to_wait_by_the_hour
from portal.contact.models import Feedback

# More than anybody reads pages.
A_MINUTE = 10
AN_HOUR = 60
# Far above what readers send, far below what would fill the disk.
MOST_AN_HOUR = 500

rate = Rate()
hourly = Rate()


def seconds_to_wait(request, now) -> float:
    """Count an answer and return 0, or return for how long no more is taken."""
    if Feedback.objects.filter(created_at__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        return 600.0
    by_the_minute = counted(request, rate, A_MINUTE)
    return by_the_minute or seconds_to_wait_by_the_hour(request, hourly, AN_HOUR)
