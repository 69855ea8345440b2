"""What the API gives of courses."""

import pytest

from tests.api.asking import ask
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def test_courses_come_with_their_facts_and_modules(client):
    make_course(modules=2, lessons=1, taken_by="supervisors", order=20)
    make_course(modules=0, slug="first", order=10, live=True)

    first, second = ask(client, "courses/")["items"]

    assert first["path"] == "/training/first/"
    assert (second["course_number"], second["version"]) == ("TWX-E", "2026.1")
    assert (second["audience"], second["minutes"]) == ("supervisors", 8)
    assert [one["path"] for one in second["modules"]] == [
        "/training/course/module-1/",
        "/training/course/module-2/",
    ]


def test_drafts_and_questions_are_not_given(client):
    make_course(modules=1, lessons=1)
    make_course(modules=0, slug="draft", live=False)

    (course,) = ask(client, "courses/")["items"]

    assert course["path"] == "/training/course/"
    assert "Right" not in str(course)
