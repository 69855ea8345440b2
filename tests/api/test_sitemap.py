"""The list of pages for search engines, as sitemaps.org describes it, and what robots leave."""

import re
from datetime import timedelta

import pytest
from lxml import etree

from portal.publishing import actions
from portal.publishing.models import Landing, Page
from tests.factories import AT, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db

SITE = "https://worklife.example.gov"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# W3C Date and Time Formats: a day, or a moment with its zone.
W3C = r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = SITE


def listed(client, path="/sitemap-pages.xml"):
    """Return the day of each address in a list that keeps to the protocol."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    root = etree.fromstring(answer.content)
    assert root.tag == f"{MAP}urlset"
    assert len(root) <= 50_000
    assert len(answer.content) <= 50 * 1024 * 1024
    found = {}
    for one in root:
        assert [child.tag for child in one] == [f"{MAP}loc", f"{MAP}lastmod"]
        place, changed = one.findtext(f"{MAP}loc"), one.findtext(f"{MAP}lastmod")
        assert place.startswith(f"{SITE}/")
        assert len(place) < 2048
        assert re.fullmatch(W3C, changed)
        found[place.removeprefix(SITE)] = changed
    assert len(found) == len(root)
    return found


def test_sitemap_has_every_live_page_with_the_day_it_changed(client):
    page = make_page()
    make_draft()
    withdrawn, gone = make_page(), make_page()
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)
    actions.archive(page=gone, reason="It ended.", by=make_editor(), at=AT)

    assert listed(client) == {page.path: "2026-11-20"}


def test_page_changes_with_what_it_shows_below_it(client):
    top = make_page(Landing, slug="top")
    child = make_page(parent=top, slug="child")
    draft = make_draft(parent=top)
    make_page(parent=child, slug="grandchild")
    for page, days in ((child, 1), (draft, 3)):
        Page.objects.filter(pk=page.pk).update(updated_at=AT + timedelta(days=days))
    below = Page.objects.filter(path="/top/child/grandchild/")
    below.update(updated_at=AT + timedelta(days=2))

    assert listed(client) == {
        "/top/": "2026-11-21",
        "/top/child/": "2026-11-22",
        "/top/child/grandchild/": "2026-11-22",
    }


def test_index_leads_to_the_list(client):
    make_page()

    answer = client.get("/sitemap.xml")
    root = etree.fromstring(answer.content)

    assert root.tag == f"{MAP}sitemapindex"
    assert [one.findtext(f"{MAP}loc") for one in root] == [f"{SITE}/sitemap-pages.xml"]


def test_long_list_is_in_parts(client, monkeypatch):
    monkeypatch.setattr("portal.api.sitemap.Pages.limit", 2)
    pages = {make_page().path for _ in range(3)}

    root = etree.fromstring(client.get("/sitemap.xml").content)

    parts = [one.findtext(f"{MAP}loc").removeprefix(SITE) for one in root]
    assert parts == ["/sitemap-pages.xml", "/sitemap-pages.xml?p=2"]
    found = [listed(client, path) for path in parts]
    assert [len(one) for one in found] == [2, 1]
    assert {path for one in found for path in one} == pages


def test_there_is_no_list_of_another_name(client):
    assert client.get("/sitemap-drafts.xml").status_code == 404


def test_robots_are_told_what_to_leave_and_where_the_pages_are(client):
    answer = client.get("/robots.txt")

    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/plain")
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"


@pytest.mark.parametrize("number", [1, 5])
def test_sitemap_costs_the_same_for_one_page_and_for_many(
    client, django_assert_num_queries, number
):
    for _ in range(number):
        make_page()
    client.get("/a-z/")

    with django_assert_num_queries(2):
        client.get("/sitemap-pages.xml")
