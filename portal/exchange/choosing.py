"""Which pages to take along, and which of their texts."""

from collections.abc import Iterator

from django import forms
from django.db.models import TextChoices

from portal.accounts.roles import Role, Section
from portal.desk.sight import in_section, where
from portal.publishing.models import Page

from .kinds import choices

CHUNK = 200


class Text(TextChoices):
    PUBLISHED = "published", "What was published last"
    NEWEST = "newest", "The newest drafts, where I may edit"


class Format(TextChoices):
    FILES = "files", "Markdown files"
    TABLE = "table", "Table (CSV)"


class ExportForm(forms.Form):
    """Chooses pages; what is left empty leaves nothing out, save pages that were taken down."""

    section = forms.ChoiceField(choices=[("", "All sections"), *Section.choices], required=False)
    state = forms.ChoiceField(
        choices=[("", "All but those taken down"), *Page.State.choices], required=False
    )
    kind = forms.ChoiceField(required=False)
    text = forms.ChoiceField(
        label="Which text", choices=Text, required=False, widget=forms.RadioSelect
    )
    format = forms.ChoiceField(choices=Format)

    def __init__(self, data=None):
        super().__init__(data, initial={"text": Text.PUBLISHED})
        self.fields["kind"].choices = [("", "All kinds"), *choices()]

    def clean(self):
        typed = super().clean()
        if typed.get("state") == Page.State.DRAFT and not self.is_newest:
            self.add_error("state", "Drafts were never published. Choose their newest text.")
        return typed

    @property
    def is_newest(self) -> bool:
        return self.cleaned_data.get("text") == Text.NEWEST

    def pages(self, user):
        """Return the pages chosen, in the order of their addresses."""
        typed, pages = self.cleaned_data, Page.objects.order_by("path")
        if typed["state"]:
            pages = pages.filter(state=typed["state"])
        else:
            pages = pages.exclude(state=Page.State.ARCHIVED)
        if typed["section"]:
            pages = pages.filter(in_section(typed["section"]))
        if typed["kind"]:
            pages = pages.filter(kind=typed["kind"])
        if self.is_newest:
            return pages.filter(where(user, Role.AUTHOR))
        return pages.exclude(state=Page.State.DRAFT)


def chunks(pages) -> Iterator[list[Page]]:
    """Yield pages by the hundred, each as its own kind.

    Each chunk is asked for by itself, so that no database has to hold a long answer open.
    """
    pages = pages.with_kinds().select_related("owner", "deputy")
    chunk = list(pages[:CHUNK])
    while chunk:
        yield [page.as_kind() for page in chunk]
        is_last = len(chunk) < CHUNK
        chunk = [] if is_last else list(pages.filter(path__gt=chunk[-1].path)[:CHUNK])
