"""How long a session stays: 90 days for a learner, as the settings say for staff."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .session import NAME


@receiver(user_logged_in)
def stay_as_staff(request, **kwargs):
    """Give a learner's session the length of any staff session when its reader signs in."""
    if NAME in request.session:
        request.session.set_expiry(None)
