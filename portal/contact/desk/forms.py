"""What one fills in to deal with a question: a form for each thing that can be done."""

from django import forms

from portal.accounts.models import User
from portal.contact import actions, rules
from portal.contact.models import Question, SavedReply, Subject
from portal.contact.numbers import read_number

from .colleagues import colleagues
from .words import REASONS, filled, lines_of, places

NO_NAME = "Your account has no name to sign with. Have it added, or take the mark out."
ABOUT_YOU = "It is about an answer that you gave: somebody else may change its subject."
GONE = "No page that readers see is at {}. Give another address, or take it out."


def _text(rows, **kwargs):
    return forms.CharField(widget=forms.Textarea({"rows": rows}), **kwargs)


class ActForm(forms.Form):
    """`seen` is the version of the question that the person, `user`, had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, question, user, **kwargs):
        self.question, self.user = question, user
        kwargs["initial"] = {"seen": question.version, **self.first(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def first(self) -> dict:
        """Return what the fields hold before anything is typed."""
        return {}

    def do(self, *, by, at) -> None:
        """Do it, by what was typed; raises `actions.Changed`."""
        raise NotImplementedError

    @property
    def common(self):
        return {"question": self.question, "seen": self.cleaned_data["seen"]}


class AssignForm(ActForm):
    to = forms.ModelChoiceField(None, label="To", required=False, empty_label="Nobody")
    subject = forms.ModelChoiceField(None, empty_label=None)
    note = _text(2, required=False, label="Note to the colleague", max_length=1000)
    reason = _text(
        2,
        required=False,
        label="Why, for the reader",
        max_length=500,
        help_text="The reader gets a letter with these words and who has the question now. Leave "
        "it empty to send none.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].queryset = Subject.objects.all()
        found = [one.pk for one in colleagues(self.question)]
        self.fields["to"].queryset = User.objects.filter(pk__in=found)

    def first(self):
        return {"to": self.question.assigned_to_id, "subject": self.question.subject_id}

    def clean(self):
        given = super().clean()
        to, subject = given.get("to"), given.get("subject")
        if subject and subject != self.question.subject:
            if rules.is_about(self.user, self.question):
                self.add_error("subject", ABOUT_YOU)
            moved = actions.moved(self.question, subject)
            if to and not rules.can_settle(to, moved):
                self.add_error("to", f"{to} does not answer this subject. Choose nobody.")
        return given

    def do(self, *, by, at):
        names = ("to", "subject", "note", "reason")
        actions.assign(
            **self.common, **{one: self.cleaned_data[one] for one in names}, by=by, at=at
        )


class NoteForm(ActForm):
    text = _text(3, label="Note", max_length=2000, help_text="For colleagues. No reader sees it.")

    def do(self, *, by, at):
        actions.note(**self.common, text=self.cleaned_data["text"], by=by, at=at)


class AnswerForm(ActForm):
    reply = forms.ModelChoiceField(
        None, label="Ready answer", required=False, empty_label="None",
        help_text="Put it in, then change what needs changing.",
    )  # fmt: skip
    text = _text(
        12,
        label="Answer",
        max_length=8000,
        help_text="Plain text. {url:/faqs/} becomes the full address of that page. The letter adds "
        "how to write again, and who signs.",
    )
    pages = _text(
        2,
        required=False,
        label="Pages to read",
        max_length=1000,
        help_text="Addresses such as /faqs/, one a line. The letter lists them with their titles.",
    )
    is_signed = forms.BooleanField(
        label="Sign with my name",
        required=False,
        help_text="Else the letter is signed by those who answer the subject.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = SavedReply.objects.filter(is_offered=True).select_related("subject")
        self.fields["reply"].queryset = offered

    def first(self):
        # A complaint is answered by a manager who is named.
        return {"text": self.question.answer, "is_signed": self.question.subject.is_complaint}

    def clean_text(self):
        text, missing = filled(self.cleaned_data["text"])
        if missing:
            raise forms.ValidationError([GONE.format(one) for one in missing])
        return text

    def clean_pages(self):
        paths = [one.strip() for one in self.cleaned_data["pages"].splitlines() if one.strip()]
        lines, missing = lines_of(paths)
        if missing:
            raise forms.ValidationError([GONE.format(one) for one in missing])
        return lines

    def clean_is_signed(self):
        if self.cleaned_data["is_signed"] and not self.user.name:
            raise forms.ValidationError(NO_NAME)
        return self.cleaned_data["is_signed"]

    def do(self, *, by, at):
        given = self.cleaned_data
        actions.answer(
            **self.common, text=given["text"], pages=given["pages"],
            signed_by=by.name if given["is_signed"] else "", by=by, at=at,
        )  # fmt: skip


class WhereForm(ActForm):
    """Where the reader should ask instead: a ready line, or words of one's own."""

    place = forms.ChoiceField(
        label="Where to ask, in ready words",
        required=False,
        choices=lambda: [("", "None"), *((name, line[:110]) for name, line in places().items())],
    )
    where_to_ask = _text(
        2,
        required=False,
        label="Where to ask, in your words",
        max_length=500,
        help_text="Only an address or a number that is confirmed.",
    )

    def where(self) -> str:
        given = self.cleaned_data
        lines = [places().get(given.get("place", ""), ""), given.get("where_to_ask", "")]
        return "\n".join(filter(None, lines))


