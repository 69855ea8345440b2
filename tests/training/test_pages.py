"""Courses, modules and lessons as readers and editors see them."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from portal.publishing import actions
from portal.publishing.content import latest_content
from portal.publishing.sharing import address_of
from tests.factories import AT, make_draft, make_editor, make_page
from tests.factories.courses import make_course, make_question
from training.models import Course, Lesson, Module
from training.questions import write

pytestmark = pytest.mark.django_db
COURSE = "/training/course/"
MODULE = f"{COURSE}module-1/"
SECRET = "Only the right answer says this"


@pytest.fixture
def course():
    return make_course(title="Telework for those who try it")


@pytest.fixture
def module(course):
    """A module whose right answer and explanation are told from everything else."""
    module = Module.objects.get(path=MODULE)
    question = make_question(options=("Wrong", SECRET), feedback=f"{SECRET} too.")
    return save(module, write([question]), publish=True)


def save(module, questions, *, publish=False):
    revision = actions.save_draft(page=module, content={"questions": questions}, by=None, at=AT)
    if publish:
        actions.publish(revision=revision, by=None, at=AT)
    return Module.objects.get(pk=module.pk)


def described(soup):
    return json.loads(soup.find("script", type="application/ld+json").string)["@graph"][0]


def hrefs(element):
    return [link["href"] for link in element.select("a[href]")]


def test_course_shows_its_facts_and_everything_in_it(course, client_reads):
    main = client_reads.get(COURSE).main

    facts = {dt.text: dt.find_next("dd").text for dt in main.select(".course-facts dt")}
    assert facts == {
        "Time": "About 12 minutes",
        "For": "Employees",
        "Lessons": "4 in 2 modules",
        "Questions": "6 after the modules, 4 in the final check",
        "To pass": "80 percent of the final check",
        "Course number": "TWX-E, version 2026.1",
    }
    assert [link.removeprefix(COURSE) for link in hrefs(main.select_one(".course-modules"))] == [
        "module-1/",
        "module-1/lesson-1/",
        "module-1/lesson-2/",
        "module-1/check/",
        "module-2/",
        "module-2/lesson-1/",
        "module-2/lesson-2/",
        "module-2/check/",
        "check/",
    ]


def test_course_begins_with_its_first_lesson(course, client_reads):
    button = client_reads.get(COURSE).main.select_one(".way-on a")

    assert (button.text, button["href"]) == ("Begin the course", f"{MODULE}lesson-1/")


def test_course_is_described_to_search_engines(course, client_reads):
    told = described(client_reads.get(COURSE))["mainEntity"]

    assert (told["@type"], told["courseCode"], told["timeRequired"]) == ("Course", "TWX-E", "PT12M")
    assert told["hasCourseInstance"]["courseMode"] == "Online"


def test_course_without_lessons_offers_nothing_to_begin(client_reads):
    main = client_reads.get(make_course(modules=0).path).main

    assert main.select(".way-on a") == []


def test_lesson_says_where_one_is_and_leads_on(course, client_reads):
    main = client_reads.get(f"{MODULE}lesson-2/").main

    assert "Step 2 of 7 in Telework for those who try it." in main.select_one(".step-line").text
    end = main.select_one(".lesson-end")
    assert end.form["action"] == reverse("training:read")
    assert end.form.find("input", {"name": "lesson"})["value"] == f"{MODULE}lesson-2/"
    assert end.button.text == "Mark as read and continue"
    assert hrefs(end) == [f"{MODULE}lesson-1/"]


def test_lesson_that_was_read_offers_to_go_on(course, client_reads):
    lesson = f"{MODULE}lesson-1/"
    client_reads.post(reverse("training:read"), {"lesson": lesson})

    main = client_reads.get(lesson).main
    overview = client_reads.get(COURSE).main

    assert hrefs(main.select_one(".lesson-end")) == [f"{MODULE}lesson-2/"]
    assert main.select_one(".lesson-end form") is None
    assert overview.select_one("progress")["value"] == "1"
    assert overview.select_one(".way-on a")["href"] == f"{MODULE}lesson-2/"
    assert [done.text for done in overview.select(".course-lessons__done")] == ["Read"]


def test_lesson_is_described_to_search_engines(course, client_reads):
    told = described(client_reads.get(f"{MODULE}lesson-1/"))["mainEntity"]

    assert (told["@type"], told["timeRequired"]) == ("LearningResource", "PT2M")
    assert told["isPartOf"]["name"] == "Telework for those who try it"


def test_module_shows_objectives_lessons_and_neighbors(course, client_reads):
    main = client_reads.get(f"{COURSE}module-2/").main

    assert [one.text for one in main.select(".course-objectives li")] == [
        "Say what module 2 is about.",
        "Tell it from the others.",
    ]
    assert f"{COURSE}module-2/lesson-1/" in hrefs(main.select_one(".course-lessons"))
    assert hrefs(main.select_one(".siblings")) == [MODULE]


@pytest.mark.parametrize("path", ["", "module-1/", "module-1/lesson-1/"])
def test_pages_take_two_queries_and_then_none(path, course, client, django_assert_num_queries):
    client.get(COURSE + path)
    other = f"{COURSE}module-2/lesson-2/"

    with django_assert_num_queries(0):
        client.get(COURSE + path)
    with django_assert_num_queries(2):
        client.get(f"{COURSE}{path}?uncached")
    assert client.get(other).status_code == 200


@pytest.mark.parametrize("address", [MODULE, MODULE[:-1] + ".md", f"/api/v1/pages{MODULE}"])
def test_right_answers_are_nowhere_public(address, module, client):
    answer = client.get(address)

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


def test_right_answers_are_not_found_by_search(module, client):
    assert MODULE in client.get("/search/", {"q": module.title}).text
    assert MODULE not in client.get("/search/", {"q": f'"{SECRET}"'}).text


def test_right_answers_are_not_shown_to_staff_on_the_page(module, client):
    client.force_login(make_editor())

    assert SECRET not in client.get(MODULE).text


def test_right_answers_are_not_in_a_shared_draft(module, client):
    editor = make_editor()
    revision = save(module, module.questions + "\n").revisions.first()
    link = actions.share(revision=revision, expires_at=AT.replace(year=2099), by=editor, at=AT)

    answer = client.get(address_of(link))

    assert "Draft for review" in answer.text
    assert SECRET not in answer.text


def preview(client, module, questions):
    client.force_login(make_editor())
    typed = {"title": module.title, "objectives": "Say it.", "questions": questions}
    return client.post(f"/admin/training/module/{module.pk}/change/preview/", typed).text


def test_preview_marks_right_answers(module, client):
    shown = preview(client, module, module.questions)

    assert f"{SECRET} <strong>Right</strong>" in shown


def test_preview_tells_faults(module, client):
    shown = preview(client, module, module.questions.replace("(x)", "( )"))

    assert "Line 1: No answer is marked as right." in shown


def test_form_says_how_questions_are_written(module, client):
    client.force_login(make_editor())

    assert "(x) Duties done at an approved worksite" in client.get(module.edit_url).text


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("## E1.1 Why?", "questions, line 1: Offer at least two answers"),
        (write([make_question("E2.1")]), "module-2/ has a question E2.1 too."),
        (
            write([make_question("E9.1", stem="See [it](page:/nowhere/)?")]),
            "questions, line 1: There is no page at /nowhere/.",
        ),
    ],
)
def test_faulty_questions_are_saved_but_not_published(course, questions, said):
    module = save(Module.objects.get(path=MODULE), questions)

    with pytest.raises(ValidationError) as refused:
        actions.publish(revision=module.revisions.first(), by=None, at=AT)

    assert said in " ".join(refused.value.messages)
    assert any(said.partition(": ")[2] in one["message"] or said in one["message"]
               for one in module.revisions.first().findings)  # fmt: skip


@pytest.mark.parametrize("model", [Course, Module, Lesson])
def test_page_of_a_course_stands_at_its_place(model, course):
    stray = make_draft(model, slug="stray", parent=Lesson.objects.first())

    found = [one["message"] for one in stray.revisions.get().findings]
    assert f"This page belongs right below a {model.below}." in found


@pytest.mark.parametrize("slug", ["check", "packages", "print"])
def test_address_of_a_door_is_not_taken_by_a_page(slug, course):
    stray = make_draft(Lesson, slug=slug, parent=Module.objects.first(), minutes=1)

    with pytest.raises(ValidationError) as refused:
        actions.publish(revision=stray.revisions.get(), by=None, at=AT)

    assert f"at “{slug}” itself" in " ".join(refused.value.messages)


def test_lesson_in_preview_needs_no_course(course, client):
    draft = make_draft(Lesson, parent=Module.objects.first(), minutes=3)
    client.force_login(make_editor())

    shown = client.post(
        f"/admin/training/lesson/{draft.pk}/change/preview/", {"title": draft.title, "minutes": 3}
    )

    assert shown.status_code == 200
    assert "Mark as read" not in shown.text


def test_page_elsewhere_is_no_lesson(course, client_reads):
    make_page(slug="elsewhere")

    assert client_reads.get("/elsewhere/").select(".lesson-end") == []


@pytest.mark.parametrize(("minutes", "kept"), [("0", 2), ("60", 60), ("99999999", 2)])
def test_form_takes_minutes_that_a_lesson_may_have(course, client, minutes, kept):
    lesson = Lesson.objects.get(path=f"{MODULE}lesson-1/")
    client.force_login(make_editor())
    typed = {"title": lesson.title, "minutes": minutes, "base_event": 0, "order": 10}

    client.post(lesson.edit_url, typed)

    assert latest_content(lesson)["minutes"] == kept
