"""What the log may be narrowed to."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.roles import Section
from portal.publishing.models import Event

from .sight import in_section

PORTAL = "portal"


def _day():
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class LogFilter(forms.Form):
    verb = forms.ChoiceField(
        label="What", choices=[("", "Anything"), *Event.Verb.choices], required=False
    )
    by = forms.ChoiceField(label="Who", required=False)
    section = forms.ChoiceField(choices=[("", "All sections"), *Section.choices], required=False)
    since = forms.DateField(label="From", required=False, widget=_day())
    until = forms.DateField(label="To", required=False, widget=_day())
    q = forms.CharField(label="Page, by title or address", required=False, max_length=200)

    def __init__(self, data):
        super().__init__(data)
        # Accounts are never deleted, so everybody who ever did something is here.
        people = [(str(user.pk), str(user)) for user in User.objects.order_by("name", "email")]
        named = [("", "Anybody"), (PORTAL, "The portal itself"), *people]
        self.fields["by"].choices = named

    def found(self, lines):
        """Return those of the lines that were asked for; what makes no sense asks for nothing."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        for name, value in asked.items():
            lines = lines.filter(getattr(self, f"_by_{name}")(value))
        return lines

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    def _by_verb(self, value):
        return Q(verb=value)

    def _by_by(self, value):
        return Q(by=None if value == PORTAL else value)

    def _by_section(self, value):
        return in_section(value)

    def _by_since(self, value):
        return Q(at__gte=_start(value))

    def _by_until(self, value):
        return Q(at__lt=_start(value + timedelta(days=1)))

    def _by_q(self, value):
        """A line keeps the address that its page had then; a moved page is found by both."""
        now = Q(page__title__icontains=value) | Q(page__path__icontains=value)
        return Q(path__icontains=value) | now


def _start(day):
    return timezone.make_aware(datetime.combine(day, time.min))
