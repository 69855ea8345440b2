"""Citation: which published page rests on which legal authority."""

from django.db import models


class Citation(models.Model):
    """One authority cited in a published text, or the section that a cited paragraph is in."""

    page = models.ForeignKey("publishing.Page", models.CASCADE, related_name="citations")
    authority = models.ForeignKey("law.Authority", models.PROTECT, related_name="citations")
    is_direct = models.BooleanField(
        default=True, help_text="Off where the page cites a paragraph of this section."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "authority"], name="citation_once_a_page")
        ]

    def __str__(self):
        return f"{self.page_id} cites {self.authority_id}"
