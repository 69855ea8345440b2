"""The search in the API finds what readers find."""

import pytest

from portal.search.models.best_bet import BestBet
from portal.search.models.log import SearchCount
from tests.api.asking import SITE, ask
from tests.factories import make_draft, make_page
from tests.search.stock import stock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_url")]


@pytest.fixture
def site_url(settings):
    settings.SITE_URL = SITE


def test_page_that_is_found_is_told_with_an_extract(client):
    page = make_page(slug="hay", title="Where hay is kept dry", body="A needle is in this hay.")
    make_draft(body="A needle.")

    answer = ask(client, "search/?q=needle")

    assert answer == {
        "query": "needle",
        "searched": "needle",
        "is_relaxed": False,
        "count": 1,
        "is_more": False,
        "next": None,
        "previous": None,
        "recommended": [],
        "items": [
            {
                "title": "Where hay is kept dry",
                "path": page.path,
                "url": f"{SITE}/hay/",
                "api_url": f"{SITE}/api/v1/pages/hay/",
                "extract": "A <mark>needle</mark> is in this hay.",
                "kind": "Guidance",
                "section": "Where hay is kept dry",
                "is_historic": False,
                "updated_at": "2026-11-20T15:00:00Z",
            }
        ],
    }


def test_results_lead_on_and_back(client):
    stock(21)

    first = ask(client, "search/?q=needle")
    second = ask(client, first["next"].removeprefix(f"{SITE}/api/v1/"))

    assert first["next"] == f"{SITE}/api/v1/search/?q=needle&page=2"
    assert second["previous"] == f"{SITE}/api/v1/search/?q=needle&page=1"
    assert second["next"] is None
    assert len({one["path"] for one in (*first["items"], *second["items"])}) == 21


def test_results_are_narrowed(client):
    section = make_page(slug="telework", title="The section about telework")
    page = make_page(parent=section, body="A needle.")
    make_page(body="A needle.")

    answer = ask(client, "search/?q=needle&section=telework&kind=Guidance&audience=employees")

    assert [one["path"] for one in answer["items"]] == [page.path]


def test_recommended_page_stands_by_itself(client):
    page = make_page(body="A needle.")
    BestBet.objects.create(phrases="needle", page=page)

    answer = ask(client, "search/?q=needle")

    assert [one["path"] for one in answer["recommended"]] == [page.path]
    assert answer["items"] == []


def test_search_of_a_program_is_not_counted(client):
    ask(client, "search/?q=needle")

    assert not SearchCount.objects.exists()


@pytest.mark.parametrize("question", ["", "?q=", "?q=a&page=0", "?q=a&page=51", "?q=a&sort=day"])
def test_faulty_question_is_refused(client, question):
    assert ask(client, f"search/{question}", status=400)["errors"]
