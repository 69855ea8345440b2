"""What can be done with an alert at the desk, each a form: what it asks for and who may."""

from django import forms
from django.core.exceptions import ValidationError

from portal.publishing.forms.verbs import MomentField, Words, fitting

from . import actions, rules
from .levels import Level
from .models import Alert
from .rules import Right

State = Alert.State


def note(label, **options):
    return forms.CharField(label=label, max_length=300, widget=Words({"rows": 2}), **options)


class AlertVerb(forms.Form):
    """One verb on one alert, which comes `with_lines`; refused if it has changed since it was seen.

    `name` is what the button posts; `asks` stands above it.
    """

    name = label = done = asks = ""
    states = Alert.OPEN
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, alert, user):
        self.alert, self.user = alert, user
        super().__init__(data, auto_id=f"id_{self.name}_%s")
        self.fields["seen"].initial = alert.lines

    def clean_seen(self):
        # No alert has a log without lines: who does not say what they saw is refused.
        return self.cleaned_data["seen"] or 0

    def is_offered(self) -> bool:
        return self.alert.state in self.states and self.may()

    def may(self) -> bool:
        raise NotImplementedError

    def act(self, **arguments):
        """Carry the verb out. Raises ValidationError."""
        raise NotImplementedError

    def carried_out(self, at) -> bool:
        """Carry the verb out if the form is in order; else say in the form what is wrong."""
        if self.is_valid():
            try:
                self.act(alert=self.alert, by=self.user, at=at, **self.cleaned_data)
            except ValidationError as error:
                self.add_error(None, fitting(error, self))
        return not self.errors

    def shown_beside(self, alert) -> None:
        """Let a form that failed be about the alert as the screen shows it now."""
        self.data = self.data.copy()
        self.data["seen"] = alert.lines

    def allows(self, right: Right) -> bool:
        return rules.may(self.user, right, self.alert)


class SubmitVerb(AlertVerb):
    name, label, done = "submit", "Send for approval", "Sent. Reviewers see it on their start page."
    states = (State.DRAFT,)
    act = staticmethod(actions.submit)

    def may(self):
        return self.allows(Right.DRAFT)


class ApproveVerb(AlertVerb):
    name, label, done = "approve", "Approve", "Approved. A publisher can raise it now."
    act = staticmethod(actions.approve)

    def may(self):
        return self.alert.approved_by_id is None and rules.can_approve(self.user, self.alert)


class ReturnVerb(AlertVerb):
    name, label, done = "return", "Return to author", "Returned. The author finds your note here."
    states = (State.WAITING,)
    act = staticmethod(actions.send_back)
    note = note("What should change")

    def may(self):
        return self.allows(Right.APPROVE) or self.allows(Right.RAISE)


class RaiseVerb(AlertVerb):
    name, label = "raise", "Raise it"
    done = "Raised. Readers see it within a second of its start."
    act = staticmethod(actions.raise_alert)
    reason = note("Reason", help_text="It is kept in the log.")
    replace = forms.BooleanField(
        label="End the one of this level that stands now, and show this one", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not rules.needs_reason(self.user, self.alert):
            del self.fields["reason"]
        if Level(self.alert.level).limits.at_once > 1:
            del self.fields["replace"]

    @property
    def asks(self):
        if self.alert.page:
            return f"Readers of {self.alert.page.path} and below will see this. Raise it?"
        return "Readers of every page will see this. Raise it?"

    def may(self):
        return self.allows(Right.RAISE)


class LookVerb(AlertVerb):
    name, label, done = "look", "I have looked at it", "Noted: a second person has looked at it."
    states = (State.LIVE, State.ENDED)
    act = staticmethod(actions.look)

    def may(self):
        alert = self.alert
        waits = alert.level == Level.EMERGENCY and alert.raised_at and not alert.looked_at
        return bool(waits) and rules.can_look(self.user, alert)


class RenewVerb(AlertVerb):
    name, label, done = "renew", "Give it another end", "It has another end."
    states = (State.LIVE,)
    act = staticmethod(actions.renew)
    ends_at = MomentField(label="Ends", help_text="Eastern Time.")

    def may(self):
        return self.allows(Right.RAISE)


class EndVerb(AlertVerb):
    name, label, done = "end", "End it now", "Ended. Readers do not see it any more."
    states = (State.LIVE,)
    act = staticmethod(actions.end)
    note = note("Note for the log", required=False)

    def may(self):
        return self.allows(Right.END)


class DiscardVerb(AlertVerb):
    name, label, done = "discard", "Put this draft aside for good", "Put aside."
    act = staticmethod(actions.discard)

    def may(self):
        return self.user.pk == self.alert.created_by_id or self.allows(Right.RAISE)


VERBS = (
    LookVerb,
    ApproveVerb,
    RaiseVerb,
    SubmitVerb,
    ReturnVerb,
    EndVerb,
    RenewVerb,
    DiscardVerb,
)


def offered(alert, user) -> list[AlertVerb]:
    """Return the verbs that the user may use on the alert as it stands."""
    return [form for verb in VERBS if (form := verb(alert=alert, user=user)).is_offered()]


def posted(data, alert, user) -> AlertVerb | None:
    """Return the verb that a button posted, if there is such a one and it is offered."""
    verb = next((one for one in VERBS if one.name == data.get("verb")), None)
    form = verb and verb(data, alert=alert, user=user)
    return form if form and form.is_offered() else None
