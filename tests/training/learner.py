"""A learner who goes through a course by its forms, and outlines that need no database."""

from bs4 import BeautifulSoup
from django.core import serializers

from portal.core import generation
from portal.publishing.models import Page
from tests.factories.courses import make_outline, make_questions
from tests.reading import ReadingClient
from training.models import Catalogue, Course, CourseVersion, Lesson, Module
from training.outline import CourseOutline, LessonOutline, ModuleOutline, course_outline
from training.progress.session import NAME

NAME_FORM = {"name": "Pat Example", "zone": "America/Chicago"}

ROWS = (Page, Catalogue, Course, Module, Lesson, CourseVersion)
made = {}


def small_outline(**size):
    """Return the outline of a live course, alone in the database: published the first time, from
    then on put in as it was, which takes a tenth of the time."""
    known = made.get(str(size))
    if known is None:
        outline = make_outline(**size)
        rows = [row for model in ROWS for row in model.objects.all()]
        made[str(size)] = (outline.path, serializers.serialize("json", rows))
        return outline
    path, rows = known
    for row in serializers.deserialize("json", rows):
        row.save()
    generation.bump()
    return course_outline(path)


def made_up_outline(modules=2, lessons=2, questions=3, **fields):
    """Return an outline of pages that are nowhere."""
    made = tuple(_module(place, lessons, questions) for place in range(1, modules + 1))
    return CourseOutline(
        **{
            "id": 1,
            **_named("course", "/training/course/"),
            "summary": "",
            "version": "2026.1",
            "effective_at": None,
            "pass_mark": 80,
            "final_questions": 4,
            "number": "TWX-E",
            "audience": "employees",
            "audience_label": "Employees",
            "minutes": 10,
            "modules": made,
            **fields,
        }
    )


def _module(place, lessons, questions):
    path = f"/training/course/module-{place}/"
    return ModuleOutline(
        id=100 + place,
        **_named(f"module-{place}", path),
        objectives=(),
        minutes=5,
        lessons=tuple(_lesson(place, path, number) for number in range(1, lessons + 1)),
        questions=make_questions(questions, f"E{place}"),
    )


def _lesson(place, path, number):
    slug = f"lesson-{number}"
    return LessonOutline(id=1000 * place + number, **_named(slug, f"{path}{slug}/"), minutes=2)


def _named(slug, path):
    return {"path": path, "slug": slug, "title": slug.title(), "short_title": slug.title()}


class Learner:
    """Reads and answers as a browser would send it. `outline` is the course's."""

    def __init__(self, outline, **options):
        self.outline = outline
        self.reader = ReadingClient(**options)

    @property
    def entry(self):
        """What the session holds of the course."""
        return self.reader.client.session.get(NAME, {}).get(self.outline.slug, {})

    @property
    def outline_ids(self):
        return [one.id for one in self.outline.questions]

    def read(self, lesson):
        return self.reader.post("/training/read/", {"lesson": lesson.path})

    def filled(self, path, *, wrong=(), **more) -> dict:
        """Return what the form of a check sends when all but the `wrong` are answered rightly."""
        page = self.reader.get(path)
        sent = {one["name"]: one["value"] for one in page.select("form.check [type=hidden]")}
        sent.pop("csrfmiddlewaretoken")
        by_id = {one.id: one for one in self.outline.questions}
        for asked in asked_on(page):
            answers = {1} if asked in wrong else by_id[asked].answers
            sent[f"answer-{asked}"] = [str(number) for number in sorted(answers)]
        return sent | more

    def answer(self, path, *, wrong=(), status=200, **more):
        """Answer the check at an address; return the page that follows."""
        return self.reader.post(path, self.filled(path, wrong=wrong, **more), status=status)

    def do_all_but_final(self):
        """Read and answer everything; return what came last."""
        for module in self.outline.modules:
            for lesson in module.lessons:
                self.read(lesson)
            last = self.answer(module.check_path)
        return last


def asked_on(page: BeautifulSoup) -> list[str]:
    """Return the ids of the questions of a form, in their order."""
    return [one["name"].removeprefix("seen-") for one in page.select("[name^=seen-]")]
