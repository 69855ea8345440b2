"""The form at the end of a page, and what narrows the editors' list."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils import timezone

from portal.accounts.roles import Section
from portal.contact.asking.forms import IS_OURS, PlainText
from portal.contact.models import TEXT_LENGTH, Feedback
from portal.contact.personal import found_in
from portal.desk.sight import in_section

PATH_LENGTH = Feedback._meta.get_field("path").max_length


class FeedbackForm(forms.ModelForm):
    """Whatever is wrong, all that was typed stays."""

    is_helpful = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        error_messages={"required": "Choose Yes or No."},
    )
    path = forms.CharField(
        max_length=PATH_LENGTH,
        validators=[RegexValidator(IS_OURS, "The page must be one of this site.")],
    )
    text = PlainText(
        required=False,
        max_length=TEXT_LENGTH,
        error_messages={"max_length": f"Use at most {TEXT_LENGTH:,} characters."},
    )
    send_anyway = forms.BooleanField(required=False)

    class Meta:
        model = Feedback
        fields = ["path", "is_helpful", "text", "is_failure"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = []

    def clean(self):
        given = super().clean()
        self.found = found_in(given.get("text", ""))
        if self.found and not given.get("send_anyway"):
            self.add_error("text", self.warning)
        return given

    @property
    def warning(self) -> str:
        return (
            f"This looks as if it holds {' and '.join(self.found)}. We do not need it: please take "
            "it out. If it is none, mark the box below the text and send it."
        )


class Day(forms.DateField):
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class Finder(forms.Form):
    """What to list. What makes no sense asks for nothing."""

    VERDICTS = {
        "yes": Q(is_helpful=True, is_failure=False),
        "no": Q(is_helpful=False, is_failure=False),
        "error": Q(is_failure=True),
    }
    state = forms.ChoiceField(choices=[("", "Any"), *Feedback.State.choices], required=False)
    verdict = forms.ChoiceField(
        label="What they said",
        choices=[("", "Any"), ("yes", "Helpful"), ("no", "Not helpful"), ("error", "An error")],
        required=False,
    )
    section = forms.ChoiceField(choices=[("", "All sections"), *Section.choices], required=False)
    page_path = forms.CharField(label="Address begins with", required=False, max_length=PATH_LENGTH)
    since = Day(label="From", required=False)
    until = Day(label="To", required=False)

    def __init__(self, data):
        super().__init__(data)
        self.is_valid()

    def found(self, rows):
        """Return those of the rows that were asked for."""
        for name, value in self.cleaned_data.items():
            if value:
                rows = rows.filter(getattr(self, f"_by_{name}")(value))
        return rows

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    def _by_state(self, value):
        return Q(state=value)

    def _by_verdict(self, value):
        return self.VERDICTS[value]

    def _by_section(self, value):
        return in_section(value)

    def _by_page_path(self, value):
        return Q(path__startswith=value)

    def _by_since(self, value):
        return Q(created_at__gte=_start(value))

    def _by_until(self, value):
        return Q(created_at__lt=_start(value + timedelta(days=1)))


def _start(day):
    return timezone.make_aware(datetime.combine(day, time.min))
