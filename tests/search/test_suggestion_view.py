"""The names of pages that a search field offers while one types."""

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from portal.publishing import actions
from portal.search.showing import marked
from tests.factories import AT, make_draft, make_editor, make_page
from tests.search.stock import stock

pytestmark = pytest.mark.django_db


def options(client, typed):
    """Return name and address of each suggestion."""
    answer = client.get("/search/suggestions/", {"q": typed})
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "lxml")
    return [(option.get_text(), option["href"]) for option in soup.select("a[role=option]")]


def test_suggestions_are_the_pages_whose_names_begin_with_what_is_typed(client):
    page = make_page(title="Telework agreements in full")
    make_page(title="Leave for parents of a child")

    assert options(client, "telew") == [("Telework agreements in full", page.path)]


@pytest.mark.parametrize(
    "typed", ["", " ", "t", "zzzz", "<script>", "%", "' OR 1=1", "\x00te", "\u202ete", "a" * 5000]
)
def test_suggestions_take_anything(client, typed):
    stock(1)

    assert options(client, typed) == []


def test_suggestions_are_few(client):
    stock(12, title="Telework agreements")

    assert len(options(client, "telework")) == 8


def test_suggestions_are_live_pages_only(client):
    make_draft(title="Telework that nobody may see")
    withdrawn = make_page(title="Telework that was wrong")
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)

    assert options(client, "telework") == []


@pytest.mark.parametrize("number", [1, 8])
def test_suggestions_cost_one_query_at_most(client, django_assert_max_num_queries, number):
    stock(number, title="Telework agreements")
    client.get("/search/suggestions/?q=te")

    with django_assert_max_num_queries(1):
        client.get("/search/suggestions/?q=telework")
    with django_assert_max_num_queries(0):
        client.get("/search/suggestions/?q=Telework")


def test_suggestions_are_the_same_for_everyone_and_kept_for_a_minute(client):
    make_page(title="Telework agreements in full")

    answer = client.get("/search/suggestions/?q=tele")
    again = client.get("/search/suggestions/?q=tele", headers={"If-None-Match": answer["ETag"]})

    assert set(answer["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["X-Robots-Tag"] == "noindex"
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("name", "typed", "html"),
    [
        ("Telework basics", "tele", "<b>Tele</b>work basics"),
        ("Rules of telework", "TELE", "Rules of <b>tele</b>work"),
        ("No telework", "work", "No telework"),
        ("Paid leave", "paid  le", "<b>Paid</b> <b>le</b>ave"),
        ("A < B & <b>", "b &", "A &lt; <b>B</b> <b>&amp;</b> &lt;<b>b</b>&gt;"),
        ("SF-182 (form)", "(", "SF-182 <b>(</b>form)"),
        ("Leave for work", "work le", "<b>Le</b>ave for <b>work</b>"),
        ("Telework", "", "Telework"),
    ],
)
def test_what_was_typed_is_bold(name, typed, html):
    assert marked(name, typed) == html


def test_scripts_of_all_pages_stay_small():
    weights = {}
    for name in ("portal", "suggestions"):
        with open(finders.find(f"js/{name}.js"), "rb") as built:
            weights[name] = len(brotli.compress(built.read(), quality=11))

    assert weights["portal"] <= 2_000
    assert sum(weights.values()) <= 20_000
