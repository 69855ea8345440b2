"""Redirect: an address that a page once had."""

from django.db import models


class Redirect(models.Model):
    """An old address and the page that lives elsewhere now.

    It names the page, not an address, so a second move needs no second hop and no loop can arise.
    """

    path = models.CharField("old address", max_length=400, unique=True)
    page = models.ForeignKey("publishing.Page", models.PROTECT, related_name="redirects")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["path"]

    def __str__(self):
        return self.path
