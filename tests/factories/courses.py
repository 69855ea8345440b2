"""Small courses for tests: valid, dull, and as large as asked for."""

from datetime import date
from functools import partial

from portal.publishing import actions
from portal.publishing.models import Revision
from tests.factories import AT, content_for, show_at_once
from training.models import Catalogue, Course, Lesson, Module
from training.outline import course_outline
from training.questions import Kind, Question, write

OWN = {
    "taken_by": "employees",
    "course_number": "TWX-E",
    "version": "2026.1",
    "is_material": False,
    "pass_mark": 80,
    "final_questions": 4,
}


def make_question(id="E1.1", kind=Kind.SINGLE, **fields):
    """Return a question whose second option is right; of `multiple` ones the third as well."""
    is_judged = kind == Kind.TRUE_FALSE
    return Question(
        **{
            "id": id,
            "kind": Kind(kind),
            "stem": f"What is right about {id}?",
            "options": ("True", "False") if is_judged else ("Wrong", "Right", "Right too"),
            "answers": frozenset({2, 3} if kind == Kind.MULTIPLE else {2}),
            "feedback": f"That is right about {id} (5 U.S.C. 6501(3)).",
            "source": "5 U.S.C. 6501(3)",
            "verified_on": date(2026, 11, 22),
            **fields,
        }
    )


def make_questions(number, prefix="E1"):
    """Return questions of every kind, one after the other."""
    kinds = list(Kind)
    return tuple(
        make_question(f"{prefix}.{place + 1}", kinds[place % len(kinds)]) for place in range(number)
    )


def make_course(modules=2, lessons=2, questions=3, *, live=True, slug="course", **content):
    """Return a course below /training/ with so many modules, and so many lessons and questions in
    each: /training/course/module-1/lesson-1/. Ids of questions are E1.1, E1.2 … E2.1 …
    """
    catalogue = Catalogue.objects.filter(path="/training/").first()
    top = [] if catalogue else [(Catalogue(slug="training"), {})]
    catalogue = catalogue or top[0][0]
    course = Course(parent=catalogue, slug=slug, order=content.pop("order", 100))
    pages = [*top, (course, OWN | content)]
    for place in range(1, modules + 1):
        pages += _module(course, place, lessons, questions)
    _make(pages, live=live)
    return Course.objects.get(pk=course.pk)


def make_module(course, place=1, *, lessons=0, questions=3, live=True, **content):
    """Return the module number `place` of a course that is there already."""
    pages = _module(course, place, lessons, questions)
    module, own = pages[0]
    _make([(module, own | content), *pages[1:]], live=live)
    return Module.objects.get(pk=module.pk)


def make_outline(**kwargs):
    """Return the outline of a new live course."""
    return course_outline(make_course(**kwargs).path)


def _module(course, place, lessons, questions):
    """Return a module and its lessons, not stored yet, each with its own content."""
    module = Module(parent=course, slug=f"module-{place}", order=place * 10)
    own = {
        "objectives": f"Say what module {place} is about.\nTell it from the others.",
        "questions": write(make_questions(questions, f"E{place}")),
    }
    below = [
        (Lesson(parent=module, slug=f"lesson-{number}", order=number * 10), {"minutes": 2})
        for number in range(1, lessons + 1)
    ]
    return [(module, own), *below]


def _make(pages, *, live):
    """Store pages, live or as drafts."""
    made = [(page, content_for(type(page), **content)) for page, content in pages]
    if live:
        show_at_once(made)
        return
    drafts = [(page, partial(dict, content)) for page, content in made]
    actions.create_together(pages=drafts, by=None, at=AT, origin=Revision.Origin.SEED)
