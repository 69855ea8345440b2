"""The mail that goes to publishers and administrators when an emergency is raised."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string

from portal.accounts.models import User
from portal.accounts.roles import Role

logger = logging.getLogger(__name__)

# Who raised it waits no longer for a mail server that hangs.
SECONDS_FOR_SERVER = 10


def tell_of_emergency(alert) -> None:
    """Send it once the alert stands; a mail server that is away keeps no alert from going out."""
    if settings.CAN_MAIL:
        transaction.on_commit(lambda: _send(alert), robust=True)


def people_to_tell() -> list[str]:
    """Return the e-mail addresses of all who may end an emergency."""
    granted = Q(is_staff=True, grants__role__in=[Role.PUBLISHER, Role.ADMINISTRATOR])
    found = User.objects.filter(granted | Q(is_superuser=True), is_active=True)
    return sorted(set(found.values_list("email", flat=True)))


def _send(alert):
    address = f"{settings.SITE_URL}{alert.get_absolute_url()}"
    context = {"alert": alert, "address": address, "site_name": settings.SITE_NAME}
    body = render_to_string("emails/alerts/emergency.txt", context)
    # Nobody's address is shown to the others.
    letter = EmailMessage(f"{settings.SITE_NAME}: an emergency was raised", body)
    letter.bcc = people_to_tell()
    letter.connection = get_connection(timeout=SECONDS_FOR_SERVER)
    try:
        letter.send()
    except OSError:
        # smtplib's errors are OSErrors too.
        logger.exception("The mail about an emergency could not be sent.")
