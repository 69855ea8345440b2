"""A course as a package and the printed page need it: its steps with their HTML."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from portal.core.generation import per_generation
from training.models import Lesson
from training.outline import CourseOutline, ModuleOutline, QuestionHtml, StepKind, question_html
from training.questions import Kind, Question

from .fragments import unlinked


@dataclass(frozen=True)
class Asked:
    """A question with its HTML, at its place in its module."""

    question: Question
    html: QuestionHtml

    @property
    def is_multiple(self) -> bool:
        return self.question.kind == Kind.MULTIPLE

    @property
    def keeps_order(self) -> bool:
        """Its options are not mixed: everybody expects True before False."""
        return self.question.kind == Kind.TRUE_FALSE


@dataclass(frozen=True)
class Part:
    """One step: a lesson with its HTML, the questions of a module, or the final check.

    `id` names it for good: by slugs, since numbers differ from one database to the next.
    """

    id: str
    kind: StepKind
    title: str
    module: ModuleOutline | None = None
    number: int = 0
    # What the module is for stands before its first step.
    is_first: bool = False
    objectives: tuple[SafeString, ...] = ()
    html: str = ""
    questions: tuple[Asked, ...] = ()

    @property
    def label(self) -> str:
        return f"Questions on module {self.number}" if self.questions else self.title


Fit = Callable[..., str]


def parts(course: CourseOutline, fit: Fit) -> list[Part]:
    """Return the steps of a course. `fit(html, prefix=…, title=…)` fits each piece of
    HTML, as `fragments.fitted` does. Asks the database for the texts, in one query a generation.
    """
    texts = lesson_texts(course.path)
    numbers = {module.id: number for number, module in enumerate(course.modules, start=1)}
    return [_part(step, texts, numbers, fit) for step in course.steps]


@per_generation
def lesson_texts(path: str) -> dict[str, str]:
    """Return the HTML of each live lesson below a course, by its address."""
    below = Lesson.objects.live().filter(path__startswith=path)
    return dict(below.values_list("path", "html"))


def _part(step, texts, numbers, fit):
    if step.kind == StepKind.FINAL:
        return Part("final", step.kind, step.title)
    module = step.module
    known = {"kind": step.kind, "title": step.title, "module": module}
    known["number"] = numbers[module.id]
    if step.lesson == next(iter(module.lessons), None):
        known |= {"is_first": True, "objectives": _fitted(fit, module.objectives)}
    if step.kind == StepKind.CHECK:
        asked = tuple(_asked(question, fit) for question in module.questions)
        return Part(f"check-{module.slug}", questions=asked, **known)
    id = f"lesson-{module.slug}-{step.lesson.slug}"
    html = fit(texts[step.path], prefix=f"{id}-", title=step.title)
    return Part(id, html=mark_safe(html), **known)


def _asked(question, fit):
    html = question_html(question)
    stem, feedback, source = _fitted(fit, (html.stem, html.feedback, html.source))
    options = _fitted(unlinked, html.options)
    return Asked(question, QuestionHtml(stem, options, feedback, source))


def _fitted(fit, texts):
    # Cleaned by portal.core.markup before it was fitted.
    return tuple(mark_safe(fit(text)) for text in texts)
