"""The one row that says how often the public content has changed. Not content itself."""

from django.db import models


class Generation(models.Model):
    """A counter that rises with every change a reader could see; caches are keyed by it."""

    number = models.PositiveBigIntegerField(default=1)
    # When the public content changes by itself next: see `generation.when_due`.
    due_at = models.DateTimeField(null=True)

    def __str__(self):
        return str(self.number)
