"""The page of results: what it says, offers and keeps, whatever is asked."""

from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from lxml import etree

from portal.core.page_cache import BROTLI_QUALITY
from portal.glossary.models import Glossary
from portal.publishing import actions
from portal.search.models.log import ChoiceCount, SearchCount
from tests.factories import AT, make_draft, make_editor, make_page, make_user
from tests.glossary.terms import make_term
from tests.reading import words
from tests.search.stock import stock

pytestmark = pytest.mark.django_db

NASTY = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7|add:7 }} {% now %}",
    "\u05e9\u05dc\u05d5\u05dd \u202eabc",
    "a\x00b",
    "%00' OR 1=1 --",
    "“”",
    "-",
    "x" * 200,
    "a " * 100,
]


def results(page):
    return [link["href"] for link in page.select(".results h3 a")]


def test_title_and_heading_begin_with_the_number(client_reads):
    stock(2)

    page = client_reads.get("/search/", {"q": "needle"})

    assert words(page.h1) == "2 results for “needle”"
    assert page.title.text.startswith("2 results for “needle” | ")


def test_one_result_is_one(client_reads):
    page = make_page(body="A needle.")

    found = client_reads.get("/search/", {"q": "needle"})

    assert words(found.h1) == "1 result for “needle”"
    assert results(found) == [page.path]


def test_result_shows_its_kind_section_extract_and_day(client_reads):
    section = make_page(slug="telework", title="The section about telework", short_title="Telework")
    make_page(parent=section, title="Where hay is kept dry", body="There is a needle in the hay.")

    item = client_reads.get("/search/", {"q": "needle"}).select_one(".results > li")

    assert words(item.h3) == "Where hay is kept dry"
    assert [words(one) for one in item.select(".results__about span")] == [
        "Guidance", "Telework", "Updated November 20, 2026",
    ]  # fmt: skip
    assert words(item.mark) == "needle"


def test_historic_guidance_is_labeled(client_reads):
    make_page(body="A needle.", historic_note="Issued under the policy before this one.")

    page = client_reads.get("/search/", {"q": "needle"})

    assert words(page.select_one(".results__historic")) == "Historic"


def test_pages_of_results_lead_to_each_other(client_reads):
    stock(45)

    second = client_reads.get("/search/", {"q": "needle", "page": 2})

    assert second.title.text.startswith("45 results for “needle”, page 2 of 3 | ")
    assert words(second.select_one(".search-total")) == "21–40 of 45"
    assert len(results(second)) == 20
    links = {words(one): one["href"] for one in second.select(".paging a")}
    assert links == {
        "Previous": "?q=needle",
        "Page 1": "?q=needle",
        "Page 3": "?q=needle&page=3",
        "Next": "?q=needle&page=3",
    }
    assert words(second.select_one(".paging [aria-current=page]")) == "Page 2"


def test_page_past_the_last_leads_to_the_last(client):
    stock(21)

    answer = client.get("/search/", {"q": "needle", "page": 9})

    assert (answer.status_code, answer["Location"]) == (302, "?q=needle&page=2")


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "9" * 30])
def test_page_that_makes_no_sense_is_the_first_or_the_last(client, number):
    stock(1)

    answer = client.get("/search/", {"q": "needle", "page": number}, follow=True)

    assert "1–1 of 1" in answer.content.decode()


def test_misspelled_word_is_mended_and_can_be_searched_for_as_it_is(client_reads):
    page = make_page(title="How to prepare for telework", body="Telework.")

    mended = client_reads.get("/search/", {"q": "telewrok"})
    exact = client_reads.get("/search/", {"q": "telewrok", "exact": "1"})

    assert results(mended) == [page.path]
    assert words(mended.h1) == "1 result for “telework”"
    link = mended.select_one(".search-note a")
    assert parse_qs(urlsplit(link["href"]).query) == {"q": ["telewrok"], "exact": ["1"]}
    assert words(exact.h1) == "No results for “telewrok”"
    assert mended.select_one("main input[name=q]")["value"] == "telewrok"


