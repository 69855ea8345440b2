"""The verbs of the workflow, each a form: what it asks for, who may use it, what it does."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.publishing import actions, checks, rules
from portal.publishing.models import Comment, Revision, ShareLink
from portal.publishing.models.review import COMMENT_LENGTH
from portal.publishing.schedule_words import moment

State = Revision.State


class MomentField(forms.DateTimeField):
    """A date and time in the portal's own time zone."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class Words(forms.Textarea):
    def __init__(self, attrs=None):
        super().__init__({"rows": 3} | (attrs or {}))


def fitting(error, form):
    """Return an error as the form can show it: at its fields, or else above them."""
    at_fields = hasattr(error, "error_dict") and error.error_dict.keys() <= form.fields.keys()
    return error if at_fields else ValidationError(error.messages)


class VerbForm(forms.Form):
    """One verb, on one revision. `name` is what the button posts; `done` is said afterwards."""

    name = label = done = ""

    def __init__(self, data=None, *, revision, user):
        self.revision, self.user = revision, user
        super().__init__(data, auto_id=f"id_{self.name}_%s")

    @property
    def page(self):
        return self.revision.page

    def is_offered(self) -> bool:
        return self.fits() and self.may()

    def fits(self) -> bool:
        """Say whether the verb has a sense for the revision as it stands."""
        return True

    def may(self) -> bool:
        """Say whether the user may use it here."""
        raise NotImplementedError

    def names_nothing(self) -> bool:
        """Say whether what a button posts along is none of this page's."""
        return any(field.name in self.errors for field in self.hidden_fields())

    def act(self, *, by, at):
        """Carry the verb out. Raises ValidationError."""
        raise NotImplementedError

    def carried_out(self, *, by, at) -> bool:
        """Carry the verb out if the form is in order; else say in the form what is wrong."""
        if not self.is_valid():
            return False
        try:
            self.act(by=by, at=at)
        except ValidationError as error:
            self.add_error(None, fitting(error, self))
        return not self.errors


class SubmitForm(VerbForm):
    name, label = "submit", "Send to review"
    done = "Sent to review. Reviewers of this section see it on their start page."

    note = forms.CharField(label="Note for the reviewer", required=False, widget=Words)

    def fits(self):
        return self.revision.state in (State.DRAFT, State.RETURNED)

    def may(self):
        return rules.can_edit(self.user, self.page)

    def act(self, *, by, at):
        actions.submit(revision=self.revision, by=by, at=at, note=self.cleaned_data["note"])


class ApproveForm(VerbForm):
    name, label, done = "approve", "Approve", "Approved. A publisher can publish it now."

    def fits(self):
        return self.revision.state in (State.DRAFT, State.IN_REVIEW)

    def may(self):
        return rules.can_approve(self.user, self.revision)

    def act(self, *, by, at):
        actions.approve(revision=self.revision, by=by, at=at)


class ReturnForm(VerbForm):
    name, label = "return", "Return to author"
    done = "Returned. The author sees your reason on the start page and here."

    reason = forms.CharField(label="What should change", widget=Words)

    def fits(self):
        return self.revision.state in (State.IN_REVIEW, State.APPROVED)

    def may(self):
        return rules.can_review(self.user, self.page)

    def act(self, *, by, at):
        reason = self.cleaned_data["reason"]
        actions.return_to_author(revision=self.revision, reason=reason, by=by, at=at)


