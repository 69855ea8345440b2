"""Transfer: what a learner has done, waiting to be fetched on another device."""

from django.db import models


class Transfer(models.Model):
    """What one session held of its courses. Whoever has the code may fetch it, for seven days.

    Only the SHA-256 of the code is kept, so that what is stored here opens nothing.
    """

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    data = models.JSONField()
    created_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"Made {self.created_at:%Y-%m-%d %H:%M}"
