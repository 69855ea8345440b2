"""The pages by which agencies send their employees to a course."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from portal.core import generation
from portal.core.page_cache import BROTLI_QUALITY
from portal.publishing import actions
from tests.agencies.entries import make_agency
from tests.factories import AT, make_page
from tests.factories.courses import make_course
from tests.reading import words
from tests.training.learner import Learner
from training.agencies import codes
from training.models import Completion, WayIn
from training.outline import course_outline
from training.progress.session import NAME

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

GO, WAY, EXTRA = "/training/go/", "/training/go/usda/course/", "/training/go/usda/course/extra/"
FIRST_STEP = "/training/course/module-1/lesson-1/"
ELSEWHERE = {"HTTP_SEC_FETCH_SITE": "cross-site"}


@pytest.fixture
def course():
    return make_course(modules=1, lessons=1, questions=1)


@pytest.fixture
def agency():
    return make_agency(slug="usda", name="Department of Agriculture", abbreviation="USDA")


@pytest.fixture
def way(course, agency):
    return WayIn.objects.create(
        agency=agency,
        course=course,
        introduction="Read **our** policy first.",
        contact_name="Telework Office",
        contact_details="telework@example.gov",
        extra_title="Telework at Agriculture",
        extra_body="## Our rules\n\nAsk by *Friday*.",
    )


@pytest.fixture
def plain(course, agency):
    """The way of an agency that wrote nothing."""
    return WAY


def entry(client):
    return client.session.get(NAME, {}).get("course", {})


def test_page_shows_what_the_agency_wrote(client_reads, way):
    page = client_reads.get(WAY)

    assert words(page.h1) == f"{way.course.title}: Department of Agriculture"
    assert str(page.select_one(".way-in__words strong")) == "<strong>our</strong>"
    contact = words(page.select_one(".way-in__contact"))
    assert contact == "Whom to ask Telework Office telework@example.gov"
    assert page.find("a", string="Telework at Agriculture")["href"] == EXTRA
    assert page.select_one("form.way-in__begin")["action"] == WAY


def test_agency_that_wrote_nothing_has_a_plain_page(client_reads, plain):
    page = client_reads.get(plain)

    assert page.select(".way-in__words, .way-in__contact") == []
    assert len(page.select(".usa-process-list__item")) == 3
    assert page.select_one("form.way-in__begin button").text == "Begin"


@pytest.mark.parametrize("path", [WAY, EXTRA, GO])
def test_page_is_light_and_kept_for_everyone(
    client, way, path, django_assert_num_queries, django_assert_max_num_queries
):
    client.get("/display/")
    course_outline("/training/course/")
    with django_assert_max_num_queries(6 if path == GO else 4):
        first = client.get(path)
    with django_assert_num_queries(0):
        again = client.get(path)

    assert again.content == first.content
    assert len(brotli.compress(first.content, quality=BROTLI_QUALITY)) <= 15_000
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_reading_the_page_keeps_nothing(client, way):
    client.get(WAY)
    client.get(EXTRA)

    assert client.cookies == {}


def test_begin_notes_the_agency_and_leads_to_the_first_step(client, plain):
    answer = client.post(plain)

    assert (answer.status_code, answer["Location"]) == (302, FIRST_STEP)
    assert entry(client)["agency"] == "usda"
    assert not Completion.objects.exists()


def test_begin_leads_to_the_agencys_own_lesson_until_it_was_read(client, way):
    assert client.post(WAY)["Location"] == EXTRA
    assert entry(client)["extra_read"] is False

    assert client.post(EXTRA)["Location"] == FIRST_STEP
    assert (entry(client)["agency"], entry(client)["extra_read"]) == ("usda", True)
    assert client.post(WAY)["Location"] == FIRST_STEP


def test_course_is_completed_when_the_agencys_own_lesson_was_read_too(way):
    learner = Learner(course_outline("/training/course/"))
    learner.reader.client.post(WAY)
    learner.do_all_but_final()
    final = learner.answer(learner.outline.check_path)
    assert final.find("a", string="Telework at Agriculture")["href"] == EXTRA
    assert not Completion.objects.exists()

    assert learner.reader.client.post(EXTRA)["Location"] == learner.outline.check_path

    completion = Completion.objects.get()
    assert (completion.agency, completion.is_passed) == (way.agency, True)
    assert learner.reader.get(learner.outline.check_path).select("[name=name]")


def test_own_lesson_of_a_way_that_closed_keeps_nobody_from_the_end(way):
    learner = Learner(course_outline("/training/course/"))
    learner.reader.client.post(WAY)
    way.is_open = False
    way.save()
    generation.bump()

    learner.do_all_but_final()

    assert Completion.objects.exists()


def test_another_agency_has_a_lesson_of_its_own(client, way):
    client.post(EXTRA)
    make_agency(slug="nasa")
    generation.bump()

    client.post("/training/go/nasa/course/")

    assert (entry(client)["agency"], entry(client)["extra_read"]) == ("nasa", False)


def test_begin_keeps_what_was_done_before(client, course, plain):
    client.post("/training/read/", {"lesson": FIRST_STEP})
    before = entry(client)["read"]

    client.post(plain)

    assert entry(client)["read"] == before != []


@pytest.mark.parametrize("path", [WAY, EXTRA])
def test_other_sites_cannot_begin_for_a_reader(client, way, path):
    assert client.post(path, **ELSEWHERE).status_code == 403
    assert NAME not in client.session


def test_own_lesson_is_shown_with_its_headings(client_reads, way):
    page = client_reads.get(EXTRA)

    assert words(page.h1) == "Telework at Agriculture: Department of Agriculture"
    assert words(page.select_one(".prose h2")) == "Our rules"
    assert page.select_one("form.way-in__begin button").text == "Mark as read"


def test_without_own_lesson_its_address_leads_to_the_page(client, plain):
    assert client.get(EXTRA)["Location"] == WAY


@pytest.mark.parametrize("path", ["/training/go/USDA/course/", "/training/go/usda/Course/"])
def test_other_spelling_leads_to_the_page(client, plain, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (301, WAY)


def test_abbreviation_leads_to_the_agency(client, course):
    make_agency(slug="agriculture", abbreviation="USDA")

    assert client.get(WAY)["Location"] == "/training/go/agriculture/course/"


def test_moved_course_is_found_where_it_is_now(client, course, agency):
    actions.move(page=course, parent=course.parent, slug="basics", by=None, at=AT)

    assert client.get(WAY)["Location"] == "/training/go/usda/basics/"
    assert client.get(EXTRA)["Location"] == "/training/go/usda/basics/extra/"


@pytest.mark.parametrize("end", ["agency", "way"])
@pytest.mark.parametrize("path", [WAY, EXTRA])
def test_closed_way_says_so_and_leads_to_the_course(client_reads, way, end, path):
    if end == "agency":
        type(way.agency).objects.update(is_listed=False)
    else:
        WayIn.objects.update(is_open=False)

    page = client_reads.get(path, status=410)

    assert words(page.h1) == "This way into the course is closed"
    assert page.select_one(".link-list a")["href"] == "/training/course/"
    assert client_reads.client.post(path).status_code == 410
    assert NAME not in client_reads.client.session


def test_unknown_agency_leads_to_the_course(client_reads, course):
    page = client_reads.get("/training/go/nowhere/course/", status=404)

    assert words(page.h1) == "There is no such agency"
    assert page.select_one(".link-list a")["href"] == "/training/course/"


def test_unknown_course_and_draft_are_not_found(client, agency):
    make_course(modules=0, live=False)

    assert client.get("/training/go/usda/none/").status_code == 404
    assert client.get(WAY).status_code == 404


def test_agency_alone_leads_to_the_choice_of_a_course(client, agency):
    answer = client.get("/training/go/usda/")

    assert parse_qs(urlsplit(answer["Location"]).query) == {"agency": ["usda"]}


def test_linking_page_shows_address_code_and_button(client_reads, way, settings):
    settings.SITE_URL = "https://portal.example.gov"
    url = f"https://portal.example.gov{WAY}"

    page = client_reads.get(GO, {"agency": "usda", "course": "course"})

    assert page.select_one(".your-link__address").text == url
    assert page.select_one("#copy-link").text == f"{way.course.title}: {url}"
    button = BeautifulSoup(page.select_one("#copy-button").text, "html.parser")
    assert button.a["href"] == url
    assert button.a.text == f"Begin the course: {way.course.title}"
    assert page.select_one(".your-link__code")["src"] == f"{WAY}code.svg"
    assert page.find("option", selected=True)["value"] == "usda"


def test_linking_page_asks_for_both(client_reads, way):
    page = client_reads.get(GO, {"agency": "usda", "course": ""}, status=422)

    assert words(page.select_one(".usa-alert li")) == "Choose a course."
    assert page.select_one(".usa-alert li a")["href"] == "#id_course"
    assert page.find("option", selected=True)["value"] == "usda"
    assert page.select_one("title").text.startswith("Error: ")


def test_linking_page_lists_live_agencies_and_courses_only(client_reads, way):
    make_agency(slug="ended", is_listed=False)
    make_course(modules=0, live=False, slug="draft")

    options = [one["value"] for one in client_reads.get(GO).select("option")]

    assert options == ["", "usda", "", "course"]
    assert client_reads.get(GO, {"agency": "ended", "course": "course"}, status=422)


def test_title_of_a_course_cannot_break_out_of_the_button(client_reads, agency):
    make_course(modules=0, title='A course on "quotes" & <angles> for all')

    page = client_reads.get(GO, {"agency": "usda", "course": "course"})

    button = BeautifulSoup(page.select_one("#copy-button").text, "html.parser")
    assert button.a.text == 'Begin the course: A course on "quotes" & <angles> for all'


@pytest.mark.parametrize(
    ("name", "kind", "begin"),
    [("code.svg", "image/svg+xml", b"<?xml"), ("code.png", "image/png", b"\x89PNG")],
)
def test_code_is_a_picture(client, way, name, kind, begin):
    answer = client.get(WAY + name)

    assert answer["Content-Type"] == kind
    assert answer.content.startswith(begin)
    assert "max-age=86400" in answer["Cache-Control"]


def test_code_of_a_closed_way_is_not_found(client, way):
    WayIn.objects.update(is_open=False)

    assert client.get(f"{WAY}code.svg").status_code == 404


def test_code_says_its_address_and_nothing_outside_it():
    picture = etree.parse(BytesIO(codes.svg("https://portal.example.gov/training/go/usda/course/")))

    title = picture.find("{*}title").text
    assert title == "Code for https://portal.example.gov/training/go/usda/course/"
    assert not picture.xpath("//@*[starts-with(., 'http')]")


def test_unsafe_markup_of_an_agency_is_not_markup(client_reads, way):
    way.introduction = "<script>alert(1)</script> [x](javascript:alert(1))"
    way.save()
    make_page()  # a new generation

    words_of_agency = client_reads.get(WAY).select_one(".way-in__words")

    assert words_of_agency.select("script, a[href^='javascript']") == []