class PublishForm(VerbForm):
    name, label = "publish", "Publish"

    note = forms.CharField(
        label="Change note",
        max_length=300,
        required=False,
        help_text="What changed, for readers: shown on the page and under What's new. Leave it "
        "empty for a minor edit.",
    )
    publish_at = MomentField(label="Not before", required=False)
    expire_at = MomentField(label="Until", required=False)
    forced_reason = forms.CharField(
        label="Reason to publish without a second person", required=False, widget=Words
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = f"Time zone: {timezone.localtime().tzname()}."
        self.fields["publish_at"].help_text = f"Leave empty to publish at once. {zone}"
        self.fields["expire_at"].help_text = f"After that the page is withdrawn by itself. {zone}"
        self.initial = {"note": self.revision.note}
        self.needed = ""
        if self.is_offered():
            self.needed = checks.needs_reason(self.revision, by=self.user, on=timezone.now())
        if self.needed:
            self.fields["forced_reason"].help_text = self.needed
        else:
            del self.fields["forced_reason"]

    @property
    def done(self):
        at = self.cleaned_data["publish_at"]
        return f"Scheduled for {moment(at)}." if at else "Published. Readers see it now."

    def fits(self):
        is_back = self.revision.state == State.LIVE and not self.page.is_live
        return is_back or self.revision.state in Revision.OPEN

    def may(self):
        return rules.can_publish(self.user, self.page)

    def act(self, *, by, at):
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        if "publish_at" in typed:
            actions.schedule(revision=self.revision, by=by, at=at, **typed)
        else:
            actions.publish(revision=self.revision, by=by, at=at, **typed)


class UnscheduleForm(VerbForm):
    name, label, done = "unschedule", "Take off the schedule", "Taken off the schedule."

    def fits(self):
        return self.revision.state == State.SCHEDULED

    def may(self):
        return rules.can_publish(self.user, self.page)

    def act(self, *, by, at):
        actions.unschedule(revision=self.revision, by=by, at=at)


class ClearForm(VerbForm):
    name, label = "clear", "I have checked it: all is in order"
    done = "Checked. The flag is off."

    def fits(self):
        return self.revision.is_flagged

    def may(self):
        return rules.can_clear(self.user, self.revision)

    def act(self, *, by, at):
        actions.clear(revision=self.revision, by=by, at=at)


class CommentForm(VerbForm):
    name, label, done = "comment", "Add comment", "Comment added."

    text = forms.CharField(label="Comment", max_length=COMMENT_LENGTH, widget=Words)

    def may(self):
        return rules.can_view(self.user, self.page)

    def act(self, *, by, at):
        actions.comment(revision=self.revision, text=self.cleaned_data["text"], by=by, at=at)


class ResolveForm(VerbForm):
    name, label, done = "resolve", "Done", "Comment marked as done."

    comment = forms.ModelChoiceField(Comment.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].queryset = self.page.comments.all()

    def may(self):
        return rules.can_edit(self.user, self.page)

    def act(self, *, by, at):
        actions.resolve(comment=self.cleaned_data["comment"], by=by, at=at)


class ShareForm(VerbForm):
    name, label = "share", "Make a link"
    done = "The link is ready. Whoever has it can read this draft and comment on it."

    days = forms.TypedChoiceField(
        label="Valid for",
        coerce=int,
        initial=14,
        choices=[(3, "3 days"), (14, "2 weeks"), (42, "6 weeks")],
    )

    def fits(self):
        return self.revision.state in Revision.WAITING

    def may(self):
        return rules.can_edit(self.user, self.page)

    def act(self, *, by, at):
        until = at + timedelta(days=self.cleaned_data["days"])
        actions.share(revision=self.revision, expires_at=until, by=by, at=at)


class EndShareForm(VerbForm):
    name, label, done = "end_share", "Close link", "The link is closed."

    link = forms.ModelChoiceField(ShareLink.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["link"].queryset = ShareLink.objects.filter(revision__page=self.page)

    def may(self):
        return rules.can_edit(self.user, self.page)

    def act(self, *, by, at):
        actions.end_share(link=self.cleaned_data["link"], by=by, at=at)


VERBS = {
    form.name: form
    for form in (
        SubmitForm,
        ApproveForm,
        ReturnForm,
        PublishForm,
        UnscheduleForm,
        ClearForm,
        CommentForm,
        ResolveForm,
        ShareForm,
        EndShareForm,
    )
}
# What moves the text on; the others are about it.
DECISIONS = ("submit", "approve", "publish", "return", "unschedule", "clear")
