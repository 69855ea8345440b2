"""What a reader has done of one course: its outline beside what the session holds. Pure."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from training.outline import CourseOutline, ModuleOutline, Step, StepKind


class OwnLesson(NamedTuple):
    """A lesson of an agency's own."""

    path: str
    title: str


@dataclass(frozen=True)
class CourseProgress:
    """Asks nothing of anybody: `entry` is what the session holds of the course, {} before that.

    `own_lesson` is what the agency by whose page one came wants to be read as well. Only what the
    course has today counts, so nothing is lost when it changes: what was done stays done, and what
    is new is not.
    """

    outline: CourseOutline
    entry: dict = field(default_factory=dict)
    own_lesson: OwnLesson | None = None

    @property
    def is_begun(self) -> bool:
        return bool(self.entry)

    def is_read(self, lesson) -> bool:
        """Say so of a lesson's outline, or of its page."""
        return lesson.id in self._read

    def is_answered(self, module: ModuleOutline) -> bool:
        """Say whether every question that the module has today was answered."""
        answers = self.entry.get("answers", {})
        return all(question.id in answers for question in module.questions)

    def is_done(self, step: Step) -> bool:
        if step.kind == StepKind.LESSON:
            return self.is_read(step.lesson)
        if step.kind == StepKind.CHECK:
            return self.is_answered(step.module)
        return self.is_passed

    @cached_property
    def done(self) -> frozenset[str]:
        """The addresses of the steps that are done."""
        return frozenset(step.path for step in self.outline.steps if self.is_done(step))

    @cached_property
    def missing(self) -> tuple[Step | OwnLesson, ...]:
        """What is left to do before the course is completed: lessons and checks of modules, and
        before them the agency's own lesson."""
        own = [] if self.own_lesson is None or self.has_read_extra else [self.own_lesson]
        left = (one for one in self.outline.steps if one.kind != StepKind.FINAL)
        return (*own, *(step for step in left if step.path not in self.done))

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def is_passed(self) -> bool:
        return bool(self.passed)

    @property
    def is_finished(self) -> bool:
        """Completed and passed: a certificate may be made."""
        return self.is_complete and self.is_passed

    @property
    def passed(self) -> dict:
        """How the final check was passed, as {right, of, percent, at}, or {}."""
        return self.final.get("passed") or {}

    @property
    def final(self) -> dict:
        """How the final check was answered last."""
        return self.entry.get("final") or {}

    def checked(self, module: ModuleOutline) -> dict:
        """Return how the module's check was answered last, as {right, of, at, tries}, or {}."""
        return self.entry.get("checked", {}).get(module.slug, {})

    @cached_property
    def next_step(self) -> Step | None:
        """The first step that is not done; None when all are."""
        return next((step for step in self.outline.steps if step.path not in self.done), None)

    @property
    def percent(self) -> int:
        """The share of steps that are done, rounded down, so that 100 is said when all are."""
        return 100 * len(self.done) // len(self.outline.steps) if self.outline.steps else 0

    @property
    def words(self) -> str:
        return f"{len(self.done)} of {len(self.outline.steps)} steps done"

    @property
    def is_changed(self) -> bool:
        """Say whether the course has another version than when the reader was last at it."""
        return self.is_begun and self.entry.get("version") != self.outline.version

    @property
    def agency(self) -> str:
        """The slug of the agency by whose page the reader came, or ""."""
        return self.entry.get("agency", "")

    @property
    def has_read_extra(self) -> bool:
        return bool(self.entry.get("extra_read"))

    @property
    def completion(self) -> int | None:
        """The key of the recorded completion."""
        return self.entry.get("completion")

    @cached_property
    def _read(self):
        return frozenset(self.entry.get("read", ()))
