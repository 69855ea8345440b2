"""How often the public content has changed, and when it changes by itself next."""

from django.db import models


class Generation(models.Model):
    """A counter that rises with every change a reader could see; caches are keyed by it."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self):
        return str(self.number)


class Due(models.Model):
    """When the public content of one source changes by itself next: see `generation.when_due`."""

    source = models.CharField(max_length=40, unique=True)
    due_at = models.DateTimeField()

    def __str__(self):
        return f"{self.source}: {self.due_at}"
