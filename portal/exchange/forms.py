"""The forms in which files and new pages arrive."""

from django import forms
from django.core.validators import MaxLengthValidator

from portal.publishing import checks, rules
from portal.publishing.models import Page
from portal.publishing.models.page import BODY_LENGTH, PATH_LENGTH

from . import kinds
from .reading import MOST_BYTES

MOST_WORD_BYTES = 20_000_000


class UploadForm(forms.Form):
    """Takes one file, not larger than `most` bytes."""

    most = MOST_BYTES
    file = forms.FileField(
        label="Zip file of Markdown files, or table (CSV)",
        max_length=200,
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": ".zip,.csv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > self.most:
            raise forms.ValidationError(
                f"This file has {file.size // 1_000_000} MB; {self.most // 1_000_000} MB are "
                "allowed. Send it in parts."
            )
        return file


class WordForm(UploadForm):
    most = MOST_WORD_BYTES
    file = forms.FileField(
        label="Word document (.docx)",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


class BeginForm(forms.Form):
    """Begins a page with a text that came from elsewhere."""

    kind = forms.ChoiceField()
    title = forms.CharField(max_length=Page._meta.get_field("title").max_length)
    parent = forms.CharField(
        label="Address of the page above",
        required=False,
        max_length=PATH_LENGTH,
        help_text="Such as /telework/employees/. Leave it empty for a page of the first level.",
        widget=forms.TextInput(attrs={"list": "parents", "autocomplete": "off"}),
    )
    slug = forms.CharField(
        label="Last part of the address",
        max_length=80,
        validators=Page._meta.get_field("slug").validators[:1],
        help_text="Small letters, digits and hyphens.",
    )
    body = forms.CharField(
        label="Text in Markdown",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        validators=[MaxLengthValidator(BODY_LENGTH)],
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["kind"].choices = kinds.choices()

    def clean_parent(self):
        """Return the page at the address, None for the first level."""
        path = self.cleaned_data["parent"].strip()
        if path in ("", "/"):
            return None
        path = f"/{path.strip('/')}/"
        page = Page.objects.filter(path=path).first()
        if page is None:
            raise forms.ValidationError(f"There is no page at {path}.")
        return page

    def clean_body(self):
        return self.cleaned_data["body"].replace("\r\n", "\n").strip("\n")

    def clean(self):
        typed = super().clean()
        if "slug" in typed and "parent" in typed:
            self._check_address(self.page().address_under(typed["parent"], typed["slug"]))
        return typed

    def page(self) -> Page:
        """Return the page, of its kind, that is not stored yet."""
        typed = self.cleaned_data
        model = kinds.kinds()[typed.get("kind", Page._meta.label_lower)]
        return model(parent=typed["parent"], slug=typed["slug"])

    def _check_address(self, path):
        if len(path) > PATH_LENGTH:
            self.add_error("slug", f"The address has {len(path)} characters; {PATH_LENGTH} fit.")
        elif Page.objects.filter(path=path).exists():
            self.add_error("slug", f"Another page is at {path} already. Choose another last part.")
        elif not checks.is_open(path):
            self.add_error("slug", f"{path} is an address of the portal's own. Choose another.")
        elif not rules.can_create(self.user, path):
            self.add_error("parent", f"You have no role in the section that {path} is in.")
