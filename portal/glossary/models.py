"""The glossary: what the words of the portal's texts mean."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify

from portal.core.markup.anchors import RESERVED
from portal.publishing.models import Page

from . import listing
from .explaining import rendered
from .names import key


class Term(models.Model):
    """A word or an expression that readers cannot be expected to know, and what it means."""

    name = models.CharField(max_length=80, help_text="As a heading has it: Telework agreement.")
    acronym = models.CharField(
        max_length=20, blank=True, help_text="Texts are searched for it exactly as it stands."
    )
    aliases = models.TextField(
        "other names",
        blank=True,
        help_text="What else texts call it, one a line. Plurals need not be named.",
    )
    meaning = models.TextField(
        max_length=400,
        help_text="One or two sentences in our own words. Bold, emphasis, links and citations work "
        "as in a page.",
    )
    source = models.CharField(
        max_length=300,
        blank=True,
        help_text="The law, regulation or document behind the meaning.",
    )
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="terms",
        help_text="The page that tells more. There, the term is not explained in the text.",
    )
    is_shown = models.BooleanField(
        "shown",
        default=True,
        help_text="Switch off to take it out of the glossary and of all texts.",
    )
    # The name at first; it stays when the name changes, as other pages and sites lead there.
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    is_edited = models.BooleanField(default=False, editable=False)

    # What the desk calls these where it lists what leads to a page.
    page_use = "Terms of the glossary"

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        self.name, self.acronym = " ".join(self.name.split()), " ".join(self.acronym.split())
        self.aliases = "\n".join(
            " ".join(line.split()) for line in self.aliases.splitlines() if line.strip()
        )
        if problems := rendered(self.meaning).problems:
            raise ValidationError({"meaning": [one.message for one in problems]})
        own = {key(name): name for name in self.all_names}
        for other in Term.objects.exclude(pk=self.pk):
            if shared := sorted(own.keys() & set(map(key, other.all_names))):
                message = f"{own[shared[0]]} is a name of the term {other.name} already."
                raise ValidationError(f"{message} Take it out there or here.")
        if self.name and not self.slug:
            self._refuse_address(slugify(self.name))

    def _refuse_address(self, slug):
        if not slug or RESERVED.fullmatch(slug):
            raise ValidationError({"name": "This cannot be a name. Use letters and more of them."})
        if other := Term.objects.exclude(pk=self.pk).filter(slug=slug).first():
            message = f"The address of this name is taken by the term {other.name}. Change a word."
            raise ValidationError({"name": message})

    @property
    def names(self):
        """What texts may call it, whatever the capitals."""
        return [self.name, *self.aliases.splitlines()]

    @property
    def all_names(self):
        return [*self.names, *filter(None, [self.acronym])]


class RemovedTerm(models.Model):
    """A term that an editor took out; `manage.py seed` does not bring it back."""

    slug = models.SlugField(max_length=80, unique=True)

    def __str__(self):
        return self.slug


class Glossary(Page):
    """The list of all terms."""

    template = "glossary/glossary.html"
    reader_kind = "Glossary"

    class Meta:
        verbose_name_plural = "glossaries"

    @property
    def lists(self):
        return [name for term in Term.objects.filter(is_shown=True) for name in term.all_names]

    def structured_data(self):
        # Of the terms themselves there are too many to say each twice.
        return {"mainEntity": {"@type": "DefinedTermSet", "name": self.title}}

    def context(self):
        return {"letters": listing.letters()}
