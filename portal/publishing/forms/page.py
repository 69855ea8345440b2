"""The form in which an editor works on a page's content."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from portal.publishing import checks, rules
from portal.publishing.content import latest_content
from portal.publishing.models import Page
from portal.publishing.models.page import BODY_LENGTH, PATH_LENGTH

from .conflicts import plain
from .stale import StaleForm

UPKEEP = ("order", "owner", "deputy", "reviewed_on", "review_due_on", "review_note")


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


class PageForm(StaleForm):
    """Edits the content that was saved last, live or not. It writes nothing itself.

    A draft may be incomplete: only its title is asked for. All else is checked before readers see
    it, and shown beside the form after each save.
    """

    beside = (*UPKEEP, "parent", "slug")
    # What somebody typed earlier and did not save, field by field; it stands for what was posted.
    kept: dict | None = None

    class Meta:
        labels = {
            "parent": "Parent page",
            "slug": "Last part of the address",
            "related": "Related pages",
        }
        widgets = {"body": MarkdownWidget, "summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, data=None, *args, instance=None, initial=None, **kwargs):
        self.latest = None
        if instance and instance.pk:
            self.latest = instance.revisions.order_by("-number").first()
            self.base = instance.events.select_related("by").first()
            base = {"base_event": self.base.pk if self.base else 0}
            initial = latest_content(instance) | base | (initial or {})
        data = MultiValueDict(self.kept) if data is None and self.kept else data
        super().__init__(data, *args, instance=instance, initial=initial, **kwargs)
        for name in self._meta.model.content_fields:
            if name in self.fields and name != "title":
                self.fields[name].required = False
        if "body" in self.fields:
            self.fields["body"].validators.append(MaxLengthValidator(BODY_LENGTH))

    def content(self):
        """Return what was typed, as a revision keeps it.

        A faulty text is in it as it was typed; any other faulty value is left out.
        """
        typed = {}
        for name in self._meta.model.content_fields:
            if name in self.cleaned_data:
                typed[name] = plain(self.cleaned_data[name])
            elif isinstance(self.fields.get(name), forms.CharField):
                typed[name] = plain(self.data.get(name, ""))
        return typed

    def upkeep(self):
        """Return what was typed of the page's upkeep."""
        return {name: self.cleaned_data[name] for name in UPKEEP if name in self.cleaned_data}

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and "slug" in cleaned and "parent" in cleaned:
            self._check_address(cleaned["parent"], cleaned["slug"])
        return cleaned

    def _get_validation_exclusions(self):
        """Leave the model's demands on content for later: a draft may fall short of them."""
        return super()._get_validation_exclusions() | set(self._meta.model.content_fields)

    def _check_address(self, parent, slug):
        path = self.instance.address_under(parent, slug)
        if len(path) > PATH_LENGTH:
            self.add_error("slug", f"The address has {len(path)} characters; {PATH_LENGTH} fit.")
        elif Page.objects.filter(path=path).exclude(pk=self.instance.pk).exists():
            self.add_error(
                "slug", f"Another page is at {path} already. Choose another last part or parent."
            )
        elif not checks.is_open(path):
            self.add_error("slug", f"{path} is an address of the portal's own. Choose another.")
        elif self.user and not rules.can_create(self.user, path):
            self.add_error("parent", f"You have no role in the section that {path} is in.")
