"""Best bet: the page that editors put first for a search."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.publishing.models import Page
from portal.search.phrases import faults, phrases, tidy

from .sown import Sown

WRONG_ORDER = "Choose a last day that is not before the first."


class BestBet(Sown):
    """A page that stands first for a search of exactly these words, on its days, while live."""

    phrases = models.TextField(
        "searches",
        help_text="One a line: snow day. It counts when somebody types just these words; endings, "
        "capitals and small words such as “the” make no difference.",
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="best_bets")
    note = models.CharField(
        "words below the link",
        max_length=200,
        blank=True,
        help_text="What readers should know before they go there. The page's summary if empty.",
    )
    starts_on = models.DateField("first day", null=True, blank=True, help_text="At once if empty.")
    ends_on = models.DateField(
        "last day", null=True, blank=True, help_text="It stays until you end it if empty."
    )
    order = models.PositiveSmallIntegerField(
        default=100, help_text="Where several pages are put first, the lowest number leads."
    )
    reason = models.CharField(
        "why", max_length=300, blank=True, help_text="For other editors; readers never see it."
    )

    # What the desk calls these where it lists what leads to a page.
    page_use = "Best bets of the search"

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(starts_on=None) | Q(ends_on=None),
                name="best_bet_ends_after_it_began",
                violation_error_message=WRONG_ORDER,
            )
        ]

    def __str__(self):
        return ", ".join(phrases(self.phrases))

    @property
    def edit_url(self):
        return reverse("admin:search_bestbet_change", args=[self.pk])

    def clean(self):
        self.phrases = tidy(self.phrases)
        wrong = {"phrases": [*faults(self.phrases)]} if self.phrases else {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            wrong["ends_on"] = [WRONG_ORDER]
        if any(wrong.values()):
            raise ValidationError({name: said for name, said in wrong.items() if said})

    def is_in_force(self, on):
        """Say whether readers see it on a day; the last day is one of them."""
        return (self.starts_on or on) <= on <= (self.ends_on or on)
