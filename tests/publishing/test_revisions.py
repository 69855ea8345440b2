import pytest

from portal.publishing import actions
from telework.models import Topic
from tests.factories import AT, make_draft, make_page, make_user
from tests.publishing.desk import url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    """A live topic with a newer draft."""
    page = make_page(
        Topic, title="What employees must do first", body="You must ask.\n\nThen wait."
    )
    content = {"body": "You may ask.\n\nThen wait.", "title": "What employees may do first"}
    actions.save_draft(page=page, content=content, by=None, at=AT)
    return page


def said(soup, tag):
    found = soup.main.select(f".comparison__text {tag}")
    return ["".join(one.find_all(string=True)) for one in found]


def test_compare_shows_the_draft_against_what_readers_see(desk, topic):
    soup = desk.get(url_of(topic, "compare"))

    assert [heading.text for heading in soup.main.select(".comparison h3")] == ["Title", "Body"]
    assert said(soup, "del") == ["[removed: must]"] * 2
    assert said(soup, "ins") == ["[added: may]"] * 2


def test_compare_any_two_revisions(desk, topic):
    actions.save_draft(page=topic, content={"body": "Other."}, by=None, at=AT)

    soup = desk.get(url_of(topic, "compare"), {"old": 2, "new": 3})

    assert [heading.text for heading in soup.main.select(".comparison h3")] == ["Body"]


def test_compare_revision_with_itself_says_so(desk, topic):
    soup = desk.get(url_of(topic, "compare"), {"old": 2, "new": 2})

    assert "say the same" in soup.main.text


@pytest.mark.parametrize("numbers", [{"old": 99, "new": 1}, {"old": "x"}])
def test_compare_of_unknown_revisions_falls_back(desk, topic, numbers):
    soup = desk.get(url_of(topic, "compare"), numbers)

    assert said(soup, "del")


def test_compare_of_the_first_revision_says_that_nothing_changed(desk):
    soup = desk.get(url_of(make_draft(Topic), "compare"))

    assert "say the same" in soup.main.text


def test_restore_makes_a_new_draft_and_loses_nothing(desk, topic):
    desk.post(url_of(topic, "restore"), {"revision": 1}, status=302)

    revisions = list(topic.revisions.order_by("number"))
    assert [revision.state for revision in revisions] == ["live", "superseded", "draft"]
    assert revisions[2].content == revisions[0].content
    assert topic.events.first().detail == {"restored": 1}


def test_restore_changes_nothing_for_readers(desk, topic, client):
    before = client.get(topic.path).content

    desk.post(url_of(topic, "restore"), {"revision": 2}, status=302)

    assert client.get(topic.path).content == before


@pytest.mark.parametrize("number", ["99", "x", ""])
def test_restore_of_an_unknown_revision_is_not_found(desk, topic, number):
    desk.post(url_of(topic, "restore"), {"revision": number}, status=404)

    assert topic.revisions.count() == 2


def test_restore_never_happens_on_get(desk, topic):
    assert desk.client.get(url_of(topic, "restore")).status_code == 405


def test_revision_of_another_page_cannot_be_restored(desk, topic):
    other = make_page(Topic)

    desk.post(url_of(other, "restore"), {"revision": 2}, status=404)


@pytest.mark.parametrize(("user", "expected"), [(None, 401), ({}, 403)])
@pytest.mark.parametrize("verb", ["compare", "restore"])
def test_revisions_answer_by_role(client, topic, user, expected, verb):
    if user is not None:
        client.force_login(make_user(**user))

    answer = client.post(url_of(topic, verb), {"revision": 1})

    assert answer.status_code == expected
