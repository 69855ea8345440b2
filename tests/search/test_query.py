import re

import pytest

from portal.search.query import extract, likely, search
from tests.factories import make_draft, make_page

pytestmark = pytest.mark.django_db


def titles(query):
    return [result["title"] for result in search(query).first(10)]


def test_search_finds_every_word_and_ranks_titles_first():
    make_page(title="Work schedules on other days", body="Leave and telework, both.")
    make_page(title="Leave while you telework at home")
    make_page(title="Leave for parents of a new child")

    assert titles("telework leave") == [
        "Leave while you telework at home",
        "Work schedules on other days",
    ]


def test_search_finds_other_names():
    page = make_page(aliases="snow day")

    assert titles("snow day") == [page.title]


def test_search_never_shows_a_draft():
    make_draft(title="Nobody may see this page yet")

    assert titles("nobody") == []


@pytest.mark.parametrize("query", ["", "   ", "%", "''", "_" * 150, "\\", "(", "\u0000a"])
def test_search_takes_any_query(query):
    make_page()

    assert isinstance(titles(query), list)


def test_extract_is_cut_at_spaces_around_the_word():
    text = "word " * 100 + "needle " + "word " * 100

    piece = extract(text, ["needle"])

    assert re.fullmatch(r"… (word )+needle (word )+…", piece)


@pytest.mark.parametrize("number", [1, 3])
def test_results_page_costs_the_same_for_one_and_for_many(
    client, django_assert_num_queries, number
):
    for _ in range(number):
        make_page(body="A needle.")
    client.get("/search/?q=needle")

    with django_assert_num_queries(2):
        client.get("/search/?q=needle")


def test_results_page_says_how_many_pages_it_found(client_reads):
    make_page(body="A needle.")

    assert "1 page found" in client_reads.get("/search/?q=needle").main.text


def test_results_page_keeps_a_query_that_is_too_long(client_reads):
    page = client_reads.get("/search/", {"q": "a" * 201})

    assert "Use at most 200 characters." in page.get_text()
    assert page.select_one("main input[name=q]")["value"] == "a" * 201


@pytest.mark.parametrize(
    "asked", ["/employees/telework_basics.html", "/telework-basic/", "/telework-basiks"]
)
def test_likely_offers_the_nearest_page_first_for_a_mistyped_address(asked):
    make_page(slug="telework-etiquette")
    page = make_page(slug="telework-basics")

    assert likely(asked)[0] == {"title": page.title, "url": page.path}


@pytest.mark.parametrize("asked", ["/", "/12/", "/nothing-like-it/"])
def test_likely_offers_nothing_rather_than_anything(asked):
    make_page(slug="telework-basics")

    assert likely(asked) == []
