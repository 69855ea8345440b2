"""An upload that waits, between its report and its import, for the person who sent it."""

from django.conf import settings
from django.db import models


class ImportJob(models.Model):
    """One uploaded file, kept for an hour; a person has one at a time.

    `bases` says by address which event was the newest of each page when the report was made; an
    address without a page has 0.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    bases = models.JSONField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.name}, sent by {self.user}"
