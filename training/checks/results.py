"""What a reader learns from an answered check: question by question."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from training.outline import QuestionHtml, question_html
from training.questions import Question

from .grading import Graded


@dataclass(frozen=True)
class Result:
    """One answered question, with what was chosen, what is right, and why."""

    place: int
    html: QuestionHtml
    chosen: tuple[SafeString, ...]
    right: tuple[SafeString, ...]
    is_right: bool


def results(questions, answers: dict, graded: Graded) -> list[Result]:
    """Return the results of answers, the numbers of options by a question's id, as asked."""
    return [
        _result(place, question, answers[question.id], question.id in graded.right)
        for place, question in enumerate(questions, start=1)
    ]


def _result(place, question: Question, chosen, is_right):
    html = question_html(question)
    return Result(
        place=place,
        html=html,
        chosen=tuple(html.options[n - 1] for n in sorted(chosen)),
        right=tuple(html.options[n - 1] for n in sorted(question.answers)),
        is_right=is_right,
    )
