"""The way into the courses."""

import pytest

from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def cards(client_reads):
    return client_reads.get("/training/").main.select(".course-card")


def test_catalogue_shows_each_course_with_its_facts(client_reads):
    make_course(modules=1, slug="later", order=20, taken_by="supervisors")
    make_course(modules=1, lessons=1, questions=0, slug="earlier", order=10)

    first, second = cards(client_reads)

    assert first.a["href"] == "/training/earlier/"
    assert [fact.text for fact in first.select("li")] == [
        "About 2 minutes",
        "1 module, 1 lesson",
        "Certificate",
    ]
    assert second.select_one(".course-card__for").text == "For managers and supervisors"


def test_catalogue_leaves_out_drafts(client_reads):
    make_course(modules=0)
    make_course(modules=0, slug="draft", live=False)

    assert [card.a["href"] for card in cards(client_reads)] == ["/training/course/"]


def test_catalogue_says_what_was_done(client_reads):
    make_course()
    client_reads.post("/training/read/", {"lesson": "/training/course/module-1/lesson-1/"})

    assert cards(client_reads)[0].select_one(".course-card__done").text == "1 of 7 steps done"


@pytest.mark.parametrize("courses", [1, 3])
def test_catalogue_takes_two_queries_whatever_is_in_it(courses, client, django_assert_num_queries):
    for number in range(courses):
        make_course(modules=1, lessons=1, slug=f"course-{number}")
    client.get("/training/")

    with django_assert_num_queries(2):
        client.get("/training/?uncached")
