import re

from django import forms
from django.core.validators import RegexValidator

from .models import TEXT_LENGTH, Feedback

# A path, and not the two slashes with which another host begins.
IS_OURS = re.compile(r"^/(?![/\\])")


class FeedbackForm(forms.ModelForm):
    is_helpful = forms.TypedChoiceField(
        label="Was this page helpful?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose Yes or No."},
    )
    path = forms.CharField(
        max_length=400,
        widget=forms.HiddenInput,
        validators=[RegexValidator(IS_OURS, "The page must be one of this site.")],
    )

    class Meta:
        model = Feedback
        fields = ["path", "is_helpful", "text"]
        labels = {"text": "What would make it better?"}
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "maxlength": None})}
        error_messages = {"text": {"max_length": f"Use at most {TEXT_LENGTH:,} characters."}}