class HandOnForm(WhereForm):
    field_order = ["seen", "office", "reason", "place", "where_to_ask"]
    office = forms.CharField(
        label="Office", max_length=200, help_text="For the log. Nothing is sent to that office."
    )
    reason = _text(2, label="Why we do not answer it ourselves", max_length=500)

    def clean(self):
        given = super().clean()
        if not self.where():
            self.add_error("where_to_ask", "Say where the reader should ask, above or here.")
        return given

    def do(self, *, by, at):
        given = self.cleaned_data
        actions.hand_on(
            **self.common, office=given["office"], reason=given["reason"],
            where_to_ask=self.where(), by=by, at=at,
        )  # fmt: skip


class CloseForm(WhereForm):
    NAMES_PLACE = (Question.Closing.NOT_OURS, Question.Closing.PRIVATE)
    field_order = ["seen", "closed_as", "reason", "other_number", "place", "where_to_ask"]
    # Advertising has a button of its own, which tells its sender nothing.
    closed_as = forms.ChoiceField(
        label="Reason",
        choices=[
            ("", "Choose one"),
            *(one for one in Question.Closing.choices if one[0] != Question.Closing.ADVERTISING),
        ],
    )
    reason = _text(
        3,
        required=False,
        label="The reason in your words",
        max_length=500,
        help_text="Leave it empty for ready words.",
    )
    other_number = forms.CharField(
        label="Number of the same question", required=False, max_length=40,
        help_text="Where it was sent twice.",
    )  # fmt: skip

    def clean(self):
        given = super().clean()
        code = given.get("closed_as")
        ready = REASONS.get(code, "")
        if code == Question.Closing.OTHER and not given.get("reason"):
            self.add_error("reason", "Say why.")
        if code in self.NAMES_PLACE and not self.where():
            self.add_error("where_to_ask", "Say where the reader should ask, above or here.")
        if code == Question.Closing.TWICE:
            ready = ready.format(other_number=self._other())
        given["reason"] = given.get("reason") or ready
        return given

    def _other(self):
        number = read_number(self.cleaned_data.get("other_number", ""))
        others = Question.objects.exclude(pk=self.question.pk)
        if not others.filter(number=number).exists():
            self.add_error("other_number", "Give the number of the question that is answered.")
        return number

    def do(self, *, by, at):
        given = self.cleaned_data
        actions.close(
            **self.common, closed_as=given["closed_as"], reason=given["reason"],
            where_to_ask=self.where(), by=by, at=at,
        )  # fmt: skip


class SpamForm(ActForm):
    def do(self, *, by, at):
        actions.mark_as_spam(**self.common, by=by, at=at)


class ReopenForm(ActForm):
    reason = _text(2, label="Why", max_length=500, help_text="For colleagues.")

    def do(self, *, by, at):
        actions.reopen(**self.common, reason=self.cleaned_data["reason"], by=by, at=at)
