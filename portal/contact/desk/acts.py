"""What can be done with a question, by the name that its screen has in addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.contact import rules

from .forms import (
    ActForm,
    AnswerForm,
    AssignForm,
    CloseForm,
    HandOnForm,
    NoteForm,
    ReopenForm,
    SpamForm,
)


@dataclass(frozen=True)
class Act:
    """`waits` says whether the question must wait for it to make sense; None: it need not."""

    name: str
    label: str
    button: str
    done: str
    form: type[ActForm]
    rule: Callable = rules.can_settle
    waits: bool | None = True
    warning: str = ""

    def may(self, user, question) -> bool:
        return self.fits(question) and self.rule(user, question)

    def fits(self, question) -> bool:
        return self.waits is None or self.waits == question.is_waiting


ACTS = {
    one.name: one
    for one in (
        Act("answer", "Answer", "Send the answer", "The answer is sent.", AnswerForm),
        Act(
            "assign", "Assign or change the subject", "Save", "It is assigned.", AssignForm,
            rule=rules.can_see,
        ),
        Act("hand-on", "Name another office", "Hand it on", "It is handed on.", HandOnForm),
        Act("close", "Close without an answer", "Close it", "It is closed.", CloseForm),
        Act(
            "advertising", "Mark as advertising", "It is advertising", "It is marked.", SpamForm,
            warning="It is closed, its sender hears nothing, and it is deleted after 30 days.",
        ),
        Act(
            "note", "Add a note", "Keep the note", "The note is kept.", NoteForm,
            rule=rules.can_see, waits=None,
        ),
        Act(
            "reopen", "Open it again", "Open it again", "It is open again.", ReopenForm,
            rule=rules.can_see, waits=False,
        ),
    )
}  # fmt: skip


def acts_for(user, question) -> list[Act]:
    """Return what the user may do with a question now."""
    return [one for one in ACTS.values() if one.may(user, question)]
