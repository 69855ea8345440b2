import json

import pytest
from django.db import OperationalError, connection

from portal.publishing import checks
from tests.api.asking import SITE, ask
from tests.factories import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_url")]


def test_unknown_parameter_is_refused_with_the_known_ones(client):
    assert ask(client, "pages/?knd=x", status=400) == {
        "type": f"{SITE}/api/#invalid-parameters",
        "title": "Some parameters are not right",
        "status": 400,
        "detail": "What to do about knd stands in errors.",
        "errors": [
            {
                "parameter": "knd",
                "detail": "There is no such parameter here. Known are kind, section, parent, "
                "updated_since, limit and offset.",
            }
        ],
    }
    assert "takes none" in ask(client, "home/?limit=1", status=400)["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("limit=0", "Input should be greater than or equal to 1."),
        ("limit=101", "Input should be less than or equal to 100."),
        ("limit=1_0", "Write a whole number in digits."),
        ("limit=", "Write a whole number in digits."),
        ("limit=1&limit=2", "It stands there more than once."),
        ("offset=-1", "Input should be greater than or equal to 0."),
        ("offset=99999999999999999999", "Write a whole number in digits."),
        ("section=A%20b", "Write the first part of an address, such as telework."),
        ("section=", "Write the first part of an address, such as telework."),
        (
            "parent=telework",
            "Write the page's address as on this site, such as /telework/employees/.",
        ),
        (
            "updated_since=2026-11-20",
            "Write a day and a time of day with its zone, such as 2026-11-20T15:00:00Z.",
        ),
        (
            "updated_since=2026-02-30T00:00:00Z",
            "Write a day and a time of day with its zone, such as 2026-11-20T15:00:00Z.",
        ),
    ],
)
def test_faulty_parameter_is_refused_with_what_to_do(client, question, detail):
    problem = ask(client, f"pages/?{question}", status=400)

    assert problem["errors"] == [{"parameter": question.split("=")[0], "detail": detail}]


def test_every_faulty_parameter_is_named(client):
    problem = ask(client, "pages/?limit=0&kind=page&parent=x", status=400)

    assert [one["parameter"] for one in problem["errors"]] == ["kind", "parent", "limit"]
    assert "'telework.topic'" in problem["errors"][0]["detail"]


@pytest.mark.parametrize("address", ["nowhere/", "v2/", "v1/nowhere", "v1/agencies/nobody/", "%00"])
def test_address_where_nothing_is_says_so_as_a_problem(client, address):
    answer = client.get(f"/api/{address}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer["Cache-Control"] == "no-store"
    assert json.loads(answer.content)["status"] == 404


def test_forgotten_slash_leads_to_the_address(client):
    answer = client.get("/api/v1/pages?limit=1")

    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/pages/?limit=1")


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/anything/"])
def test_no_page_can_take_an_address_of_the_api(path):
    assert not checks.is_open(path)


@pytest.mark.parametrize(("error", "status"), [(ZeroDivisionError, 500), (OperationalError, 503)])
def test_what_breaks_is_told_without_its_innards(client, error, status):
    def break_it(*query):
        raise error("secret")

    client.get("/a-z/")
    client.raise_request_exception = False

    with connection.execute_wrapper(break_it):
        answer = client.get("/api/v1/authorities/", headers={"X-Request-ID": "request-1234"})

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["Content-Length"] == str(len(answer.content))
    problem = json.loads(answer.content)
    assert problem["request_id"] == "request-1234"
    assert b"secret" not in answer.content
    assert answer.has_header("Retry-After") == (status == 503)


def test_what_fails_before_any_view_is_a_problem_too(client):
    parameters = "&".join(f"a{number}=1" for number in range(1001))

    answer = client.get(f"/api/v1/pages/?{parameters}")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_pages_keep_their_own_errors(client):
    make_page(slug="")

    for path in ("/nowhere/", "/apis/"):
        assert client.get(path)["Content-Type"].startswith("text/html")
