"""What the desk keeps of a person beside their account. What they may do stands in `accounts`."""

from django.conf import settings
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver


class CalendarKey(models.Model):
    """The secret part of the address of a person's calendar; another key is another address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_key"
    )
    key = models.CharField(max_length=32)
    made_at = models.DateTimeField()

    def __str__(self):
        return f"Calendar of {self.user_id}"


@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def end_calendar(instance, **kwargs):
    """Let an address end for good with the account, also when that is opened again."""
    if not (instance.is_active and instance.is_staff):
        CalendarKey.objects.filter(user=instance).delete()