def test_words_that_no_page_has_together_are_told_of(client_reads):
    make_page(body="A needle.")
    make_page(body="A haystack.")

    page = client_reads.get("/search/", {"q": "needle haystack"})

    assert "No page has all of these words" in words(page.main)
    assert len(results(page)) == 2


def test_filter_narrows_and_can_be_taken_off(client_reads):
    section = make_page(slug="telework", title="The section about telework", short_title="Telework")
    inside = make_page(parent=section, body="A needle.")
    make_page(body="A needle.")

    page = client_reads.get("/search/", {"q": "needle", "section": "telework"})

    assert results(page) == [inside.path]
    assert words(page.select_one("select[name=section] [selected]")) == "Telework"
    off = page.select_one(".search-chips a")
    assert (words(off), off["href"]) == ("Remove the filter Section: Telework", "?q=needle")


def test_filter_that_there_is_not_is_left_out_and_said(client_reads):
    page = make_page(body="A needle.")

    found = client_reads.get("/search/", {"q": "needle", "section": "<b>", "kind": "Nothing"})

    assert results(found) == [page.path]
    assert [words(note).partition(":")[0] for note in found.select(".search-note--warning")] == [
        "All sections are shown",
        "All kinds of page are shown",
    ]
    assert found.select(".search-chips a") == []


def test_search_that_finds_nothing_offers_ways_on(client_reads):
    section = make_page(slug="telework", title="The section about telework", short_title="Telework")
    make_page(parent=section)

    page = client_reads.get(
        "/search/", {"q": '"zzzz yyyy xxxx wwww"', "section": "telework", "exact": "1"}
    )

    tips = {
        words(tip): tip.a and tip.a["href"]
        for tip in page.select("section[aria-labelledby=tips] li")
    }
    assert tips["Search all of the portal, without filters"].endswith("&exact=1")
    assert "Use fewer words: the one or two that matter most." in tips
    assert len(tips) == 5
    links = {link["href"] for link in page.main.select("a[href]")}
    assert {"/telework/", "/a-z/", "/whats-new/", "mailto:worklife@opm.gov"} <= links


def test_search_without_a_query_is_a_place_to_start(client_reads):
    section = make_page(slug="telework", title="The section about telework", short_title="Telework")
    make_page(parent=section)

    page = client_reads.get("/search/")

    assert words(page.h1) == "Search the portal"
    assert not page.select(".usa-error-message, details.search-filters[open]")
    assert page.select_one(".link-cards a")["href"] == "/telework/"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Type what you are looking for."),
        ("   ", "Type what you are looking for."),
        ("a" * 201, "Use at most 200 characters."),
    ],
)
def test_query_that_cannot_be_looked_for_is_said_at_its_field(client_reads, query, said):
    page = client_reads.get("/search/", {"q": query})

    field = page.select_one("main input[name=q]")
    assert words(page.find(id=field["aria-describedby"])) == said
    assert page.title.text.startswith("Error: Search the portal")
    assert field["value"] == query.strip()


@pytest.mark.parametrize("query", NASTY)
def test_any_query_is_shown_as_text(client_reads, query):
    stock(1)

    page = client_reads.get("/search/", {"q": query})

    assert page.main.select("script, img") == []
    assert "\u202e" not in page.text
    assert "14" not in page.h1.text
    assert page.select_one("header input[name=q]").get("value") == ""


def test_answer_stands_above_the_results_of_the_first_page(client_reads):
    make_page(Glossary, slug="glossary")
    make_term("Needle")
    stock(21)

    first = client_reads.get("/search/", {"q": "what is a needle?"})
    second = client_reads.get("/search/", {"q": "needle", "page": 2})

    assert words(first.select_one(".search-answer h2")) == "Needle"
    assert first.select_one(".search-answer__more a")["href"] == "/glossary/#needle"
    assert not second.select(".search-answer")


def test_results_are_kept_by_nobody_and_found_by_no_robot(client):
    make_page(body="A needle.")

    answer = client.get("/search/", {"q": "needle"})

    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert b'<meta name="robots" content="noindex">' in answer.content


def test_drafts_are_never_found(client_reads):
    make_draft(title="A needle that nobody may see", body="A needle.")
    withdrawn = make_page(body="A needle.")
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)

    assert results(client_reads.get("/search/", {"q": "needle"})) == []


