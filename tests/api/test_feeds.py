from datetime import timedelta

import feedparser
import pytest
from lxml import etree

from portal.core import generation
from portal.faqs.models import Category, Question
from portal.publishing import actions
from portal.publishing.models import Landing, Page
from tests.factories import AT, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db

SITE = "https://worklife.example.gov"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = SITE


def feed_at(client, path):
    """Return a feed as feed readers take it, having what RFC 4287 asks for (4.1.1, 4.1.2)."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (0, "atom10")
    assert {link.rel: link.href for link in found.feed.links}["self"] == SITE + path
    root = etree.fromstring(answer.content)
    for element in (root, *root.findall(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in root.iter(f"{ATOM}link")]
    assert all(link.startswith(f"{SITE}/") for link in links)
    return found


def entries(feed):
    return [(entry.title, entry.link.removeprefix(SITE)) for entry in feed.entries]


def moment(at):
    return f"{at:%Y-%m-%dT%H:%M:%S+00:00}"


def test_whats_new_has_the_notes_of_live_pages_the_newest_first(client):
    page = make_page(note="The limit changed.")
    other = make_page(note="The form changed.")
    make_page()
    revision = actions.save_draft(page=other, content={"body": "New."}, by=None, at=AT)
    later = AT + timedelta(hours=1)
    actions.publish(revision=revision, by=None, at=later, note="The form changed again.")

    feed = feed_at(client, "/feeds/whats-new/")

    assert entries(feed) == [
        (other.title, other.path),
        (other.title, other.path),
        (page.title, page.path),
    ]
    assert [entry.summary for entry in feed.entries] == [
        "The form changed again.",
        "The form changed.",
        "The limit changed.",
    ]
    assert [entry.updated for entry in feed.entries] == [moment(later), moment(AT), moment(AT)]
    assert feed.feed.updated == moment(later)


def test_branch_has_the_live_pages_below_a_page_the_latest_first(client):
    top = make_page(slug="telework", title="The pages about telework")
    child = make_page(parent=top, note="The form changed.")
    grandchild = make_page(parent=child)
    make_page()
    make_draft(parent=top)
    later = AT + timedelta(days=1)
    Page.objects.filter(pk=child.pk).update(updated_at=later)

    feed = feed_at(client, "/feeds/telework/")

    assert entries(feed) == [(child.title, child.path), (grandchild.title, grandchild.path)]
    assert feed.feed.title.startswith("The pages about telework")
    assert [(entry.published, entry.updated) for entry in feed.entries] == [
        (moment(AT), moment(later)),
        (moment(AT), moment(AT)),
    ]
    assert feed.entries[0].summary == (
        f"<p>{child.summary}</p><p>Latest change: The form changed.</p>"
    )
    assert feed.entries[1].summary == f"<p>{grandchild.summary}</p>"


def test_category_has_a_feed_of_its_questions_and_offers_it(client, client_reads):
    category = make_page(Category, slug="leave", short_title="Leave")
    question = make_page(Question, parent=category, title="How much leave do I earn?")

    page = client_reads.get(category.path)

    offered = page.select('head > link[type="application/atom+xml"]')
    assert [(link["title"], link["href"]) for link in offered] == [
        ("Leave", "/feeds/leave/"),
        ("What's new", "/feeds/whats-new/"),
    ]
    assert page.find("a", string="Follow this list")["href"] == "/feeds/leave/"
    assert entries(feed_at(client, "/feeds/leave/")) == [(question.title, question.path)]


def test_text_page_offers_only_whats_new(client_reads):
    page = client_reads.get(make_page(Question, parent=make_page(Category)).path)

    offered = page.select('head > link[type="application/atom+xml"]')
    assert [link["href"] for link in offered] == ["/feeds/whats-new/"]
    assert not page.find("a", string="Follow this list")


def test_feeds_hold_any_character(client):
    title = "Pay & <leave> for all of \x0b you \ufffe here"
    top = make_page(Landing, slug="pay", title=f"{title} again", summary=f"{title * 2}.")
    page = make_page(parent=top, title=title, note=f"Now: {title}")
    shown = "Pay & <leave> for all of  you  here"

    new, below = (feed_at(client, path) for path in ("/feeds/whats-new/", "/feeds/pay/"))

    assert [entry.title_detail.value for entry in (*new.entries, *below.entries)] == [shown] * 2
    assert "Pay &amp; &lt;leave&gt; for all of  you  here" in new.entries[0].summary
    assert below.feed.subtitle_detail.value.startswith(shown)
    assert below.entries[0].link == SITE + page.path


def test_ids_stay_when_a_page_moves_or_is_renamed(client):
    top = make_page(Landing, slug="telework")
    page = make_page(parent=top, note="It opened.")
    feeds = ("/feeds/telework/", "/feeds/whats-new/")
    before = [[entry.id for entry in feed_at(client, path).entries] for path in feeds]

    actions.move(page=page, parent=top, slug="elsewhere", by=None, at=AT)
    revision = actions.save_draft(
        page=page, content={"title": "Another title of the page"}, by=None, at=AT
    )
    actions.publish(revision=revision, by=None, at=AT)

    after = [feed_at(client, path).entries for path in feeds]
    assert [[entry.id for entry in found] for found in after] == before
    assert {entry.link for found in after for entry in found} == {f"{SITE}/telework/elsewhere/"}


@pytest.mark.parametrize("path", ["/feeds/nowhere/", "/feeds/draft/"])
def test_there_is_no_feed_of_what_readers_do_not_see(client, path):
    make_draft(slug="draft")

    assert client.get(path).status_code == 404


def test_feeds_of_an_empty_portal_are_feeds(client):
    top = make_page()

    assert entries(feed_at(client, "/feeds/whats-new/")) == []
    empty = feed_at(client, f"/feeds{top.path}")
    assert (entries(empty), empty.feed.updated) == ([], moment(AT))


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
