import pytest

from telework.models import Audience, Hub, Topic
from tests.factories import make_draft, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return make_page(
        Hub, slug="telework", policy_note="Policy **is** in force.", policy_as_of="2026-11-20"
    )


@pytest.fixture
def audience(hub):
    return make_page(Audience, slug="employees", parent=hub)


def test_hub_offers_its_live_audiences_in_order(hub, client_reads):
    second = make_page(Audience, parent=hub, order=20)
    first = make_page(Audience, parent=hub, order=10)
    draft = make_draft(Audience, parent=hub)

    soup = client_reads.get(hub.path)

    links = [link["href"] for link in soup.main.select("a[href^='/telework/']")]
    assert [link for link in links if link in (first.path, second.path)] == [
        first.path,
        second.path,
    ]
    assert draft.title not in soup.text


def test_every_telework_page_states_the_policy_in_force(hub, audience, client_reads):
    topic = make_page(Topic, parent=audience)

    for page in (hub, audience, topic):
        main = client_reads.get(page.path).main
        assert "Policy is in force." in main.text
        assert "November 20, 2026" in main.text


def test_topic_shows_its_points_sources_and_authorities(audience, client_reads):
    topic = make_page(
        Topic,
        parent=audience,
        key_points="Ask **first**.\nWrite it down.",
        body="The law is 5 U.S.C. 6502(b)(2).",
        sources="Congress, [the Act](https://www.govinfo.gov/), 2010",
    )

    main = client_reads.get(topic.path).main

    assert [point.text for point in main.select(".key-points li")] == [
        "Ask first.",
        "Write it down.",
    ]
    assert "Congress, the Act, 2010" in " ".join(main.text.split())
    assert len(main.select("a[href*='uscode'], a[href*='govinfo.gov/link']")) == 2


def test_topic_leads_to_its_neighbors(audience, client_reads):
    before, topic, after = (make_page(Topic, parent=audience, order=n) for n in (1, 2, 3))

    main = client_reads.get(topic.path).main

    assert [link["href"] for link in main.select("nav[class*=sibling] a")] == [
        before.path,
        after.path,
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_audience_costs_the_same_with_one_topic_and_with_many(
    audience, client, django_assert_num_queries, number
):
    for _ in range(number):
        make_page(Topic, parent=audience)
    client.get("/a-z/")

    with django_assert_num_queries(10):
        client.get(audience.path)
