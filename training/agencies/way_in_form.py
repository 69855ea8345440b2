"""The form of an agency's page before a course."""

from django import forms

from portal.publishing.forms.page import MarkdownWidget
from portal.publishing.rendering import preview
from training.models import WayIn

IN_MARKDOWN = ("introduction", "extra_body")


class TextWidget(MarkdownWidget):
    """As the text of a page, but shorter."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"rows": 12}


class WayInForm(forms.ModelForm):
    """`seen` is when what the form began with was saved: nobody's newer work is overwritten."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = WayIn
        fields = [
            "is_open",
            "introduction",
            "contact_name",
            "contact_details",
            "extra_title",
            "extra_body",
        ]
        widgets = dict.fromkeys(IN_MARKDOWN, TextWidget)

    def __init__(self, data=None, *, instance):
        self.now = instance.updated_at.isoformat() if instance.pk else ""
        super().__init__(data, instance=instance, initial={"seen": self.now})

    def clean_introduction(self):
        return self._in_markdown("introduction")

    def clean_extra_body(self):
        return self._in_markdown("extra_body")

    def clean(self):
        typed = super().clean()
        title, body = typed.get("extra_title", ""), typed.get("extra_body", "")
        if title and not body and "extra_body" not in self.errors:
            self.add_error(
                "extra_body", "Write the text of your own lesson, or take its title away."
            )
        if body and not title and "extra_title" not in self.errors:
            self.add_error("extra_title", "Give your own lesson a title.")
        if typed.get("seen", "") != self.now:
            self.data = self.data.copy()
            self.data["seen"] = self.now
            self.add_error(
                None,
                "Somebody else saved this page since you opened it. Open it in another tab to see "
                "what they wrote; if you save again, your text takes its place.",
            )
        return typed

    def _in_markdown(self, name):
        """Return the text; what would be wrong on the page is said with its line."""
        text = self.cleaned_data[name].replace("\r\n", "\n").strip("\n")
        problems = [f"Line {one.line}: {one.message}" for one in preview(text).problems]
        if problems:
            raise forms.ValidationError(problems)
        return text
