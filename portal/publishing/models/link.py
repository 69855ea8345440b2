"""PageLink: which page's text links to which page."""

from django.db import models


class PageLink(models.Model):
    """A link in a published text. While it stands, its target cannot be deleted."""

    source = models.ForeignKey("publishing.Page", models.CASCADE, related_name="links_out")
    target = models.ForeignKey("publishing.Page", models.PROTECT, related_name="links_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target"], name="page_link_once")]

    def __str__(self):
        return f"{self.source_id} → {self.target_id}"
