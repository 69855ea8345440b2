"""What holds for every public page of the seeded portal."""

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit

import brotli
import pytest
from django.contrib.staticfiles import finders

from portal.core.page_cache import BROTLI_QUALITY
from tests.guards.conftest import PUBLIC, SEEDS
from tests.markup_checker import check
from tests.reading import ReadingClient, words

pytestmark = pytest.mark.django_db

# What these list has sources of its own.
LISTS = {"faqs.audiencelist", "faqs.category", "training.module"}
HTML_BUDGET, CSS_BUDGET, JS_BUDGET = 15_000, 25_000, 20_000


@pytest.fixture(scope="module")
def soups(site):
    """Every public page, read and checked, by its address."""
    client = ReadingClient()
    return {path: client.get(path) for path in PUBLIC}


@pytest.mark.slow
def test_titles_and_descriptions_are_unique(soups):
    kept = {path: soup for path, soup in soups.items() if not path.startswith("/search/?")}
    titles = Counter(words(soup.title) for soup in kept.values())
    descriptions = Counter(
        soup.select_one("meta[name=description]")["content"] for soup in kept.values()
    )

    assert [text for text, number in (titles + descriptions).items() if number > 1] == []


@pytest.mark.slow
def test_every_link_inside_the_portal_leads_to_a_page(soups, client):
    links = {
        (path, urldefrag(urljoin(path, anchor["href"])))
        for path, soup in soups.items()
        for anchor in soup.find_all("a", href=True)
        if not urlsplit(anchor["href"]).scheme and not anchor["href"].startswith("#")
    }
    answers = {
        url: soups[url].response if url in soups else client.get(url)
        for url in {link.url for _, link in links}
        if not url.startswith("/admin/")
    }

    dead = {url for url, answer in answers.items() if answer.status_code != 200}
    lost = {
        (path, f"{link.url}#{link.fragment}")
        for path, link in links
        if link.fragment and f'id="{link.fragment}"'.encode() not in answers[link.url].content
    }
    assert (dead, lost) == (set(), set())


@pytest.mark.slow
def test_every_anchor_on_a_page_is_there(soups):
    lost = {
        (path, target)
        for path, soup in soups.items()
        for target in {anchor["href"] for anchor in soup.find_all("a", href=re.compile("^#"))}
        - {f"#{element['id']}" for element in soup.find_all(id=True)}
    }

    assert lost == set()


@pytest.mark.slow
def test_html_of_every_page_is_valid(soups, site, client):
    pages = [(path, soup.response.content.decode()) for path, soup in soups.items()]
    pages.append(("/nowhere/", client.get("/nowhere/").content.decode()))

    assert check(pages) == {}


@pytest.mark.slow
def test_weight_of_every_page_is_within_budget(soups):
    weights = {
        path: len(brotli.compress(s.response.content, quality=BROTLI_QUALITY))
        for path, s in soups.items()
    }

    assert {path: weight for path, weight in weights.items() if weight > HTML_BUDGET} == {}


@pytest.mark.parametrize(
    ("file", "budget"), [("css/portal.css", CSS_BUDGET), ("js/portal.js", JS_BUDGET)]
)
def test_weight_of_assets_is_within_budget(file, budget):
    with open(finders.find(file), "rb") as built:
        assert len(brotli.compress(built.read(), quality=11)) <= budget


@pytest.mark.slow
def test_every_page_has_review_dates_and_every_text_its_sources(soups):
    undated = [seed.path for seed in SEEDS if "Last reviewed" not in soups[seed.path].main.text]
    texts = [seed.path for seed in SEEDS if seed.head["kind"] not in LISTS]
    unsourced = [path for path in texts if not soups[path].find(id="sources-title")]

    # The home page leads on to pages that have theirs.
    assert (undated, unsourced) == (["/"], ["/"])


def test_answers_carry_the_safety_headers(site, client):
    headers = client.get("/telework/").headers

    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
