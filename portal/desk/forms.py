"""What the scripts of the desk may send."""

from django import forms

from portal.publishing.models.page import BODY_LENGTH


class BodyForm(forms.Form):
    body = forms.CharField(required=False, max_length=BODY_LENGTH, strip=False)


class WordsForm(forms.Form):
    q = forms.CharField(required=False, max_length=200)
