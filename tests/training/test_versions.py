"""Versions of a course: written down when they are new, and never changed."""

import pytest
from django.core.exceptions import ValidationError

from portal.publishing import actions
from tests.factories import AT
from tests.factories.courses import make_course
from training.models import CourseVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_course(modules=0)


def publish(course, at=AT, **content):
    revision = actions.save_draft(page=course, content=content, by=None, at=at)
    actions.publish(revision=revision, by=None, at=at)


def versions():
    return list(CourseVersion.objects.order_by("pk").values_list("version", "is_material"))


def test_first_publication_writes_the_version_down(course):
    version = CourseVersion.objects.get()

    assert (version.course, version.version, version.effective_at) == (course, "2026.1", AT)
    assert (version.title, version.course_number) == (course.title, "TWX-E")


def test_draft_writes_nothing(course):
    actions.save_draft(page=course, content={"version": "2026.2"}, by=None, at=AT)

    assert versions() == [("2026.1", False)]


def test_small_change_keeps_the_version_as_it_is(course):
    publish(course, title="A course with another title")

    assert versions() == [("2026.1", False)]
    assert CourseVersion.objects.get().title == course.title


def test_new_version_is_written_beside_the_old(course):
    publish(course, version="2026.2", is_material=True)

    assert versions() == [("2026.1", False), ("2026.2", True)]
    assert CourseVersion.objects.latest().version == "2026.2"


@pytest.mark.parametrize(
    ("before", "change", "message"),
    [
        ({}, {"is_material": True}, "version 2026.1 already. A material change needs a new one."),
        (
            {"version": "2026.2", "is_material": True},
            {"is_material": False},
            "Version 2026.2 is known as a material change.",
        ),
        ({"version": "2026.2"}, {"version": "2026.1"}, "2026.2 came after 2026.1."),
        ({}, {"version": "two"}, "Write it as a year and a number: 2026.1."),
        ({}, {"pass_mark": 101}, "less than or equal to 100"),
        ({}, {"final_questions": None}, "This field cannot be blank."),
    ],
)
def test_what_learners_could_not_trust_is_not_published(course, before, change, message):
    if before:
        publish(course, **before)
    known = versions()

    with pytest.raises(ValidationError) as refused:
        publish(course, **change)

    assert message in " ".join(refused.value.messages)
    assert versions() == known


def test_withdrawal_and_return_keep_one_row(course):
    publish(course, title="A course with another title")
    actions.withdraw(page=course, reason="It is being revised.", by=None, at=AT)
    actions.publish(revision=course.revisions.get(), by=None, at=AT)

    assert versions() == [("2026.1", False)]
