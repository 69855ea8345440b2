"""The form at the end of every page: what it takes, what it keeps, and from whom."""

import pytest

from portal.contact.feedback.views import brakes
from portal.contact.models import Feedback
from portal.views import server_error
from tests.factories import make_page

pytestmark = pytest.mark.django_db

ANSWER = {"path": "/telework/", "is_helpful": "no", "text": "Say more about Sundays."}
FAILURE = {"is_failure": "on", "is_helpful": "no", "text": "I looked for the guide."}


@pytest.fixture(autouse=True)
def fresh_count():
    brakes.forget()


def test_page_asks_whether_it_was_helpful(client_reads):
    page = make_page()

    form = client_reads.get(page.path).select_one("form[action='/feedback/']")

    assert form.select_one("input[name=path]")["value"] == page.path


def test_feedback_is_kept_without_a_name(client):
    answer = client.post("/feedback/", ANSWER)

    kept = Feedback.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/feedback/thanks/")
    assert (kept.path, kept.is_helpful, kept.is_failure, kept.text, kept.state) == (
        "/telework/",
        False,
        False,
        "Say more about Sundays.",
        "new",
    )
    assert not answer.cookies


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"is_helpful": ""}, "Choose Yes or No."),
        ({"text": "a" * 1001}, "Use at most 1,000 characters"),
        ({"path": "//example.com/"}, "must be one of this site"),
        ({"path": "/a\nSet-Cookie: b"}, "must be one of this site"),
        ({"text": "My number is 219-09-9999."}, "holds a Social Security number"),
    ],
)
def test_faulty_feedback_is_shown_again_with_what_was_typed(client_reads, changed, message):
    sent = ANSWER | changed

    soup = client_reads.post("/feedback/", sent, status=422)

    assert message in soup.select_one(".usa-alert").text
    assert soup.select_one("#feedback-text").text.strip() == sent["text"]
    assert not Feedback.objects.exists()


def test_line_breaks_count_once(client):
    client.post("/feedback/", ANSWER | {"text": "a\r\n" * 500})

    assert len(Feedback.objects.get().text) < 1000


def test_what_looks_personal_is_sent_when_the_reader_says_so(client_reads):
    sent = ANSWER | {"text": "Form 219-09-9999 is missing."}
    soup = client_reads.post("/feedback/", sent, status=422)
    assert soup.select_one("#feedback-anyway")

    client_reads.post("/feedback/", sent | {"send_anyway": "on"}, status=302)

    assert Feedback.objects.get().text == sent["text"]


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


@pytest.mark.parametrize("limit", ["most_an_hour", "a_minute", "an_hour"])
def test_flood_is_braked_and_keeps_the_text(client_reads, monkeypatch, limit):
    monkeypatch.setattr(brakes, limit, 1)
    client_reads.post("/feedback/", ANSWER)

    soup = client_reads.post("/feedback/", ANSWER, status=429)

    assert "wait a little" in soup.select_one(".usa-alert").text
    assert soup.select_one("#feedback-text").text.strip() == ANSWER["text"]
    assert int(soup.response["Retry-After"]) > 0
    assert Feedback.objects.count() == 1


def test_one_client_does_not_brake_another(client, monkeypatch):
    monkeypatch.setattr(brakes, "a_minute", 1)

    answers = [client.post("/feedback/", ANSWER, REMOTE_ADDR=f"192.0.2.{n}") for n in (1, 2)]

    assert [one.status_code for one in answers] == [302, 302]


@pytest.mark.parametrize("page", ["javascript:alert(1)", "https://example.com/", "//example.com/"])
def test_address_that_is_not_ours_never_becomes_a_link(client_reads, page):
    soup = client_reads.get("/feedback/", {"page": page})

    assert not [link for link in soup.select("a[href]") if page in link["href"]]


def test_error_page_takes_word_of_what_failed(client_reads):
    form = client_reads.get("/no/such/page/", status=404).select_one("form.feedback")
    sent = {one["name"]: one["value"] for one in form.select("input")}

    client_reads.post("/feedback/", sent | {"text": "I looked for the guide."}, status=302)

    kept = Feedback.objects.get()
    assert (kept.path, kept.is_failure, kept.verdict) == ("/no/such/page/", True, "Error")


@pytest.mark.parametrize(
    ("referer", "path"),
    [
        ("http://testserver/telework/?a=b", "/telework/"),
        ("https://example.com/telework/", "/"),
        ("", "/"),
        ("http://[", "/"),
        (f"http://testserver/{'a' * 500}/", f"/{'a' * 399}"),
    ],
)
def test_page_made_without_a_request_is_known_by_where_the_form_comes_from(client, referer, path):
    client.post("/feedback/", FAILURE | {"path": ""}, headers={"Referer": referer})

    assert Feedback.objects.get().path == path


def test_broken_page_offers_the_form_without_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = server_error(rf.get("/telework/"))

    assert b'action="/feedback/"' in answer.content
    assert b'name="is_failure"' in answer.content


def test_faulty_word_of_an_error_stays_one(client_reads):
    sent = FAILURE | {"path": "/telework/", "text": "a" * 1001}

    soup = client_reads.post("/feedback/", sent, status=422)

    assert soup.select_one("main input[name=is_failure]")
    assert not soup.select_one("main input[type=radio]")
