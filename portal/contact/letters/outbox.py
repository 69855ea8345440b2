"""The box in which letters wait until a mail server has taken them.

A letter is written in the transaction of what it tells of, and sent after it. Where that fails, it
is tried again by `manage.py send_letters`, later each time, so that nothing told is ever lost. The
first try is within the request: a reader waits for the mail server, but not for long.
"""

import logging
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.contact.models import Letter

from .writing import written

logger = logging.getLogger(__name__)

SECONDS_FOR_SERVER = 10
SECONDS_WHILE_SOMEBODY_WAITS = 3
FIRST_WAIT = timedelta(minutes=5)


def post(*, kind, question, to, at, **more) -> Letter | None:
    """Put a letter in the box and send it once the transaction is over; none without an address."""
    if not to:
        return None
    subject, body = written(kind, question, **more)
    letter = Letter.objects.create(
        question=question,
        kind=kind,
        to=to,
        subject=subject,
        body=body,
        created_at=at,
        next_try_at=at,
    )
    transaction.on_commit(
        lambda: send(letter, timezone.now(), seconds=SECONDS_WHILE_SOMEBODY_WAITS), robust=True
    )
    return letter


def send_due(now) -> tuple[int, int]:
    """Send what waits; return how many letters left and how many did not."""
    outcomes = [send(letter, now) for letter in Letter.objects.to_send(now)]
    return outcomes.count(True), outcomes.count(False)


def send(letter, now, *, seconds=SECONDS_FOR_SERVER) -> bool | None:
    """Send a letter and say whether it left; None where another process is at it, or none can."""
    if not settings.CAN_MAIL:
        return None
    if not _claimed(letter, now):
        return None
    try:
        _message(letter, seconds).send()
    except Exception as error:
        # Whatever a mail server or a network does: the letter stays and says why.
        logger.warning("A letter could not be sent: %s", type(error).__name__)
        Letter.objects.filter(pk=letter.pk).update(problem=_problem(error))
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), problem="")
    return True


def _claimed(letter, now):
    """Set the next try before this one, so that two processes never send the same letter."""
    wait = FIRST_WAIT * 2**letter.tries
    found = Letter.objects.unsent().filter(pk=letter.pk, tries=letter.tries)
    return bool(found.update(tries=F("tries") + 1, next_try_at=now + wait))


def _message(letter, seconds):
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return EmailMessage(
        letter.subject,
        letter.body,
        to=[letter.to],
        connection=get_connection(timeout=seconds),
        headers={
            # One that was sent twice is known as the same; programs do not answer it (RFC 3834).
            "Message-ID": f"<letter-{letter.pk}-{letter.question.number}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _problem(error):
    """Say what failed without the reader's address, which a server's words may hold."""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__}{f' {code}' if code else ''}"
