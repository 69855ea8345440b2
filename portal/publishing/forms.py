"""The form in which an editor works on a page."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from . import rendering
from .content import apply, latest_content
from .models import Page, Revision


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


class PageForm(forms.ModelForm):
    """Edits the content that was saved last, live or not. It writes nothing itself."""

    base_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
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
        widgets = {
            "body": MarkdownWidget,
            "summary": forms.Textarea(attrs={"rows": 3}),
            "sources": forms.Textarea(attrs={"rows": 6}),
            "key_points": forms.Textarea(attrs={"rows": 6}),
            "aliases": forms.Textarea(attrs={"rows": 4}),
            "policy_note": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, instance=None, initial=None, **kwargs):
        self.latest = None
        if instance and instance.pk:
            self.latest = instance.revisions.order_by("-number").first()
            number = self.latest.number if self.latest else 0
            initial = latest_content(instance) | {"base_revision": number} | (initial or {})
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
        if self.latest and cleaned.get("base_revision") != self.latest.number:
            raise ValidationError(
                "%(who)s saved this page after you opened it. Your text is still below. Copy what "
                "you want to keep, open the page again and add it there.",
                params={"who": self.latest.created_by or "Somebody"},
            )
        self._check_address(cleaned.get("parent"), cleaned.get("slug", ""))
        if self.is_publishing:
            self._check_for_publishing()
        return cleaned

    def _check_address(self, parent, slug):
        path = self.instance.address_under(parent, slug)
        if Page.objects.filter(path=path).exclude(pk=self.instance.pk).exists():
            self.add_error(
                "slug", f"Another page is at {path} already. Choose another last part or parent."
            )
        if self.instance.path == "/" != path:
            self.add_error("slug", "The home page stays at /. Leave this empty.")
        elif self.instance.pk and parent and parent.path.startswith(self.instance.path):
            self.add_error("parent", "A page cannot stand below itself. Choose another parent.")
        if self.is_publishing and parent and parent.state not in Page.READABLE:
            self.add_error("parent", f"Publish {parent.path} first: this page is below it.")

    def _check_for_publishing(self):
        draft = self._meta.model()
        apply(draft, self.content())
        for finding in rendering.render(draft):
            self.add_error(finding.field, f"Line {finding.line}: {finding.message}")
        for name in ("title", "summary"):
            twins = Page.objects.live().filter(**{name: getattr(draft, name)})
            if twin := twins.exclude(pk=self.instance.pk).first():
                self.add_error(name, f"{twin.path} has the same {name}. Make this one its own.")


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
