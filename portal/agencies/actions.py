"""What is done with several contacts at once."""

from datetime import date

from django.db import transaction

from portal.core import generation

from .dates import USUAL_MONTHS, months_after
from .models import Contact


@transaction.atomic
def confirm(*, contacts, by, on) -> date:
    """Have contacts stand for six more months from the day `on`; return their new last day."""
    last_day = months_after(on, USUAL_MONTHS)
    found = Contact.objects.filter(pk__in=[one.pk for one in contacts])
    found.update(confirmed_on=on, expires_on=last_day, confirmed_by=by)
    generation.bump()
    return last_day
