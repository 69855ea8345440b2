"""Links from our pages to other sites: what became of them, and which sites are left out.

Nothing here is content: what a page links to stands in the page, and is read from it again each
time (`uses.py`).
"""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When

from .addresses import host_of

URL_LENGTH = 2000
SITE_OR_BEGINNING = RegexValidator(
    r"(?i)\A([a-z0-9-]+(\.[a-z0-9-]+)*|https?://[^\s/]+\S*)\Z",
    "Give a site (example.gov) or how addresses begin (https://example.gov/archive/).",
)


class ExternalLinkQuerySet(models.QuerySet):
    def due(self, *, at, before=None):
        """Addresses to check, those unchecked longest first.

        With `before`, leave out those checked since, except the ones that gave no page then.
        """
        due = self.exclude(state=self.model.State.EXEMPT).filter(
            Q(retry_at=None) | Q(retry_at__lte=at)
        )
        if before:
            due = due.filter(
                Q(checked_at=None) | Q(checked_at__lte=before) | Q(failing_since__isnull=False)
            )
        return due.order_by(F("checked_at").asc(nulls_first=True), "url")


class ExternalLink(models.Model):
    """One address of another site that readable pages link to."""

    class State(models.TextChoices):
        BROKEN = "broken", "Broken"
        FAILING = "failing", "Failing"
        MOVED = "moved", "Moved"
        UNCHECKED = "unchecked", "Unchecked"
        OK = "ok", "Working"
        EXEMPT = "exempt", "Exempt"

    url = models.CharField("address", max_length=URL_LENGTH, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.UNCHECKED, db_index=True)
    status = models.PositiveSmallIntegerField("status code", null=True)
    final_url = models.TextField("leads to", blank=True)
    problem = models.TextField(blank=True)
    checked_at = models.DateTimeField("checked", null=True)
    retry_at = models.DateTimeField("not to be checked before", null=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField("days without an answer", default=0)

    objects = ExternalLinkQuerySet.as_manager()

    class Meta:
        ordering = ["url"]

    def __str__(self):
        return self.url

    @property
    def host(self):
        return host_of(self.url)


# What asks for an editor's hand comes first.
URGENCY = Case(
    *(When(state=state, then=Value(place)) for place, state in enumerate(ExternalLink.State)),
    output_field=models.SmallIntegerField(),
)


class LinkUse(models.Model):
    """One page that links to an address; `text` holds the words of each link there, a line each."""

    link = models.ForeignKey(ExternalLink, models.CASCADE, related_name="uses")
    page = models.ForeignKey("publishing.Page", models.CASCADE, related_name="external_links")
    text = models.TextField("link text")

    class Meta:
        ordering = ["page__path"]
        constraints = [
            models.UniqueConstraint(fields=["link", "page"], name="external_link_once_a_page")
        ]

    def __str__(self):
        return f"{self.page_id} → {self.link_id}"


class LinkExemptionQuerySet(models.QuerySet):
    def in_force(self, today):
        """Exemptions that count; the last day is one of them."""
        return self.filter(expires_on__gte=today)


class LinkExemption(models.Model):
    """A site, or a part of one, that is not checked until a day."""

    address = models.CharField(
        "site or beginning of an address",
        max_length=URL_LENGTH,
        validators=[SITE_OR_BEGINNING],
        help_text="A site, such as example.gov: everything on it, and on sites below it such as "
        "www.example.gov. Or how the addresses begin, such as https://example.gov/archive/.",
    )
    reason = models.CharField(
        max_length=300,
        help_text="Why its links need no check, for whoever reads this later: "
        '"Answers readers, but turns away every program".',
    )
    expires_on = models.DateField(
        "last day",
        help_text="After this day its links are checked again. Renew it here if the reason stands.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = LinkExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["address"]

    def __str__(self):
        return self.address

    def is_in_force(self, today):
        return self.expires_on >= today
