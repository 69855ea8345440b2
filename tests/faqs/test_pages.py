import pytest

from portal.faqs.models import AudienceList, Category, Question, QuestionHub
from telework.models import Audience, Topic
from tests.factories import make_draft, make_page
from tests.reading import words
from worklife.models import LifeEvent, Program, ProgramTopic

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return make_page(QuestionHub, slug="faqs")


@pytest.fixture
def category(hub):
    return make_page(Category, parent=hub, title="Questions on agreements")


def questions_of(soup):
    return [words(link) for link in soup.main.select("a.link-list__title")]


def test_hub_counts_the_live_questions_of_each_category(hub, category, client_reads):
    make_page(Question, parent=category)
    make_page(Question, parent=category)
    make_draft(Question, parent=category)

    entry = client_reads.get(hub.path).main.select_one(".link-list li")

    assert words(entry).startswith("Questions on agreements 2 questions")


def test_hub_leads_to_the_list_of_each_audience(hub, client_reads):
    listing = make_page(AudienceList, parent=hub)

    assert client_reads.get(hub.path).main.select(f'.link-cards a[href="{listing.path}"]')


def test_category_lists_its_live_questions_in_order(hub, category, client_reads):
    second = make_page(Question, parent=category, order=2)
    first = make_page(Question, parent=category, order=1)
    make_draft(Question, parent=category)
    make_page(Question, parent=make_page(Category, parent=hub))

    assert questions_of(client_reads.get(category.path)) == [first.title, second.title]


def test_audience_finds_its_own_questions_and_everyones_by_category(hub, category, client_reads):
    other = make_page(Category, parent=hub, order=200, title="Questions on leave of all kinds")
    mine = make_page(Question, parent=other, asked_by="supervisors")
    everyones = make_page(Question, parent=category, asked_by="everyone")
    make_page(Question, parent=category, asked_by="employees")
    listing = make_page(AudienceList, parent=hub, asked_by="supervisors")

    soup = client_reads.get(listing.path)

    assert [words(heading) for heading in soup.main.select(".questions h2")] == [
        category.title,
        other.title,
    ]
    assert questions_of(soup) == [everyones.title, mine.title]


def test_question_leads_to_the_others_of_its_category(category, client_reads):
    question, other = (make_page(Question, parent=category) for _ in range(2))

    assert questions_of(client_reads.get(question.path)) == [other.title]


@pytest.mark.parametrize("kind", [Audience, Topic, Program, ProgramTopic, LifeEvent])
def test_page_offers_the_questions_that_name_it(kind, category, client_reads):
    page = make_page(kind)
    question = make_page(Question, parent=category, related=[page.pk])
    make_draft(Question, parent=category, related=[page.pk])
    make_page(Question, parent=category)

    section = client_reads.get(page.path).find(id="questions-title").parent

    assert [link["href"] for link in section.select("a")] == [question.path]


def test_reader_can_say_whether_an_answer_helped(category, client_reads):
    question = make_page(Question, parent=category)

    form = client_reads.get(question.path).find("form", class_="feedback")

    assert form["method"] == "post"
    assert form.find(attrs={"name": "path"})["value"] == question.path


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("kind", [QuestionHub, Category, AudienceList])
def test_list_costs_the_same_with_one_question_and_with_many(
    hub, category, client, django_assert_num_queries, number, kind
):
    for _ in range(number):
        make_page(Question, parent=category)
    page = {QuestionHub: hub, Category: category}.get(kind) or make_page(kind, parent=hub)
    client.get("/a-z/")

    with django_assert_num_queries(8):
        client.get(page.path)
