"""What readers type about certificates. Nothing of it is kept."""

from django import forms

from . import names
from .numbers import NumberError, read_number


class NameField(forms.CharField):
    """The name that goes on a new certificate, as it will be printed."""

    def __init__(self, **options):
        options = {
            "label": "Your name, as it should stand on the certificate",
            "help_text": "This portal does not keep it.",
            "error_messages": {"required": names.fault("")},
            "widget": forms.TextInput({"class": "usa-input", "autocomplete": "name"}),
        } | options
        super().__init__(**options)

    def to_python(self, value):
        return names.as_printed(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if message := names.fault(value):
            raise forms.ValidationError(message, code="name")


class NumberField(forms.CharField):
    """The number of a certificate, however it is spelled."""

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return typed
        try:
            return read_number(typed)
        except NumberError as error:
            raise forms.ValidationError(str(error), code="number") from None


class NameForm(forms.Form):
    name = forms.CharField(
        label="Name on the certificate",
        help_text="Word for word as it is printed there. Capitals do not matter.",
        max_length=200,
        error_messages={
            "required": "Enter the name that is printed on the certificate.",
            "max_length": "Use at most 200 characters.",
        },
        widget=forms.TextInput({"class": "usa-input", "autocomplete": "off"}),
    )


class VerifyForm(NameForm):
    number = NumberField(
        label="Certificate number",
        help_text="Such as WLT-7K2M-9QXD-4HT5. Spaces and hyphens do not matter.",
        max_length=100,
        error_messages={
            "required": "Enter the number of the certificate.",
            "max_length": "This is too long for a certificate number.",
        },
        widget=forms.TextInput(
            {"class": "usa-input", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    field_order = ["number", "name"]
