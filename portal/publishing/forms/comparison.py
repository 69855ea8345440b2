"""Which revisions to look at."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from portal.publishing.models import Revision


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


class MomentForm(forms.Form):
    """Asks for a day: what did the page say at its end?"""

    on = forms.DateField(label="Day", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def label_of(revision) -> str:
    """Return what tells a revision from others in a list."""
    saved = date_format(timezone.localtime(revision.created_at), "F j, Y, g:i a")
    return f"{revision.number}: {revision.get_state_display().lower()}, {saved}"
