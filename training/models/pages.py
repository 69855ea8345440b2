"""The courses as pages: a catalogue, courses, their modules and lessons."""

from django.conf import settings
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models

from portal.faqs.models import questions_about
from portal.publishing import cards
from portal.publishing.findings import Finding, Severity
from portal.publishing.models import Page
from training.outline import course_outline, course_outlines, outline_around, question_html
from training.questions import QuestionsError, located
from training.rendering import faults

# What the portal itself answers below a course or beside it.
RESERVED = {
    "certificates", "check", "continue", "go", "packages", "print", "progress", "read", "verify",
}  # fmt: skip
QUESTIONS_LENGTH = 100_000


class InCourse:
    """A page of a course: its place is right below a page of one kind.

    Every one of them stands below the course's name, which tells nothing of what it is about.
    """

    below = ""
    is_about_its_place = False

    def problems(self):
        if self.slug in RESERVED:
            message = (
                f"Below /training/ the portal answers at “{self.slug}” itself. Choose another."
            )
            yield Finding("slug", 1, message)
        if self.parent is None or self.parent.kind != f"training.{self.below}":
            # Elsewhere it is a page like any other, but no course has it.
            message = f"This page belongs right below a {self.below}."
            yield Finding("parent", 1, message, Severity.WARNING)


class Catalogue(Page):
    """The way in: what the law asks, and every course."""

    template = "training/catalogue.html"
    reader_kind = "Overview"
    is_list = True

    def context(self):
        return {"courses": course_outlines(), "questions": questions_about(self.pk)}


