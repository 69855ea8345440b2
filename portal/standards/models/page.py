"""ServiceStandards: what readers can expect, and what came of it."""

from portal.publishing.models import Page
from portal.standards import listing


class ServiceStandards(Page):
    """Its body says what we aim for and how we measure; the results follow."""

    template = "standards/standards.html"
    reader_kind = "Service standards"

    class Meta:
        verbose_name = "service standards page"
        verbose_name_plural = "pages"

    def context(self):
        heading = {"level": 2, "text": "Results", "anchor": "results"}
        return {"standards": listing.standards(), "contents": [*self.outline, heading]}
