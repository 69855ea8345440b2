import pytest

from portal.contact import views
from portal.contact.models import Feedback
from tests.factories import make_page

pytestmark = pytest.mark.django_db

ANSWER = {"path": "/telework/", "is_helpful": "no", "text": "Say more about Sundays."}


def test_page_asks_whether_it_was_helpful(client_reads):
    page = make_page()

    form = client_reads.get(page.path).select_one("form[action='/feedback/']")

    assert form.select_one("input[name=path]")["value"] == page.path


def test_feedback_is_kept_without_a_name(client):
    answer = client.post("/feedback/", ANSWER)

    kept = Feedback.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/feedback/thanks/")
    assert (kept.path, kept.is_helpful, kept.text) == (
        "/telework/",
        False,
        "Say more about Sundays.",
    )
    assert not answer.cookies


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"is_helpful": ""}, "Choose Yes or No."),
        ({"text": "a" * 1001}, "Use at most 1,000 characters"),
        ({"path": "//example.com/"}, "must be one of this site"),
    ],
)
def test_faulty_feedback_is_shown_again_with_what_was_typed(client_reads, changed, message):
    sent = ANSWER | changed

    soup = client_reads.post("/feedback/", sent, status=422)

    assert message in soup.main.text
    assert soup.select_one("#feedback-text").text.strip() == sent["text"]
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://testserver"}, 302),
        ({"Origin": "https://example.com"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 302),
    ],
)
def test_feedback_from_another_site_is_refused(client, headers, status):
    assert client.post("/feedback/", ANSWER, headers=headers).status_code == status


def test_flood_is_braked_and_keeps_the_text(client_reads, monkeypatch):
    monkeypatch.setattr(views, "MOST_AN_HOUR", 1)
    client_reads.post("/feedback/", ANSWER)

    soup = client_reads.post("/feedback/", ANSWER, status=422)

    assert "try later" in soup.main.text
    assert soup.select_one("#feedback-text").text.strip() == ANSWER["text"]
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("page", ["javascript:alert(1)", "https://example.com/", "//example.com/"])
def test_address_that_is_not_ours_never_becomes_a_link(client_reads, page):
    soup = client_reads.get("/feedback/", {"page": page})

    assert not [link for link in soup.select("a[href]") if page in link["href"]]
