"""DayOff: a day that an order makes a holiday, beside those that the law names."""

from django.db import models


class DayOff(models.Model):
    """No business day: due days that are reckoned from now on pass over it, those told stay."""

    date = models.DateField("day", unique=True)
    name = models.CharField(max_length=120, help_text="What it is called, and who ordered it.")

    class Meta:
        ordering = ["-date"]
        verbose_name = "day off"
        verbose_name_plural = "days off by order"

    def __str__(self):
        return f"{self.date}: {self.name}"
