from django import forms
from django.utils import timezone

from . import codes, transfers


class ReadForm(forms.Form):
    """Which lesson was read, by its address."""

    lesson = forms.CharField(max_length=400)


class CodeForm(forms.Form):
    """The code from another device; `entries` is what was found under it."""

    code = forms.CharField(
        max_length=40,
        label="Code from your other device",
        error_messages={
            "required": "Enter the code.",
            "max_length": f"A code has {codes.LENGTH} letters and digits.",
        },
    )

    def clean_code(self):
        code = codes.as_typed(self.cleaned_data["code"])
        if fault := codes.fault(code):
            raise forms.ValidationError(fault)
        self.entries = transfers.find(code, at=timezone.now())
        if self.entries is None:
            raise forms.ValidationError(
                f"No progress waits under this code. A code is good for {codes.DAYS} days; "
                "look whether it is typed rightly, or make a new one on your other device."
            )
        return code
