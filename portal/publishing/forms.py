"""The form in which an editor works on a page."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from . import checks
from .content import apply, latest_content
from .models import Page, Revision
from .models.page import PATH_LENGTH


class MarkdownWidget(forms.Textarea):
    """A text box of Markdown; with JavaScript it becomes the visual editor."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "rows": 28,
            "data-markdown-editor": "",
            "data-preview-url": reverse("admin:markup_preview"),
            "data-pages-url": reverse("admin:page_choices"),
        }

    class Media:
        css = {"all": ["css/editor.css"]}
        js = [forms.Script("js/editor.js", defer=True)]


# Fields in which a finding's line helps to find it.
MANY_LINES = {"body", "sources"}


class PageForm(forms.ModelForm):
    """Edits the content that was saved last, live or not. It writes nothing itself."""

    base_event = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Change note",
        max_length=300,
        required=False,
        help_text="What changed, for readers: shown on the page and on the home page when you "
        "publish. Leave it empty for a minor edit.",
    )

    class Meta:
        labels = {
            "parent": "Parent page",
            "slug": "Last part of the address",
            "related": "Related pages",
        }
        widgets = {"body": MarkdownWidget, "summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, instance=None, initial=None, **kwargs):
        self.latest = self.base = None
        if instance and instance.pk:
            self.latest = instance.revisions.order_by("-number").first()
            self.base = instance.events.select_related("by").first()
            base = {"base_event": self.base.pk if self.base else 0}
            initial = latest_content(instance) | base | (initial or {})
        super().__init__(*args, instance=instance, initial=initial, **kwargs)

    @property
    def is_publishing(self):
        return "_publish" in self.data

    def content(self):
        """Return what was typed, as a revision keeps it.

        A faulty text is in it as it was typed; any other faulty value is left out.
        """
        typed = {}
        for name in self._meta.model.content_fields:
            if name in self.cleaned_data:
                typed[name] = _plain(self.cleaned_data[name])
            elif isinstance(self.fields.get(name), forms.CharField):
                typed[name] = _plain(self.data.get(name, ""))
        return typed

    def clean(self):
        cleaned = super().clean()
        if self.base and cleaned.get("base_event") != self.base.pk:
            raise ValidationError(
                "%(who)s changed this page after you opened it. Your text is still below. Copy "
                "what you want to keep, open the page again and add it there.",
                params={"who": self.base.by or "Somebody"},
            )
        path = self.instance.path
        if "slug" in self.fields:
            path = self.instance.address_under(cleaned.get("parent"), cleaned.get("slug", ""))
            self._check_address(path, cleaned.get("parent"))
        if self.is_publishing:
            self._check_for_publishing(path)
        return cleaned

    def _check_address(self, path, parent):
        if len(path) > PATH_LENGTH:
            self.add_error("slug", f"The address has {len(path)} characters; {PATH_LENGTH} fit.")
        elif Page.objects.filter(path=path).exclude(pk=self.instance.pk).exists():
            self.add_error(
                "slug", f"Another page is at {path} already. Choose another last part or parent."
            )
        elif self.instance.path == "/" != path:
            self.add_error("slug", "The home page stays at /. Leave this empty.")
        elif self.instance.pk and parent and parent.path.startswith(self.instance.path):
            self.add_error("parent", "A page cannot stand below itself. Choose another parent.")
        elif self.instance.published_at and not checks.is_open(path):
            self.add_error("slug", f"{path} is an address of the portal's own. Choose another.")

    def _check_for_publishing(self, path):
        draft = self._meta.model(pk=self.instance.pk, path=path)
        draft.slug = self.cleaned_data.get("slug", self.instance.slug)
        draft.parent = self.cleaned_data.get("parent", self.instance.parent)
        apply(draft, self.content())
        for finding in checks.findings(draft):
            field = finding.field if finding.field in self.fields else None
            if field not in self.errors:
                where = f"Line {finding.line}: " if finding.field in MANY_LINES else ""
                self.add_error(field, where + finding.message)


class ComparisonForm(forms.Form):
    """Chooses two revisions of one page; whatever is missing or unknown falls back to a default."""

    old = forms.ModelChoiceField(None, to_field_name="number", label="Earlier", empty_label=None)
    new = forms.ModelChoiceField(None, to_field_name="number", label="Later", empty_label=None)

    def __init__(self, data, *, page):
        super().__init__(data)
        self.revisions = page.revisions.select_related("created_by").order_by("-number")
        for field in self.fields.values():
            field.queryset = self.revisions
            field.label_from_instance = label_of
        old, new = self._defaults()
        self.initial = {"old": old.number, "new": new.number}

    def chosen(self):
        """Return the earlier and the later revision."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data["old"], self.cleaned_data["new"]
        return self._defaults()

    def _defaults(self):
        newest = list(self.revisions[:2])
        live = self.revisions.filter(state=Revision.State.LIVE).first()
        return (live if live and live != newest[0] else newest[-1]), newest[0]


def label_of(revision) -> str:
    """Return what tells a revision from others in a list."""
    saved = date_format(timezone.localtime(revision.created_at), "F j, Y, g:i a")
    return f"{revision.number}: {revision.get_state_display().lower()}, {saved}"


def _plain(value):
    if isinstance(value, QuerySet):
        return sorted(page.pk for page in value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip("\n")
    return value.isoformat() if hasattr(value, "isoformat") else value
