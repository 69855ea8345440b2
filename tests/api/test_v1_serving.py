"""What holds for every answer: methods, memory, compression, conditions, the rate."""

import gzip
import json

import brotli
import pytest

from portal.api.v1.rates import Rate
from portal.publishing import actions
from tests.api.asking import ask
from tests.factories import AT, make_editor, make_page

pytestmark = pytest.mark.django_db

ADDRESSES = ["", "openapi.json", "pages/", "pages/?limit=1", "pages/telework/", "glossary/"]


@pytest.fixture
def page():
    return make_page(slug="telework")


@pytest.mark.usefixtures("page")
def test_answer_that_has_not_changed_is_sent_once(client):
    for address in ADDRESSES:
        first = client.get(f"/api/v1/{address}")
        again = client.get(f"/api/v1/{address}", headers={"If-None-Match": first["ETag"]})

        assert first["ETag"].startswith('"')
        assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert first["Vary"] == "Accept-Encoding, origin"
        assert (again.status_code, again.content) == (304, b""), address
        assert again["ETag"] == first["ETag"]


@pytest.mark.usefixtures("page")
def test_head_says_of_an_answer_what_get_does(client):
    for address in ADDRESSES:
        got, head = client.get(f"/api/v1/{address}"), client.head(f"/api/v1/{address}")

        assert (head.status_code, head.content) == (200, b""), address
        for name in ("Content-Type", "Content-Length", "ETag"):
            assert head[name] == got[name]


def test_other_methods_are_refused_or_named(client):
    for address in ADDRESSES:
        options = client.options(f"/api/v1/{address}")
        posted = client.post(f"/api/v1/{address}", {"limit": 1})

        assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS"), address
        assert (posted.status_code, posted["Allow"]) == (405, "GET, HEAD, OPTIONS"), address
        assert posted["Content-Type"] == "application/problem+json"


@pytest.mark.usefixtures("page")
def test_answer_is_compressed_as_the_client_likes(client):
    def got(encodings):
        return client.get("/api/v1/pages/", headers={"Accept-Encoding": encodings})

    plain, small, older = got("identity"), got("gzip, br"), got("gzip")

    assert (small["Content-Encoding"], older["Content-Encoding"]) == ("br", "gzip")
    assert "Content-Encoding" not in plain
    assert brotli.decompress(small.content) == plain.content
    assert gzip.decompress(older.content) == plain.content
    assert len({plain["ETag"], small["ETag"], older["ETag"]}) == 3


def test_edit_and_withdrawal_show_at_once(client, page):
    etag = client.get("/api/v1/pages/telework/")["ETag"]

    revision = actions.save_draft(page=page, content={"body": "New."}, by=None, at=AT)
    actions.publish(revision=revision, by=None, at=AT)
    answer = client.get("/api/v1/pages/telework/", headers={"If-None-Match": etag})
    assert json.loads(answer.content)["text"] == "New."

    actions.withdraw(page=page, reason="It was wrong.", by=make_editor(), at=AT)
    ask(client, "pages/telework/", status=404)
    assert ask(client, "pages/")["items"] == []


def test_whoever_is_signed_in_gets_what_everybody_gets(client, page):
    answer = client.get("/api/v1/pages/")
    client.force_login(make_editor())

    assert client.get("/api/v1/pages/")["ETag"] == answer["ETag"]


def test_client_that_asks_too_often_is_told_how_long_to_wait(client, settings):
    settings.API_REQUESTS_A_MINUTE = 2
    for _ in range(2):
        ask(client, "glossary/")

    answer = client.get("/api/v1/glossary/")

    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(answer["Retry-After"]) <= 30
    assert client.get("/api/v1/glossary/", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.options("/api/v1/glossary/").status_code == 204


@pytest.mark.parametrize(
    ("proxies", "same", "other"),
    [
        (0, {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}),
        # One customer's network, and another's.
        (0, {"REMOTE_ADDR": "2001:db8::1"}, {"REMOTE_ADDR": "2001:db8:0:1::1"}),
        (1, {"HTTP_X_FORWARDED_FOR": "x, 192.0.2.1"}, {"HTTP_X_FORWARDED_FOR": "x, 192.0.2.2"}),
    ],
)
def test_clients_are_told_apart_by_their_addresses(client, settings, proxies, same, other):
    settings.API_REQUESTS_A_MINUTE = 1
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    answers = [client.get("/api/v1/glossary/", **who).status_code for who in (same, same, other)]

    assert answers == [200, 429, 200]


def test_addresses_of_one_network_are_one_client(client, settings):
    settings.API_REQUESTS_A_MINUTE = 1

    answers = [
        client.get("/api/v1/glossary/", REMOTE_ADDR=address).status_code
        for address in ("2001:db8::1", "2001:db8::2")
    ]

    assert answers == [200, 429]


def test_there_may_be_no_limit(client, settings):
    settings.API_REQUESTS_A_MINUTE = 0

    assert {client.get("/api/v1/glossary/").status_code for _ in range(130)} == {200}


def test_rate_lets_a_minute_pass_at_once_and_then_evenly():
    rate = Rate()

    def ask(now):
        return rate.seconds_to_wait("a", 60, now)

    assert [ask(100.0) for _ in range(60)] == [0.0] * 60
    assert ask(100.0) == pytest.approx(1.0)
    assert ask(100.4) == pytest.approx(0.6)
    assert [ask(101.0), ask(101.0)] == [0.0, pytest.approx(1.0)]
    assert [ask(1000.0) for _ in range(60)] == [0.0] * 60


def test_rate_keeps_nothing_of_a_client_for_longer_than_a_minute():
    rate = Rate()
    for _ in range(60):
        rate.seconds_to_wait("a", 60, 0.0)

    rate.seconds_to_wait("b", 60, 60.0)

    assert list(rate.spread_until) == ["b"]


def test_rate_forgets_whom_it_saw_longest_ago():
    rate = Rate(clients=2)

    for client in ("a", "b", "a", "c"):
        rate.seconds_to_wait(client, 60, 100.0)

    assert list(rate.spread_until) == ["a", "c"]
