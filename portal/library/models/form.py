"""Form: what a form is for, which edition we know, and where to get it."""

from urllib.parse import urlsplit

from django.db import models

from portal.core.fields import WebAddressField
from portal.library import numbers
from portal.publishing import cards
from portal.publishing.findings import Finding
from portal.publishing.models import Page

from .file import files_of


class Form(Page):
    """One form. Its files are rows of their own (`FormFile`), which take effect when uploaded."""

    class EditionState(models.TextChoices):
        CURRENT = "current", "Current"
        SUPERSEDED = "superseded", "Superseded"
        UNKNOWN = "unknown", "Not known"

    class LinkIs(models.TextChoices):
        OFFICIAL = "official", "The issuer's own site"
        COPY = "copy", "A copy on another site"

    content_fields = Page.content_with(
        "number", "form_title", "issuer", "scope", "used_by", "when_used", "edition",
        "edition_state", "superseded_by", "get_it", "link", "link_is", "warning", "law",
    )  # fmt: skip
    line_fields = (*Page.line_fields, "when_used", "law")
    template = "library/form.html"
    reader_kind = "Form"
    is_one_of_many = True

    number = models.CharField(
        max_length=40, blank=True, help_text="As people write it, such as SF-182; empty if none."
    )
    form_title = models.CharField(
        "title printed on it",
        max_length=120,
        blank=True,
        help_text="Empty if no source gives it.",
    )
    issuer = models.CharField("issued by", max_length=120)
    scope = models.CharField(
        "for whom",
        max_length=120,
        blank=True,
        help_text="Governmentwide, or the agency whose form it is.",
    )
    used_by = models.CharField(max_length=200, blank=True)
    when_used = models.TextField("when to use it", blank=True, help_text="One occasion a line.")
    edition = models.CharField(
        max_length=80, blank=True, help_text="As our source shows it; empty if it shows none."
    )
    edition_state = models.CharField(
        "state of this edition", max_length=12, choices=EditionState, default=EditionState.UNKNOWN
    )
    superseded_by = models.CharField(
        max_length=300, blank=True, help_text="For a superseded form: what took its place."
    )
    get_it = models.CharField(
        "where to get it", max_length=300, blank=True, help_text="A sentence: whom to ask."
    )
    link = WebAddressField(
        "web address",
        max_length=300,
        blank=True,
        help_text="Where readers are sent. Empty if no source gives an address.",
    )
    link_is = models.CharField(
        "what the web address is", max_length=12, choices=LinkIs, blank=True, default=""
    )
    warning = models.CharField(
        max_length=300, blank=True, help_text="What not to do with it, such as sending it here."
    )
    law = models.TextField(
        blank=True, help_text="The law behind it, one citation a line. Listed with the sources."
    )

    class Meta:
        verbose_name = "form"

    @property
    def number_in_full(self):
        return numbers.in_full(self.number)

    @property
    def found_by(self):
        return (*numbers.spellings(self.number), self.form_title)

    @property
    def host(self):
        """The site that the address leads to, such as hr.nih.gov."""
        return urlsplit(self.link).hostname or ""

    @property
    def occasions(self):
        return self.part("when_used")

    def problems(self):
        """Yield what the fields say of one another that cannot be."""
        is_superseded = self.edition_state == self.EditionState.SUPERSEDED
        if is_superseded != bool(self.superseded_by):
            message = "Say what took its place, and choose Superseded: both, or neither."
            yield Finding("superseded_by", 1, message)
        if bool(self.link) != bool(self.link_is):
            yield Finding("link_is", 1, "Say of the address whether it is the issuer's or a copy.")

    def structured_data(self):
        document = {
            "@type": "DigitalDocument",
            "name": self.form_title or self.title,
            "identifier": self.number,
            "author": {"@type": "GovernmentOrganization", "name": self.issuer},
            "version": self.edition,
            "encoding": [one.structured_data() for one in files_of(self.pk)],
        }
        return {"mainEntity": {name: value for name, value in document.items() if value}}

    def context(self):
        return {"files": files_of(self.pk), "siblings": cards.neighbors(self)}
