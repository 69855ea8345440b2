"""Contact: whom to ask at an agency, for as long as somebody has confirmed it."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.agencies.dates import SOON_DAYS, faults
from portal.agencies.phones import LENGTH as PHONE_LENGTH
from portal.agencies.phones import tel

from .agency import ADDRESS_LENGTH, Agency, valid_address

NO_WAY = "Give at least one way to reach the contact: an e-mail address, a phone number or a page."
NO_PHONE = (
    "Give a phone number with its area code, such as 202-555-0100 or 202-555-0100 ext. 12; from "
    "abroad with + and the country, such as +49 30 5550100."
)


def valid_phone(phone):
    if not tel(phone):
        raise ValidationError(NO_PHONE)


class ContactQuerySet(models.QuerySet):
    def in_force(self, today):
        """Contacts that readers see; the last day is one of theirs."""
        return self.filter(expires_on__gte=today)

    def expired(self, today):
        return self.filter(expires_on__lt=today)

    def expiring(self, today):
        """Contacts still in force that expire soon."""
        soon = today + timedelta(days=SOON_DAYS)
        return self.in_force(today).filter(expires_on__lte=soon)

    def to_confirm(self, today):
        """Contacts of listed agencies that have expired or soon will, the oldest first."""
        soon = today + timedelta(days=SOON_DAYS)
        due = self.filter(expires_on__lte=soon, agency__is_listed=True)
        return due.order_by("expires_on", "pk")


class Contact(models.Model):
    """Whom employees of an agency ask, confirmed by a person, until a day."""

    class Role(models.TextChoices):
        MANAGING_OFFICER = "tmo", "Telework Managing Officer"  # 5 U.S.C. 6505
        TELEWORK = "telework", "Telework coordinator"
        WORK_LIFE = "work-life", "Work-life coordinator"
        DEPENDENT_CARE = "dependent-care", "Dependent care coordinator"
        ASSISTANCE = "eap", "Employee assistance program"
        WELLNESS = "wellness", "Health and wellness coordinator"

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=16, choices=Role)
    name = models.CharField(
        "office or person",
        max_length=120,
        help_text="Better an office than a person: it stays right for longer.",
    )
    email = models.EmailField("e-mail", blank=True, help_text="Better an office's mailbox.")
    phone = models.CharField(
        max_length=PHONE_LENGTH,
        blank=True,
        validators=[valid_phone],
        help_text="With its area code, such as 202-555-0100 or 202-555-0100 ext. 12.",
    )
    url = models.CharField(
        "page",
        max_length=ADDRESS_LENGTH,
        blank=True,
        validators=[valid_address],
        help_text="The full address of the page that tells how to reach them.",
    )
    note = models.CharField(
        max_length=200, blank=True, help_text="What readers should know, such as hours or for whom."
    )
    confirmed_on = models.DateField("confirmed", default=timezone.localdate)
    expires_on = models.DateField(
        "last day",
        help_text="After this day readers no longer see it. At most 12 months after it was "
        "confirmed; six if you leave it empty.",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["agency__name", "role", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "role", "name"],
                name="contact_once_a_role",
                violation_error_message="The agency has a contact of this name and role already.",
            ),
            models.CheckConstraint(
                condition=~Q(email="", phone="", url=""),
                name="contact_can_be_reached",
                violation_error_message=NO_WAY,
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("confirmed_on")), name="contact_ends_after_it_began"
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.name}"

    def clean(self):
        days = self.confirmed_on, self.expires_on
        if all(days) and (found := faults(*days, timezone.localdate())):
            raise ValidationError(found)

    @property
    def tel(self):
        return tel(self.phone)

    def is_in_force(self, today):
        return self.expires_on >= today
