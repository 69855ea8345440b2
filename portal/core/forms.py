"""Forms of the site's own settings."""

from django import forms

from .display import Notices


class DisplayForm(forms.Form):
    notices = forms.ChoiceField(
        label="How should this site tell you about changes on a page?",
        choices=Notices.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how notices are shown."},
    )
