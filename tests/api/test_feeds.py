from datetime import timedelta

import pytest
from lxml import etree

from portal.core import generation
from portal.publishing import actions
from portal.publishing.models import Page
from tests.factories import AT, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://worklife.example.gov"


def feed_at(client, path):
    """Return an Atom feed's root, having what RFC 4287 asks for."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    assert all(root.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for entry in root.findall(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    return root


def entries(root):
    return [
        (entry.findtext(f"{ATOM}title"), entry.find(f"{ATOM}link").get("href"))
        for entry in root.findall(f"{ATOM}entry")
    ]


def test_whats_new_has_the_notes_of_live_pages_the_newest_first(client):
    page = make_page(note="The limit changed.")
    other = make_page(note="The form changed.")
    make_page()
    revision = actions.save_draft(page=other, content={"body": "New."}, by=None, at=AT)
    later = AT + timedelta(hours=1)
    actions.publish(revision=revision, by=None, at=later, note="The form changed again.")

    root = feed_at(client, "/feeds/whats-new/")

    url = "https://worklife.example.gov"
    assert entries(root) == [
        (other.title, url + other.path),
        (other.title, url + other.path),
        (page.title, url + page.path),
    ]
    assert [one.text for one in root.iter(f"{ATOM}summary")] == [
        "The form changed again.",
        "The form changed.",
        "The limit changed.",
    ]


def test_branch_has_the_live_pages_below_a_page_the_latest_first(client):
    top = make_page(slug="telework", title="The pages about telework")
    child = make_page(parent=top)
    grandchild = make_page(parent=child)
    make_page()
    make_draft(parent=top)
    Page.objects.filter(pk=child.pk).update(updated_at=AT + timedelta(days=1))

    root = feed_at(client, "/feeds/telework/")

    assert [path for _, path in entries(root)] == [
        f"https://worklife.example.gov{path}" for path in (child.path, grandchild.path)
    ]
    assert root.findtext(f"{ATOM}title").startswith("The pages about telework")


@pytest.mark.parametrize("path", ["/feeds/nowhere/", "/feeds/draft/"])
def test_there_is_no_feed_of_what_readers_do_not_see(client, path):
    make_draft(slug="draft")

    assert client.get(path).status_code == 404


def test_feeds_of_an_empty_portal_are_feeds(client):
    top = make_page()

    assert entries(feed_at(client, "/feeds/whats-new/")) == []
    assert entries(feed_at(client, f"/feeds{top.path}")) == []


def test_withdrawn_page_leaves_every_feed(client):
    top = make_page(slug="telework")
    page = make_page(parent=top, note="It opened.")
    actions.withdraw(page=page, reason="It was wrong.", by=make_editor(), at=AT)

    assert entries(feed_at(client, "/feeds/whats-new/")) == []
    assert entries(feed_at(client, "/feeds/telework/")) == []


@pytest.mark.parametrize("number", [1, 5])
def test_feed_costs_the_same_for_one_page_and_for_many(client, django_assert_num_queries, number):
    top = make_page(slug="telework")
    for _ in range(number):
        make_page(parent=top)
    generation.current()

    with django_assert_num_queries(2):
        client.get("/feeds/telework/")
    with django_assert_num_queries(0):
        client.get("/feeds/telework/")
