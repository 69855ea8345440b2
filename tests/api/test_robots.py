import pytest
from lxml import etree

from portal.publishing import actions
from tests.factories import AT, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://worklife.example.gov"


def listed(client, path="/sitemap-pages.xml"):
    root = etree.fromstring(client.get(path).content)
    return {
        one.findtext(f"{MAP}loc").removeprefix("https://worklife.example.gov"): one.findtext(
            f"{MAP}lastmod"
        )
        for one in root
    }


def test_sitemap_has_every_live_page_with_the_day_it_changed(client):
    page = make_page()
    make_draft()
    withdrawn = make_page()
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)

    assert listed(client) == {page.path: "2026-11-20"}


def test_index_leads_to_the_list(client):
    make_page()

    root = etree.fromstring(client.get("/sitemap.xml").content)

    assert [one.findtext(f"{MAP}loc") for one in root] == ["http://testserver/sitemap-pages.xml"]


def test_there_is_no_list_of_another_name(client):
    assert client.get("/sitemap-drafts.xml").status_code == 404


def test_robots_are_told_what_to_leave_and_where_the_pages_are(client):
    answer = client.get("/robots.txt")

    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/plain")
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    assert lines[-1] == "Sitemap: https://worklife.example.gov/sitemap.xml"


@pytest.mark.parametrize("number", [1, 5])
def test_sitemap_costs_the_same_for_one_page_and_for_many(
    client, django_assert_num_queries, number
):
    for _ in range(number):
        make_page()
    client.get("/a-z/")

    with django_assert_num_queries(2):
        client.get("/sitemap-pages.xml")
