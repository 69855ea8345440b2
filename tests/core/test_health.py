import json

import pytest
from django.db import OperationalError

from portal.core import views

pytestmark = pytest.mark.django_db


def test_healthz_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert answer.content == b"ok\n"


def test_readyz_says_ready(client):
    assert client.get("/readyz").json() == {"ready": True, "reasons": []}


def test_readyz_says_why_not(client, monkeypatch):
    def away(connection):
        raise OperationalError("the database is away")

    monkeypatch.setattr(views, "MigrationExecutor", away)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert json.loads(answer.content)["reasons"] == ["the database does not answer"]


def test_every_answer_carries_a_request_id(client):
    given = client.get("/healthz", headers={"X-Request-ID": "proxy-0123456789"})
    made = client.get("/healthz", headers={"X-Request-ID": "no\tgood"})

    assert given["X-Request-ID"] == "proxy-0123456789"
    assert len(made["X-Request-ID"]) == 32
