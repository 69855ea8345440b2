"""What a course is made of, as readers see it: looked up once a generation."""

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import chain

from django.utils.safestring import SafeString

from portal.core.generation import per_generation
from portal.publishing.models import Page

from .questions import Question, parse
from .rendering import html

# Reading, deciding and reading the explanation, for one question.
SECONDS_A_QUESTION = 20
NAMES = ("kind", "path", "slug", "title", "short_title")


@dataclass(frozen=True)
class LessonOutline:
    """One lesson; `minutes` is what reading takes."""

    id: int
    path: str
    slug: str
    title: str
    short_title: str
    minutes: int


@dataclass(frozen=True)
class ModuleOutline:
    """One module; `minutes` counts its lessons and its questions, rounded up."""

    id: int
    path: str
    slug: str
    title: str
    short_title: str
    objectives: tuple[SafeString, ...]
    minutes: int
    lessons: tuple[LessonOutline, ...]
    questions: tuple[Question, ...]

    @property
    def check_path(self) -> str:
        return f"{self.path}check/"


class StepKind(StrEnum):
    LESSON = "lesson"
    CHECK = "check"
    FINAL = "final"


@dataclass(frozen=True)
class Step:
    """One thing to do, in order: read a lesson, answer a module's questions or the final ones.

    `number` counts from 1; `lesson` and `module` are None where the step has none.
    """

    number: int
    kind: StepKind
    path: str
    title: str
    module: ModuleOutline | None = None
    lesson: LessonOutline | None = None


@dataclass(frozen=True)
class CourseOutline:
    """A live course with its live modules and lessons. `minutes` is what all of it takes.

    `effective_at` is since when the version stands; `number` the course's, such as TWF-E.
    """

    id: int
    path: str
    slug: str
    title: str
    short_title: str
    summary: str
    version: str
    effective_at: datetime | None
    pass_mark: int
    final_questions: int
    number: str
    audience: str
    audience_label: str
    minutes: int
    modules: tuple[ModuleOutline, ...]

    @property
    def check_path(self) -> str:
        return f"{self.path}check/"

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(chain.from_iterable(module.questions for module in self.modules))

    @cached_property
    def lessons(self) -> tuple[LessonOutline, ...]:
        return tuple(chain.from_iterable(module.lessons for module in self.modules))

    @property
    def drawn(self) -> int:
        """How many questions the final check has."""
        return min(self.final_questions, len(self.questions))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(Step(number, *what) for number, what in enumerate(_steps_of(self), start=1))

    @cached_property
    def _at(self) -> dict[str, Step]:
        return {step.path: step for step in self.steps}

    def step_at(self, path: str) -> Step | None:
        """Return the step at an address."""
        return self._at.get(path)

    def after(self, step: Step) -> Step | None:
        return self.steps[step.number] if step.number < len(self.steps) else None

    def before(self, step: Step) -> Step | None:
        return self.steps[step.number - 2] if step.number > 1 else None

    def module(self, slug: str) -> ModuleOutline | None:
        return next((one for one in self.modules if one.slug == slug), None)


@dataclass(frozen=True)
class QuestionHtml:
    """A question's texts as readers get them, options in the order of the question."""

    stem: SafeString
    options: tuple[SafeString, ...]
    feedback: SafeString
    source: SafeString


@per_generation
def course_outline(path: str) -> CourseOutline | None:
    """Return the live course at an address, or None; in four queries, once a generation."""
    found = Page.objects.live().filter(path=path, kind="training.course")
    page = found.select_related("course").first()
    if page is None:
        return None
    course, modules = page.course, _modules(page)
    drawn = min(course.final_questions, sum(len(one.questions) for one in modules))
    seconds = sum(_seconds(one.lessons, len(one.questions)) for one in modules)
    version = course.versions.filter(version=course.version).first()
    return CourseOutline(
        **_named(page),
        summary=page.summary,
        version=course.version,
        effective_at=version.effective_at if version else None,
        pass_mark=course.pass_mark,
        final_questions=course.final_questions,
        number=course.course_number,
        audience=course.taken_by,
        audience_label=course.get_taken_by_display(),
        minutes=_whole(seconds + _seconds((), drawn)),
        modules=modules,
    )


@per_generation
def course_outlines() -> tuple[CourseOutline, ...]:
    """Return every live course, in the order of the menus."""
    found = Page.objects.live().filter(kind="training.course").in_place()
    return tuple(filter(None, map(course_outline, found.values_list("path", flat=True))))


def outline_around(path: str) -> CourseOutline | None:
    """Return the live course that an address is in: /training/<course>/…"""
    return course_outline("/".join(path.split("/")[:3]) + "/")


@per_generation
def question_html(question: Question) -> QuestionHtml:
    """Return a question with its citations and links."""
    return QuestionHtml(
        stem=html(question.stem),
        options=tuple(map(html, question.options)),
        feedback=html(question.feedback),
        source=html(question.source),
    )


def _modules(course):
    lessons = defaultdict(list)
    for page in _below("lesson", "lesson__minutes", parent__parent=course):
        one = LessonOutline(**_named(page), minutes=page.lesson.minutes)
        lessons[page.parent_id].append(one)
    found = _below("module", "parts", "module__questions", parent=course)
    return tuple(_module(page, tuple(lessons[page.pk])) for page in found)


def _below(kind, *fields, **where):
    """Return the live pages of a kind, each with its own row, in their order."""
    found = Page.objects.live().filter(kind=f"training.{kind}", **where).in_place()
    return found.select_related(kind).only(*NAMES, "parent", *fields)


def _module(page, lessons):
    questions = parse(page.module.questions)
    return ModuleOutline(
        **_named(page),
        objectives=tuple(page.part("objectives")),
        minutes=_whole(_seconds(lessons, len(questions))),
        lessons=lessons,
        questions=questions,
    )


def _named(page):
    return {
        "id": page.pk,
        "path": page.path,
        "slug": page.slug,
        "title": page.title,
        "short_title": page.label,
    }


def _seconds(lessons, questions: int) -> int:
    return sum(one.minutes for one in lessons) * 60 + questions * SECONDS_A_QUESTION


def _whole(seconds):
    return math.ceil(seconds / 60)


def _steps_of(course):
    """Yield kind, address, title, module and lesson of each step."""
    for module in course.modules:
        for lesson in module.lessons:
            yield StepKind.LESSON, lesson.path, lesson.title, module, lesson
        if module.questions:
            title = f"Questions: {module.short_title}"
            yield StepKind.CHECK, module.check_path, title, module
    if course.questions:
        yield StepKind.FINAL, course.check_path, "Final check"
