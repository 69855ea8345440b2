"""The form of a check: its questions in the order of a seed, each with what was chosen."""

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django import forms
from django.utils.safestring import SafeString, mark_safe

from training.certificates.forms import NameField
from training.models import Zone
from training.outline import question_html
from training.questions import Kind, Question

from . import drawing

LINK = re.compile(r"</?a\b[^>]*>")


def fingerprint(question: Question) -> str:
    """Return what changes when a question reads differently; it tells nothing of its answer."""
    read = "\x1f".join((question.kind, question.stem, *question.options))
    return sha256(read.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Option:
    number: int
    html: SafeString
    id: str
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    """One question as its fieldset shows it."""

    place: int
    question: Question
    name: str
    seen_name: str
    fingerprint: str
    stem: SafeString
    options: tuple[Option, ...]
    errors: list[str]
    is_multiple: bool

    @property
    def id(self):
        return f"question-{self.place}"


class CheckForm(forms.Form):
    """Every question must be answered; with one missing, all the other answers stay.

    A question that reads differently from when it was shown, or is new since, is asked again.
    """

    def __init__(self, questions, seed, data=None):
        self.questions, self.seed = tuple(questions), seed
        self.changed = _changed(self.questions, data) if data is not None else set()
        super().__init__(_without(data, self.changed) if self.changed else data)
        for place, question in enumerate(self.questions, start=1):
            self.fields[_name(question)] = self._field(place, question)

    @property
    def answers(self) -> dict[str, frozenset[int]]:
        """The numbers of the chosen options by question, once the form is valid."""
        return {one.id: frozenset(self.cleaned_data[_name(one)]) for one in self.questions}

    @cached_property
    def asked(self) -> list[Asked]:
        return [self._asked(*one) for one in enumerate(self.questions, start=1)]

    def _field(self, place, question):
        numbers = [(n, n) for n in range(1, len(question.options) + 1)]
        message = self._message(place, question)
        messages = dict.fromkeys(("required", "invalid_choice", "invalid_list"), message)
        if question.kind == Kind.MULTIPLE:
            return forms.TypedMultipleChoiceField(
                choices=numbers, coerce=int, error_messages=messages
            )
        return forms.TypedChoiceField(
            choices=numbers, coerce=lambda number: {int(number)}, error_messages=messages
        )

    def _message(self, place, question):
        if question.id in self.changed:
            return (
                f"Question {place} is new or reads differently since you opened this page. "
                "Please answer it as it stands now."
            )
        if question.kind == Kind.MULTIPLE:
            return f"Choose every right answer to question {place}."
        return f"Choose an answer to question {place}."

    def _asked(self, place, question):
        name, html = _name(question), question_html(question)
        chosen = self._chosen(name)
        return Asked(
            place=place,
            question=question,
            name=name,
            seen_name=_seen_name(question),
            fingerprint=fingerprint(question),
            stem=_unlinked(html.stem),
            options=tuple(
                Option(n, _unlinked(html.options[n - 1]), f"question-{place}-{n}", str(n) in chosen)
                for n, _ in drawing.options(question, self.seed)
            ),
            errors=self.errors.get(name, []),
            is_multiple=question.kind == Kind.MULTIPLE,
        )

    def _chosen(self, name):
        return set(self.data.getlist(name)) if self.is_bound else set()


class NameForm(forms.Form):
    """What a certificate needs beside the pass. The name goes to nobody and is not kept."""

    name = NameField()
    zone = forms.ChoiceField(
        choices=Zone.choices,
        initial=Zone.EASTERN,
        label="Your time zone, for the day on the certificate",
        error_messages={
            "required": "Choose your time zone.",
            "invalid_choice": "Choose your time zone from the list.",
        },
    )


def _name(question):
    return f"answer-{question.id}"


def _seen_name(question):
    return f"seen-{question.id}"


def _changed(questions, data):
    return {one.id for one in questions if data.get(_seen_name(one)) != fingerprint(one)}


def _without(data, ids):
    """Return what was sent but for the answers to some questions."""
    data = data.copy()
    for one in ids:
        data.pop(f"answer-{one}", None)
    return data


def _unlinked(html):
    """Return a text without its links: whoever follows one in a form loses what was chosen."""
    return mark_safe(LINK.sub("", html))
