"""What telework rests on: history, the guide, data, and reports."""

from urllib.parse import urlsplit

from django.db import models

from portal.core.fields import WebAddressField
from portal.core.generation import per_generation
from portal.faqs.models import questions_about
from portal.publishing import cards
from portal.publishing.models import Page
from telework.issued import as_iso

from .hub import policy


class Reference(Page):
    """A text for all audiences, such as the history of telework law."""

    template = "telework/reference.html"

    def context(self):
        return {"policy": policy(), "questions": questions_about(self.pk)}


class ReportList(Page):
    """The reports, by publisher."""

    template = "telework/reports.html"
    reader_kind = "Overview"
    is_list = True

    class Meta:
        verbose_name = "list of reports"
        verbose_name_plural = "lists of reports"

    def context(self):
        return {"policy": policy(), "groups": _by_publisher(self.pk)}


class Report(Page):
    """One published report: what it is called, where to read it, what it found."""

    class Publisher(models.TextChoices):
        OPM = "OPM", "U.S. Office of Personnel Management"
        GAO = "GAO", "U.S. Government Accountability Office"
        CRS = "CRS", "Congressional Research Service"

    content_fields = Page.content_with("publisher", "number", "issued", "link")
    template = "telework/report.html"
    reader_kind = "Report"
    is_one_of_many = True

    publisher = models.CharField(max_length=8, choices=Publisher)
    number = models.CharField(
        max_length=40, blank=True, help_text="The publisher's own, such as GAO-25-107363."
    )
    issued = models.CharField(
        max_length=40, help_text="The day, month or year of publication, as the report gives it."
    )
    link = WebAddressField(
        "where to read it", max_length=300, blank=True, help_text="Empty if it is nowhere public."
    )

    @property
    def found_by(self):
        return (self.number, self.publisher)

    def structured_data(self):
        report = {
            "@type": "Report",
            "name": self.title,
            "author": {"@type": "GovernmentOrganization", "name": self.get_publisher_display()},
            "reportNumber": self.number,
            "datePublished": as_iso(self.issued),
            "url": self.link,
        }
        return {"mainEntity": {name: value for name, value in report.items() if value}}

    @property
    def host(self):
        """The site on which to read it, such as files.gao.gov."""
        return urlsplit(self.link).hostname or ""

    def context(self):
        return {"policy": policy(), "siblings": cards.neighbors(self)}


@per_generation
def _by_publisher(parent: int | None) -> tuple[dict, ...]:
    """Return the live reports below a page, the newest of each publisher first."""
    found = Report.objects.live().filter(parent=parent).in_place()
    fields = ("title", "path", "number", "issued", "publisher")
    reports = list(found.values(*fields))
    return tuple(
        {"label": label, "reports": [one for one in reports if one["publisher"] == publisher]}
        for publisher, label in Report.Publisher.choices
    )
