"""What an alert says, where and when: one form for all levels."""

from django import forms
from django.core.exceptions import ValidationError

from portal.publishing.addresses import resolve
from portal.publishing.forms.verbs import MomentField, Words
from portal.publishing.models import Page

from . import rules
from .levels import HEADING_LENGTH, TEXT_LENGTH
from .models import Alert

WHAT_LEVELS_SAY = (
    "Informational: nothing is at risk. Warning: something does not work, or changes what many "
    "readers do today. Emergency: people must act now to be safe."
)


class PathField(forms.CharField):
    """The address of a page, typed as on the site; becomes the page, or None."""

    def prepare_value(self, value):
        page = Page.objects.filter(pk=value).first() if isinstance(value, int) else None
        return page.path if page else value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        path = resolve(f"/{typed.strip('/')}/")
        if path is None:
            raise ValidationError(f"There is no page at {typed}.")
        return Page.objects.get(path=path)


class AlertForm(forms.Form):
    """`version` is that of the words the form began with: nobody's newer work is overwritten.

    What the level does not allow, the actions say; lengths too, since they differ.
    """

    level = forms.ChoiceField(widget=forms.RadioSelect, help_text=WHAT_LEVELS_SAY)
    heading = forms.CharField(
        max_length=HEADING_LENGTH,
        help_text=f"One line, up to {HEADING_LENGTH} characters. Readers see the level before it.",
    )
    text = forms.CharField(
        max_length=TEXT_LENGTH,
        widget=Words,
        help_text="What to do, then why, then until when, with the time zone. Up to "
        f"{TEXT_LENGTH} characters, in an emergency 200. Say only what is confirmed.",
    )
    link_label = forms.CharField(label="Words of the link", required=False, max_length=60)
    link = forms.CharField(
        label="Where the link leads",
        required=False,
        max_length=400,
        help_text="A page of the portal, such as /telework/, or an address that begins with "
        "https://.",
    )
    page = PathField(
        label="Pages",
        required=False,
        max_length=400,
        help_text="Empty for every page. Only an informational alert may stand over fewer: type "
        "an address such as /telework/ for that page and all below it.",
    )
    starts_at = MomentField(
        label="Starts", required=False, help_text="Empty: as soon as it is raised. Eastern Time."
    )
    ends_at = MomentField(
        label="Ends",
        help_text="Informational: within 14 days. Warning: 7 days. Emergency: 24 hours. Eastern "
        "Time.",
    )
    reason = forms.CharField(
        label="Why it changes", max_length=300, help_text="Readers see the change at once."
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, user, alert=None):
        initial = {"version": alert.version} if alert else {}
        if alert:
            initial |= {name: getattr(alert, name) for name in Alert.CONTENT}
            initial["page"] = alert.page_id
        super().__init__(data, initial=initial)
        self.fields["level"].choices = [(one, one.label) for one in rules.levels_open_to(user)]
        if not (alert and alert.is_live):
            del self.fields["reason"]

    @property
    def content(self) -> dict:
        return {name: self.cleaned_data[name] for name in Alert.CONTENT}

    def take_version(self, version) -> None:
        """Let the next save of a stale form take the place of what was saved meanwhile."""
        self.data = self.data.copy()
        self.data["version"] = version
