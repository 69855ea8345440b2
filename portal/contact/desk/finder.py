"""What the list of questions may be narrowed to."""

from datetime import timedelta

from django import forms
from django.db.models import Q

from portal.contact.models import Question, Subject
from portal.contact.numbers import read_number
from portal.core.workdays import ZONE

WAITING = ("", "due", "overdue", "unassigned", "mine")


class QuestionFinder(forms.Form):
    """What makes no sense asks for nothing. Nobody is looked for by e-mail address."""

    show = forms.ChoiceField(
        label="What",
        required=False,
        choices=[
            ("", "All that wait"),
            ("overdue", "Overdue"),
            ("due", "Due by the end of tomorrow"),
            ("unassigned", "Assigned to nobody"),
            ("mine", "Assigned to me"),
            ("answered", "Answered"),
            ("handed_on", "Handed on"),
            ("closed", "Closed"),
            ("all", "Everything"),
        ],
    )
    subject = forms.ModelChoiceField(
        Subject.objects.all(), required=False, empty_label="All subjects"
    )
    q = forms.CharField(label="Number", required=False, max_length=40)

    def __init__(self, data, *, user, at):
        super().__init__(data)
        self.user, self.at = user, at
        self.is_valid()

    def found(self, questions):
        """Return those asked for, the most urgent first; what is done, the newest first."""
        asked = self.cleaned_data
        if asked.get("q"):
            return questions.filter(number=read_number(asked["q"]) or "")
        if asked.get("subject"):
            questions = questions.filter(subject=asked["subject"])
        show = asked.get("show", "")
        if show in WAITING:
            return questions.waiting().filter(self._which(show)).most_urgent_first()
        if show == "all":
            return questions.order_by("-arrived_at", "-pk")
        return questions.filter(state=show).order_by("-settled_at", "-pk")

    def _which(self, show):
        tomorrow = (self.at.astimezone(ZONE) + timedelta(days=2)).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return {
            "": Q(),
            "due": Q(due_at__lt=tomorrow),
            "overdue": Q(due_at__lt=self.at),
            "unassigned": Q(state=Question.State.NEW),
            "mine": Q(assigned_to=self.user),
        }[show]

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())
