"""Pages of other sites may read what is for programs, and nothing else."""

import pytest

from tests.factories import make_page

pytestmark = pytest.mark.django_db

ORIGIN = {"Origin": "https://agency.example.gov"}
ALLOWED = "access-control-allow-origin"


OPEN = (
    "/api/v1/pages/",
    "/api/v1/pages/?limit=0",
    "/api/v1/nowhere/",
    "/feeds/whats-new/",
    "/sitemap.xml",
    "/sitemap-pages.xml",
)


def test_any_site_may_read(client):
    make_page()

    # The second answer comes from a cache.
    for path in OPEN * 2:
        answer = client.get(path, headers=ORIGIN)
        assert answer[ALLOWED] == "*", path
        assert "ETag" in answer["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in answer
        assert "origin" in answer["Vary"]


def test_browser_that_asks_first_is_told_what_it_may_do(client):
    preflight = {"Access-Control-Request-Method": "GET"} | ORIGIN

    answer = client.options("/api/v1/pages/", headers=preflight)

    assert (answer.status_code, answer[ALLOWED]) == (200, "*")
    assert answer["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer["access-control-allow-headers"] == "accept, if-none-match, x-request-id"


def test_no_site_may_read_what_is_for_people(client):
    make_page(slug="")

    for path in ("/", "/a-z/", "/admin/", "/accounts/sign-in/", "/readyz"):
        for answer in (client.get(path, headers=ORIGIN), client.options(path, headers=ORIGIN)):
            carried = [name for name in answer.headers if name.lower().startswith("access-")]
            assert carried == [], path
