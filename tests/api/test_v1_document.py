"""The OpenAPI document and its page."""

import json
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.core.management import call_command

from portal.api.management.commands.export_openapi import as_text
from portal.api.reference import address_of
from portal.api.v1.document import document
from portal.api.v1.urls import urlpatterns
from portal.core.page_cache import BROTLI_QUALITY
from tests.api.asking import ask
from tests.reading import words

KEPT = Path(settings.BASE_DIR) / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def made():
    return document()


def operations(made):
    return {path: one["get"] for path, one in made["paths"].items()}


def test_kept_document_is_that_of_the_code(made):
    message = "The API has changed: run `python manage.py export_openapi` and look at what differs."

    assert KEPT.read_text(encoding="utf-8") == as_text(made), message


def test_command_prints_the_document_or_writes_it(capsys, made):
    call_command("export_openapi", dry_run=True)

    assert json.loads(capsys.readouterr().out) == made


@pytest.mark.django_db
def test_document_is_given_as_it_is_kept(client, made):
    assert ask(client, "openapi.json") == made
    assert made["openapi"] == "3.1.0"


def test_every_operation_and_parameter_says_what_it_is(made):
    for path, operation in operations(made).items():
        assert all(operation[name] for name in ("operationId", "summary", "description", "tags"))
        assert all(one["description"] for one in operation["parameters"]), path
        assert {"200", "304", "400", "429", "500", "503"} <= set(operation["responses"]), path


def test_every_address_of_the_api_is_in_the_document(made):
    names = sorted(one["operationId"] for one in operations(made).values())

    assert names == sorted(one.name for one in urlpatterns if one.name != "openapi")


def test_example_of_each_answer_has_all_its_members(made):
    schemas = made["components"]["schemas"]
    for path, operation in operations(made).items():
        content = operation["responses"]["200"]["content"]["application/json"]
        schema = schemas[content["schema"]["$ref"].rpartition("/")[2]]
        example = content["example"]
        assert set(schema["required"]) == example.keys() == schema["properties"].keys(), path
        for one in example.get("items", []):
            item = schemas[schema["properties"]["items"]["items"]["$ref"].rpartition("/")[2]]
            assert one.keys() == item["properties"].keys(), path


def test_address_of_an_example_has_what_it_needs_and_one_filter(made):
    found = {
        path: address_of(path, operation["parameters"])
        for path, operation in operations(made).items()
    }

    assert found["/api/v1/pages/"] == "/api/v1/pages/?kind=telework.audience"
    assert found["/api/v1/pages/{address}"] == "/api/v1/pages/telework/employees/"
    assert found["/api/v1/citations/"] == "/api/v1/citations/?cites=5%20CFR%20531.605"
    assert found["/api/v1/home/"] == "/api/v1/home/"


@pytest.mark.django_db
def test_page_explains_every_operation(client_reads, made, django_assert_num_queries):
    soup = client_reads.get("/api/")

    said = words(soup.main)
    for path, operation in operations(made).items():
        section = soup.find(id=operation["operationId"]).parent
        assert words(section.h3) == operation["summary"]
        assert f"GET {path}" in words(section)
        listed = {words(one.code) for one in section.select("dt")}
        assert listed == {one["name"] for one in operation["parameters"]}
        assert json.loads(section.select_one("details pre").text)
    assert "120 times at once" in said
    for anchor in soup.main.select("a[href^='#']"):
        assert soup.find(id=anchor["href"][1:]), anchor
    shapes = client_reads.get("/api/shapes/")
    assert shapes.select("#shape-PageShort ~ dl")
    for anchor in soup.main.select("a[href*='#shape-']"):
        assert shapes.find(id=anchor["href"].partition("#")[2]), anchor
    for page in (soup, shapes):
        assert len(brotli.compress(page.response.content, quality=BROTLI_QUALITY)) < 15_000
    with django_assert_num_queries(0):
        client_reads.get("/api/")
