"""The forms of the desk's screens about announcements."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from . import actions
from .models import Announcement, Area
from .models.said import MOST_HOURS

# From then on, what is written is mostly for the next day.
EVENING = 15
MOMENT = {"type": "datetime-local"}
MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def moment_field(label, help_text, **options):
    widget = forms.DateTimeInput(MOMENT, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label, help_text=help_text, widget=widget, input_formats=MOMENT_FORMATS, **options
    )


class AnnouncementForm(forms.Form):
    """What an announcement of one type says; asks for hours and a time only if the type does."""

    area = forms.ModelChoiceField(None, empty_label=None)
    hours = forms.IntegerField(min_value=1, max_value=MOST_HOURS, label="How many hours")
    time = forms.TimeField(
        label="At what time", widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    applies_on = forms.DateField(
        label="Applies to",
        help_text="The day that the announcement is for.",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    starts_at = moment_field(
        "Begins",
        "Empty means now. Before it begins, readers see it as announced for that day.",
        required=False,
    )
    ends_at = moment_field(
        "Ends",
        "Then the status is Open again, unless another holds. A status of more than 24 hours must "
        "be confirmed every 24 hours.",
    )
    short_message = forms.CharField(
        max_length=Announcement._meta.get_field("short_message").max_length,
        required=False,
        label="Short message",
        help_text="One or two sentences, right below the status.",
        widget=forms.Textarea({"rows": 2}),
    )
    long_message = forms.CharField(
        max_length=Announcement._meta.get_field("long_message").max_length,
        required=False,
        label="Full text",
        help_text="The announcement itself, in Markdown, as in a page.",
        widget=forms.Textarea({"rows": 8}),
    )

    def __init__(self, data=None, *, type, now, **kwargs):
        super().__init__(data, **kwargs)
        self.type, self.begins = type, now.replace(second=0, microsecond=0)
        self.fields["area"].queryset = Area.objects.all()
        for name, taken in (("hours", type.takes_hours), ("time", type.takes_time)):
            if not taken:
                del self.fields[name]
        if len(self.fields["area"].queryset) == 1:
            self.fields["area"].widget = forms.HiddenInput()

    def clean_long_message(self):
        text = self.cleaned_data["long_message"]
        if problems := actions.rendered(text).problems:
            raise forms.ValidationError([one.message for one in problems])
        return text

    def clean(self):
        typed = self.cleaned_data
        if "starts_at" not in self.errors:
            typed["starts_at"] = typed.get("starts_at") or self.begins
        starts, ends = typed.get("starts_at"), typed.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", "It must end after it begins.")
        if starts and (day := typed.get("applies_on")) and not _is_near(starts, day):
            self.add_error("applies_on", "It begins on another day. Mend one of the two.")

    def values(self) -> dict:
        """Return what the actions take."""
        typed = self.cleaned_data
        found = {name: typed.get(name) for name in Announcement.FIELDS}
        return found | {"type": self.type}


class AmendForm(AnnouncementForm):
    """The same for what readers see already: its area stays, as does a beginning that is past."""

    def __init__(self, *args, announcement, now, **kwargs):
        super().__init__(*args, now=now, **kwargs)
        del self.fields["area"]
        self.begins = announcement.starts_at
        if announcement.starts_at <= now:
            del self.fields["starts_at"]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why, for whoever reads it later."},
    )

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label


def first_values(now) -> dict:
    """Return what a new announcement says of times until somebody changes it: from now to the end
    of the day, or the whole of the next day when it is written in the evening."""
    here = timezone.localtime(now)
    is_ahead = here.hour >= EVENING
    day = here.date() + timedelta(days=is_ahead)
    midnight = _midnight(day)
    return {
        "area": Area.objects.order_by("-is_default", "order").first(),
        "applies_on": day,
        "starts_at": midnight if is_ahead else None,
        "ends_at": _midnight(day + timedelta(days=1)),
    }


def values_of(announcement) -> dict:
    """Return what a form about an announcement begins with."""
    return {name: getattr(announcement, name) for name in ("area", *Announcement.FIELDS)}


def _midnight(day):
    return datetime.combine(day, time.min, timezone.get_current_timezone())


def _is_near(moment, day):
    """Say whether a status for a day may begin at a moment: on it, or in the night before."""
    return abs((timezone.localtime(moment).date() - day).days) <= 1
