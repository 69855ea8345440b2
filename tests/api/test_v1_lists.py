"""What holds for every list of the API."""

import pytest

from portal.faqs.models import Category, Question
from portal.publishing.models import Page
from telework.models import Audience, Topic
from tests.api.asking import ask, paths
from tests.api.portal import make_hidden
from tests.factories import make_page
from worklife.models import LifeEvent, Program, ProgramTopic

pytestmark = pytest.mark.django_db

# Each list with the kind of page in it, and the queries that it costs.
LISTS = {
    "faqs/": (Question, 2),
    "faq-categories/": (Category, 2),
    "topics/": (Topic, 2),
    "programs/": (Program, 3),
    "life-events/": (LifeEvent, 2),
    "pages/?kind=publishing.page": (Page, 2),
    "citations/?cites=5%20U.S.C.%206502": (ProgramTopic, 2),
}
LAW = "The law is 5 U.S.C. 6502(b)(2)."


def make_one_of_each():
    """Return a live page for each list, by the list's address."""
    program = make_page(Program)
    made = {"programs/": program}
    for address, (kind, _) in LISTS.items():
        if kind is ProgramTopic:
            made[address] = make_page(kind, parent=program, body=LAW)
        elif kind is not Program:
            made[address] = make_page(kind)
    return made


@pytest.mark.slow
def test_lists_have_what_readers_find_and_nothing_else(client):
    made = make_one_of_each()
    for kind, _ in LISTS.values():
        make_hidden(kind, body=LAW)

    assert {address: paths(client, address) for address in LISTS} == {
        address: [page.path] for address, page in made.items()
    }
    assert set(paths(client, "pages/")) == {page.path for page in made.values()}


@pytest.mark.slow
def test_lists_cost_the_same_for_one_and_for_many(client, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            make_one_of_each()
        client.get("/a-z/")
        for address, (_, number) in LISTS.items():
            with django_assert_num_queries(number, info=address):
                ask(client, address)
            with django_assert_num_queries(0, info=address):
                ask(client, address)


def test_lists_are_in_the_order_of_the_menus(client):
    second = make_page(LifeEvent, order=20)
    first = make_page(LifeEvent, order=10)

    assert paths(client, "life-events/") == [first.path, second.path]


def test_topics_are_those_of_an_audience(client):
    hubs = {
        reader: make_page(Audience, slug=reader.replace("_", "-"), reader=reader)
        for reader in ("employees", "supervisors")
    }
    topics = {reader: make_page(Topic, parent=hub) for reader, hub in hubs.items()}
    loose = make_page(Topic)

    found = ask(client, "topics/?audience=supervisors")["items"]

    assert [(one["path"], one["audience"]) for one in found] == [
        (topics["supervisors"].path, "supervisors")
    ]
    audiences = {one["path"]: one["audience"] for one in ask(client, "topics/")["items"]}
    assert audiences[loose.path] == ""


def test_programs_have_their_live_topics_in_order(client):
    program = make_page(Program)
    second = make_page(ProgramTopic, parent=program, order=20)
    first = make_page(ProgramTopic, parent=program, order=10)
    make_hidden(ProgramTopic, parent=program)
    make_page(Program)

    topics = {one["path"]: one["topics"] for one in ask(client, "programs/")["items"]}

    assert [one["path"] for one in topics.pop(program.path)] == [first.path, second.path]
    assert list(topics.values()) == [[]]
