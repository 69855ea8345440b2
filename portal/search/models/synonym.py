"""Synonym: what readers type, and the words of our pages that mean the same."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.html import format_html

from portal.search.phrases import faults, key, phrases, tidy

from .sown import Sown


class Synonym(Sown):
    """A search for any of `words` also finds what holds any of what it `means`."""

    words = models.TextField(
        "what readers type",
        help_text="One phrase a line: WFH. Endings, capitals and hyphens make no difference.",
    )
    means = models.TextField(
        "also finds",
        help_text="One phrase a line, in words that our pages use: telework. Pages with the words "
        "that were typed still come first.",
    )
    both_ways = models.BooleanField(
        default=False,
        help_text="The second words also find the first. Leave it off where they do not mean quite "
        "the same.",
    )
    note = models.CharField(
        "why", max_length=300, blank=True, help_text="For other editors; readers never see it."
    )

    class Meta:
        ordering = ["words"]

    def __str__(self):
        arrow = "↔" if self.both_ways else "→"
        return f"{', '.join(phrases(self.words))} {arrow} {', '.join(phrases(self.means))}"

    @property
    def edit_url(self):
        return reverse("admin:search_synonym_change", args=[self.pk])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What leads to what, phrase by phrase."""
        there = [(one, other) for one in phrases(self.words) for other in phrases(self.means)]
        return there + [(other, one) for one, other in there] if self.both_ways else there

    def clean(self):
        self.words, self.means = tidy(self.words), tidy(self.means)
        wrong = {name: [*faults(getattr(self, name))] for name in ("words", "means")}
        if any(wrong.values()):
            raise ValidationError({name: said for name, said in wrong.items() if said})
        typed = {key(phrase): phrase for phrase in phrases(self.words)}
        for phrase in phrases(self.means):
            if key(phrase) in typed:
                said = f"“{phrase}” is what readers type already. Take it out here or there."
                raise ValidationError({"means": said})
        self._refuse_known()

    def _refuse_known(self):
        """Refuse what another synonym does, and link to that one."""
        own = {(key(one), key(other)): (one, other) for one, other in self.pairs}
        for synonym in Synonym.objects.exclude(pk=self.pk):
            for one, other in synonym.pairs:
                if pair := own.get((key(one), key(other))):
                    raise ValidationError(_done_by(synonym, *pair))


def _done_by(synonym, one, other):
    return format_html(
        "“{}” finds “{}” by another synonym: <a href=\"{}\">{}</a>. Take it out there or here.",
        one, other, synonym.edit_url, synonym,
    )  # fmt: skip