class Course(InCourse, Page):
    """One course. Its modules are the pages below it, their lessons the pages below those."""

    class Audience(models.TextChoices):
        EMPLOYEES = "employees", "Employees"
        SUPERVISORS = "supervisors", "Managers and supervisors"

    content_fields = Page.content_with(
        "taken_by", "course_number", "version", "is_material", "pass_mark", "final_questions"
    )
    below = "catalogue"
    template = "training/course.html"
    reader_kind = "Course"
    is_list = True

    # `audience` is how a page leads to its row of the kind Audience.
    taken_by = models.CharField("audience", max_length=16, choices=Audience)
    course_number = models.CharField(
        max_length=20,
        help_text="As it stands on certificates and in training records, such as TWF-E.",
        validators=[RegexValidator(r"\A[A-Z0-9-]+\Z", "Use capitals, digits and hyphens.")],
    )
    version = models.CharField(
        max_length=20,
        help_text="The year and a number, such as 2026.1. Each certificate names it.",
        validators=[
            RegexValidator(r"\A\d{4}\.\d{1,3}\Z", "Write it as a year and a number: 2026.1.")
        ],
    )
    is_material = models.BooleanField(
        "This change is material: earlier certificates no longer meet the course",
        default=False,
        help_text="Give the course a new version with it.",
    )
    pass_mark = models.PositiveSmallIntegerField(
        null=True,
        default=80,
        help_text="Percent of the final check's questions.",
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    final_questions = models.PositiveSmallIntegerField(
        "questions of the final check",
        null=True,
        default=10,
        help_text="How many are drawn from the questions of all modules, anew for each try.",
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )

    @property
    def audiences(self):
        return (self.taken_by,)

    def problems(self):
        yield from super().problems()
        if self.pk:
            yield from self._problems_of_version()

    def context(self):
        return {"outline": course_outline(self.path), "questions": questions_about(self.pk)}

    def structured_data(self):
        outline = course_outline(self.path)
        if outline is None:
            return {}
        time = f"PT{outline.minutes}M"
        course = {
            "@type": "Course",
            "name": self.title,
            "description": self.summary,
            "courseCode": self.course_number,
            "version": self.version,
            "provider": {"@type": "GovernmentOrganization", "name": settings.AGENCY_NAME},
            "audience": {"@type": "Audience", "audienceType": self.get_taken_by_display()},
            "isAccessibleForFree": True,
            "timeRequired": time,
            "hasCourseInstance": {
                "@type": "CourseInstance",
                "courseMode": "Online",
                "courseWorkload": time,
            },
        }
        return {"mainEntity": course}

    def _problems_of_version(self):
        """Yield what is wrong with the version; those before it are known to learners."""
        known = self.versions.filter(version=self.version).first()
        if known is None:
            return
        newest = self.versions.latest()
        if known != newest:
            message = f"{newest.version} came after {known.version}. Give the course a new version."
            yield Finding("version", 1, message)
        elif self.is_material and not known.is_material:
            message = (
                f"Learners know version {known.version} already. A material change needs a new one."
            )
            yield Finding("version", 1, message)
        elif known.is_material and not self.is_material:
            message = (
                f"Version {known.version} is known as a material change. Leave the box checked."
            )
            yield Finding("is_material", 1, message)


class Module(InCourse, Page):
    """A part of a course: its lessons are the pages below it; its questions come after them."""

    content_fields = Page.content_with("objectives", "questions")
    line_fields = (*Page.line_fields, "objectives")
    coded_fields = ("questions",)
    below = "course"
    template = "training/module.html"
    reader_kind = "Course"
    is_list = True

    objectives = models.TextField(
        help_text="What one is able to do after it, one a line: “Say …”, “Tell …”."
    )
    questions = models.TextField(blank=True, validators=[MaxLengthValidator(QUESTIONS_LENGTH)])

    def problems(self):
        yield from super().problems()
        try:
            found = located(self.questions)
        except QuestionsError as error:
            yield from (Finding("questions", *problem) for problem in error.problems)
            return
        elsewhere = self._ids_elsewhere()
        for line, question in found:
            if at := elsewhere.get(question.id):
                message = f"{at} has a question {question.id} too. Give this one an id of its own."
                yield Finding("questions", line, message)
            yield from (Finding("questions", line, fault) for fault in faults(question))

    def context(self):
        outline = outline_around(self.path)
        module = outline.module(self.slug) if outline else None
        return {
            "outline": outline,
            "module": module,
            "number": outline.modules.index(module) + 1 if module else None,
            "objectives": self.part("objectives"),
            "siblings": cards.neighbors(self),
            # Not called where its answer is not shown.
            "for_editors": self.marked_questions,
        }

    def marked_questions(self):
        """Return the questions with their HTML, or what is wrong with them. For editors only."""
        try:
            found = located(self.questions)
        except QuestionsError as error:
            return {"problems": error.problems}
        return {"questions": [(one, question_html(one)) for _, one in found]}

    def _ids_elsewhere(self):
        """Return the ids of the course's other live modules, each with the module's address."""
        others = Module.objects.live().filter(parent=self.parent).exclude(pk=self.pk)
        return {
            question.id: path
            for path, questions in others.values_list("path", "questions")
            for _, question in located(questions)
        }


class Lesson(InCourse, Page):
    """One step of a module, read in a few minutes."""

    content_fields = Page.content_with("minutes")
    below = "module"
    template = "training/lesson.html"
    reader_kind = "Lesson"
    is_one_of_many = True

    minutes = models.PositiveSmallIntegerField(
        null=True,
        help_text="How long reading takes, in whole minutes.",
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )

    def context(self):
        outline = outline_around(self.path)
        step = outline.step_at(self.path) if outline else None
        return {
            "outline": outline,
            "step": step,
            "before": outline.before(step) if step else None,
            "after": outline.after(step) if step else None,
        }

    def structured_data(self):
        outline = outline_around(self.path)
        lesson = {
            "@type": "LearningResource",
            "name": self.title,
            "timeRequired": f"PT{self.minutes}M",
            "isAccessibleForFree": True,
        }
        course = {"isPartOf": {"@type": "Course", "name": outline.title}} if outline else {}
        return {"mainEntity": lesson | course}
