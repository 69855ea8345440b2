"""Brakes on floods of questions: for each client, and for all of them together."""

from datetime import timedelta

from portal.api.v1.rates import Rate, counted
from portal.contact.brakes import seconds_to_wait_by_the_hour
from portal.contact.models import Question

# More than anybody asks by hand.
A_MINUTE = 4
AN_HOUR = 15
# Far above what readers send, far below what would bury the desk.
MOST_AN_HOUR = 200

rate = Rate()
hourly = Rate()


def seconds_to_wait(request, now) -> float:
    """Count a question and return 0, or return for how long no more is taken."""
    lately = Question.objects.filter(arrived_at__gt=now - timedelta(hours=1), is_spam=False)
    if lately.count() >= MOST_AN_HOUR:
        return 600.0
    by_the_minute = counted(request, rate, A_MINUTE)
    return by_the_minute or seconds_to_wait_by_the_hour(request, hourly, AN_HOUR)