@pytest.mark.parametrize("number", [1, 20])
def test_search_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, number):
    stock(number)
    client.get("/search/?q=needle")

    with django_assert_num_queries(2):
        client.get("/search/?q=needle")


@pytest.mark.parametrize("query", ["zzzz", "zzzz yyyy", "SF-999"])
def test_search_that_finds_nothing_costs_no_more(client, django_assert_max_num_queries, query):
    stock(2)
    client.get("/search/", {"q": query})

    with django_assert_max_num_queries(3):
        client.get("/search/", {"q": query})


def test_twenty_results_are_within_the_budget_of_a_page(client):
    long = "Whoever looks for a needle in the hay should begin early and bring a lamp. " * 20
    stock(21, title="A page with quite a long title about needles and hay", text=long)

    answer = client.get("/search/?q=needle")

    assert len(brotli.compress(answer.content, quality=BROTLI_QUALITY)) <= 15_000


@pytest.fixture
def counted():
    """A function that returns how often queries were counted, by query."""
    return lambda: dict(SearchCount.objects.values_list("query", "asked"))


def test_search_is_counted_once_for_all_its_pages(client, counted):
    stock(21)

    client.get("/search/?q=Needle")
    client.get("/search/?q=Needle&page=2")
    client.get("/search/?q=Needle&exact=1")
    client.get("/search/?q=Needle&kind=Guidance")

    assert counted() == {"needle": 1}


def test_search_that_no_reader_made_is_not_counted(client, counted):
    client.head("/search/?q=needle")
    client.get("/search/?q=needle", headers={"Sec-Purpose": "prefetch;prerender"})
    client.get("/search/?q=")
    client.force_login(make_user())
    client.get("/search/?q=needle")

    assert counted() == {}


def choose(client, **data):
    return client.post("/search/chosen/", data, headers=data.pop("headers", {}))


def test_chosen_result_is_counted(client):
    page = make_page(body="A needle.")
    client.get("/search/?q=needle")

    answer = choose(client, q="needle", path=page.path)

    assert (answer.status_code, answer.content) == (204, b"")
    assert ChoiceCount.objects.values_list("query", "page_id", "times").get() == (
        "needle", page.pk, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        {"q": "needle", "path": "/nowhere/"},
        {"q": "needle", "path": "//elsewhere.example/"},
        {"q": "needle"},
        {"q": "needle", "path": "/draft/"},
        {"q": "never asked", "path": "/page/"},
        {"q": "needle", "path": "/page/", "headers": {"Sec-Fetch-Site": "cross-site"}},
        {},
    ],
)
def test_choice_that_is_none_is_taken_and_not_counted(client, data):
    make_page(slug="page", body="A needle.")
    make_draft(slug="draft")
    client.get("/search/?q=needle")

    assert choose(client, **data).status_code == 204
    assert not ChoiceCount.objects.exists()


def test_choice_is_only_taken_by_post(client):
    assert client.get("/search/chosen/").status_code == 405


def test_readers_choices_are_reported_and_not_those_of_staff(client_reads):
    make_page(body="A needle.")

    reader = client_reads.get("/search/", {"q": "needle"})
    client_reads.login(make_user())
    staff = client_reads.get("/search/", {"q": "needle"})

    assert reader.select_one("[data-chosen]")["data-query"] == "needle"
    assert not staff.select("[data-chosen]")


def test_browsers_are_told_how_to_search(client, client_reads, settings):
    settings.SITE_URL = "https://worklife.example.gov"
    make_page(slug="", title="The portal of federal employees")

    described = client.get("/opensearch.xml")

    root = etree.fromstring(described.content)
    template = root.find("{*}Url[@type='text/html']").get("template")
    assert template == "https://worklife.example.gov/search/?q={searchTerms}"
    assert len(root.findtext("{*}ShortName")) <= 16
    assert described["Content-Type"].startswith("application/opensearchdescription+xml")
    for path in ("/", "/search/"):
        assert client_reads.get(path).select_one("link[rel=search]")["href"] == "/opensearch.xml"
    assert not client_reads.get("/a-z/").select("link[rel=search]")
