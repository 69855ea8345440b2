"""The form in which readers ask."""

import re
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils import timezone

from portal.contact.models.question import QUESTION_LENGTH
from portal.contact.models.subject import Subject
from portal.contact.numbers import read_number
from portal.contact.personal import found_in

from .stamps import FASTEST, fault, stamp
from .subjects import choices

MOST_LINKS = 5
# A path, and not the two slashes with which another host begins.
IS_OURS = re.compile(r"^/(?![/\\])[^\x00-\x1f]*\Z")
TOO_LONG = f"Use at most {QUESTION_LENGTH:,} characters."
LINKS = f"Name at most {MOST_LINKS} web addresses."
NO_NUMBER = "This is no number of ours. They look like Q-7KM4XW2P; leave the field empty if unsure."
TRAP = "Leave this field empty. It is there to catch programs."
AGAIN = {
    "early": "The form came back within seconds of being opened. Look it over and send it again.",
    "old": "This form was opened a long time ago. Look it over and send it again.",
}


def own_path(address: str) -> str:
    """Return the path of a page of ours from what was given: a path, or the whole address."""
    home = settings.SITE_URL
    is_whole = address == home or address.startswith(f"{home}/")
    try:
        return urlsplit(address.removeprefix(home)).path or "/" if is_whole else address
    except ValueError:
        # What is no address is none of ours either: the field says so.
        return address


class PathField(forms.CharField):
    """An address of ours, as a path, even where it was given whole."""

    def to_python(self, value):
        return own_path(super().to_python(value))


class PlainText(forms.CharField):
    """Text whose line breaks count as one character, as readers count them."""

    def to_python(self, value):
        return super().to_python((value or "").replace("\r\n", "\n"))


class AskForm(forms.Form):
    """Whatever is wrong, all that was typed stays. `shown_at` stamps a form that is new."""

    subject = forms.ChoiceField(error_messages={"required": "Choose a subject."})
    text = PlainText(
        max_length=QUESTION_LENGTH,
        error_messages={"required": "Write your question.", "max_length": TOO_LONG},
    )
    path = PathField(
        required=False,
        max_length=400,
        validators=[RegexValidator(IS_OURS, "Give the address of a page of this site.")],
    )
    email = forms.EmailField(
        required=False,
        error_messages={"invalid": "Give an e-mail address such as name@agency.gov, or none."},
    )
    follows = forms.CharField(required=False, max_length=40)
    send_anyway = forms.BooleanField(required=False)
    # Nobody sees this field, so only a program fills it in.
    reference = forms.CharField(required=False, max_length=400)
    stamp = forms.CharField(required=False, max_length=200)

    def __init__(self, *args, shown_at=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown_at = shown_at
        self.offered = choices()
        self.fields["subject"].choices = [(one.slug, one.label) for one in self.offered]
        self.found = []

    def clean_subject(self):
        return Subject.objects.open().get(slug=self.cleaned_data["subject"])

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(re.findall(r"https?://|www\.", text, re.IGNORECASE)) > MOST_LINKS:
            raise forms.ValidationError(LINKS)
        return text

    def clean_follows(self):
        typed = self.cleaned_data["follows"]
        number = read_number(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(NO_NUMBER)
        return number

    def clean_reference(self):
        if self.cleaned_data["reference"]:
            raise forms.ValidationError(TRAP)
        return ""

    def clean(self):
        given = super().clean()
        self.found = found_in(given.get("text", ""))
        if self.found and not given.get("send_anyway"):
            self.add_error("text", self.warning)
        if wrong := fault(given.get("stamp", ""), timezone.now()):
            self.add_error(None, AGAIN[wrong])
        return given

    @property
    def warning(self) -> str:
        return (
            f"This looks as if it holds {' and '.join(self.found)}. We do not need it: please take "
            "it out. If it is none, mark the box below your question and send it."
        )

    @property
    def stamp_value(self) -> str:
        """Return the stamp of the form as it is shown now."""
        if not self.is_bound:
            return stamp(self.shown_at)
        sent = self.data.get("stamp", "")
        now = timezone.now()
        # Whoever comes back to an old form has waited long enough.
        return stamp(now - FASTEST) if fault(sent, now) == "old" else sent
