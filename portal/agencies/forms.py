"""The one form through which contacts come in: at the desk and from a file."""

from django import forms
from django.utils import timezone

from .dates import USUAL_MONTHS, months_after
from .models import Contact

SIGNED = {"confirmed_on", "expires_on"}


class ContactForm(forms.ModelForm):
    """A contact without a last day gets the usual one; a new last day must be one to come."""

    class Meta:
        model = Contact
        fields = [
            "agency", "role", "name", "email", "phone", "url", "note", "confirmed_on", "expires_on",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Who may only look has no fields.
        if "expires_on" in self.fields:
            self.fields["expires_on"].required = False
            # Only the blank form for another contact stays blank, however long it was open.
            self.fields["confirmed_on"].show_hidden_initial = self.instance.pk is None

    def clean(self):
        given = super().clean()
        confirmed_on, last_day = given.get("confirmed_on"), given.get("expires_on")
        if confirmed_on and not last_day and "expires_on" not in self.errors:
            last_day = given["expires_on"] = months_after(confirmed_on, USUAL_MONTHS)
        is_new = last_day != self.initial.get("expires_on")
        if last_day and is_new and last_day < timezone.localdate():
            self.add_error(
                "expires_on", "This last day is over already. Choose today or a day to come."
            )
        return given

    def sign(self, user):
        """Note who confirmed the contact, where that is what this form does."""
        if self.instance.pk is None or SIGNED & {*self.changed_data}:
            self.instance.confirmed_by = user
