import pytest

from portal.publishing.models import Landing
from tests.factories import make_page
from tests.reading import words
from worklife.models import LifeEvent, Program, ProgramTopic, WorkLifeHub

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return make_page(WorkLifeHub, slug="work-life")


def test_hub_tells_programs_from_other_ways_on(hub, client_reads):
    program = make_page(Program, parent=hub)
    events = make_page(Landing, parent=hub)

    main = client_reads.get(hub.path).main

    assert [link["href"] for link in main.select(".link-cards a")] == [program.path]
    assert [link["href"] for link in main.select(".link-list__title")] == [events.path]


def test_program_shows_its_points_and_topics(hub, client_reads):
    program = make_page(Program, parent=hub, key_points="It is free.\nIt is **confidential**.")
    topic = make_page(ProgramTopic, parent=program)

    main = client_reads.get(program.path).main

    assert [words(point) for point in main.select(".key-points li")] == [
        "It is free.",
        "It is confidential .",
    ]
    assert [link["href"] for link in main.select(".link-cards a")] == [topic.path]


@pytest.mark.parametrize("kind", [ProgramTopic, LifeEvent])
def test_page_leads_to_its_neighbors(hub, client_reads, kind):
    parent = make_page(Landing, parent=hub)
    before, page, after = (make_page(kind, parent=parent, order=n) for n in (1, 2, 3))

    links = client_reads.get(page.path).main.select(".siblings a")

    assert [link["href"] for link in links] == [before.path, after.path]


def test_front_page_lists_what_is_below_it(hub, client_reads):
    landing = make_page(Landing, parent=hub)
    event = make_page(LifeEvent, parent=landing)

    main = client_reads.get(landing.path).main

    assert [link["href"] for link in main.select(".link-list__title")] == [event.path]
