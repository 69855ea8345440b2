import pytest
from django.utils import timezone

from portal.links import exemptions, reports, uses
from portal.links.models import ExternalLink, LinkExemption, LinkUse
from portal.publishing import actions
from portal.publishing.models import Page
from telework.models import Topic
from tests.factories import AT, make_draft, make_page

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate(AT)
DAY = timezone.timedelta(days=1)


def read():
    uses.keep(uses.read_pages())


def kept():
    """Return {(path, address): words} as it stands in the database."""
    rows = LinkUse.objects.values_list("page__path", "link__url", "text")
    return {(path, url): text for path, url, text in rows}


def publish_again(page, **content):
    revision = actions.save_draft(page=page, content=content, by=None, at=AT)
    actions.publish(revision=revision, by=None, at=AT)


def test_links_are_found_wherever_a_page_shows_them():
    page = make_page(
        Topic,
        body="See [the site](https://a.gov/x#y), then [it again](https://a.gov/x).",
        key_points="Ask [the office](https://b.gov/).",
        sources="The office, [its rule](https://c.gov/), 2026",
    )

    read()

    assert kept() == {
        (page.path, "https://a.gov/x"): "the site\nit again",
        (page.path, "https://b.gov/"): "the office",
        (page.path, "https://c.gov/"): "its rule",
    }


def test_legal_authorities_are_links_too():
    page = make_page(Page, body="The law is 5 U.S.C. 6503(a).")

    read()

    [authority] = page.authorities
    assert kept() == {(page.path, authority["url"]): "5 U.S.C. 6503(a)"}


def test_pages_share_a_link():
    for _ in range(3):
        make_page(body="[A](https://a.gov/)")

    read()

    assert ExternalLink.objects.get().uses.count() == 3


def test_drafts_are_not_read():
    make_draft(body="[A](https://a.gov/)")
    page = make_page(body="[B](https://b.gov/)")
    actions.save_draft(page=page, content={"body": "[C](https://c.gov/)"}, by=None, at=AT)

    read()

    assert [url for _, url in kept()] == ["https://b.gov/"]


def test_addresses_too_long_to_keep_are_left_out():
    make_page(body=f"[A](https://a.gov/{'x' * 2000}) [B](https://b.gov/)")

    read()

    assert [url for _, url in kept()] == ["https://b.gov/"]


def test_page_that_changed_drops_its_old_links():
    page = make_page(body="[A](https://a.gov/) [B](https://b.gov/)")
    read()

    publish_again(page, body="[the B](https://b.gov/) [C](https://c.gov/)")
    read()

    assert kept() == {(page.path, "https://b.gov/"): "the B", (page.path, "https://c.gov/"): "C"}
    assert set(ExternalLink.objects.values_list("url", flat=True)) == {
        "https://b.gov/",
        "https://c.gov/",
    }


def test_page_that_is_readable_no_more_drops_all_its_links():
    page = make_page(body="[A](https://a.gov/)")
    read()

    Page.objects.filter(pk=page.pk).update(state=Page.State.ARCHIVED)
    read()

    assert not ExternalLink.objects.exists()


def test_link_keeps_what_was_found_while_any_page_has_it():
    page = make_page(body="[A](https://a.gov/)")
    read()
    ExternalLink.objects.update(state=ExternalLink.State.OK, checked_at=AT)

    publish_again(page, body="Now [elsewhere](https://a.gov/) in the text.")
    read()

    assert ExternalLink.objects.get().checked_at == AT


def test_reading_unchanged_pages_writes_nothing(django_assert_num_queries):
    for _ in range(3):
        make_page(body="[A](https://a.gov/)")
    read()
    found = uses.read_pages()

    # The known uses and the links without any, within a savepoint.
    with django_assert_num_queries(4):
        uses.keep(found)


@pytest.mark.parametrize(
    ("days", "state"),
    [(1, ExternalLink.State.EXEMPT), (0, ExternalLink.State.EXEMPT), (-1, "unchecked")],
)
def test_exemption_counts_until_its_last_day(days, state):
    ExternalLink.objects.create(url="https://a.gov/")
    LinkExemption.objects.create(address="a.gov", reason="Odd", expires_on=TODAY + days * DAY)

    exemptions.apply(TODAY)

    assert ExternalLink.objects.get().state == state


def test_link_is_unchecked_again_when_its_exemption_expires():
    link = ExternalLink.objects.create(url="https://a.gov/", state="broken", checked_at=AT)
    other = ExternalLink.objects.create(url="https://b.gov/", state="broken", checked_at=AT)
    LinkExemption.objects.create(address="a.gov", reason="Odd", expires_on=TODAY)
    exemptions.apply(TODAY)

    exemptions.apply(TODAY + DAY)

    link.refresh_from_db()
    other.refresh_from_db()
    assert (link.state, link.checked_at) == ("unchecked", None)
    assert (other.state, other.checked_at) == ("broken", AT)


def test_due_are_those_unchecked_longest_then_those_by_address():
    for url, checked_at in {"b": AT, "c": AT - DAY, "d": None, "a": AT}.items():
        ExternalLink.objects.create(url=url, checked_at=checked_at)

    due = ExternalLink.objects.due(at=AT)

    assert [link.url for link in due] == ["d", "c", "a", "b"]


def test_due_before_a_moment_are_those_that_gave_no_page_too():
    make = ExternalLink.objects.create
    make(url="fresh", checked_at=AT)
    make(url="old", checked_at=AT - 2 * DAY)
    make(url="new")
    make(url="failing", checked_at=AT, failing_since=AT)

    due = ExternalLink.objects.due(at=AT, before=AT - DAY)

    assert {link.url for link in due} == {"old", "new", "failing"}


def test_due_are_neither_exempt_links_nor_those_of_a_site_that_asked_for_time():
    make = ExternalLink.objects.create
    make(url="exempt", state="exempt")
    make(url="later", retry_at=AT + DAY)
    make(url="now", retry_at=AT)

    assert [link.url for link in ExternalLink.objects.due(at=AT)] == ["now"]


def test_counts_name_every_state():
    for number in range(2):
        ExternalLink.objects.create(url=str(number), state="broken")

    assert reports.counts() == {
        "broken": 2,
        "failing": 0,
        "moved": 0,
        "unchecked": 0,
        "ok": 0,
        "exempt": 0,
    }


def test_broken_links_of_pages(django_assert_num_queries):
    mine = make_page(body="[A](https://a.gov/) [B](https://b.gov/)")
    make_page(body="[A](https://a.gov/)")
    read()
    ExternalLink.objects.filter(url="https://a.gov/").update(state="broken")

    with django_assert_num_queries(1):
        found = [(use.page.path, use.link.url, use.text) for use in reports.broken_links_of([mine])]

    assert found == [(mine.path, "https://a.gov/", "A")]
