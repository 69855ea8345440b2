"""The forms in the API."""

import hashlib
from datetime import UTC, datetime

import pytest

from portal.library.models import FormFile
from tests.library.corpus import pdf
from tests.library.shelf import make_file, make_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unlimited(settings):
    settings.API_REQUESTS_A_MINUTE = 0


def items(client, query=""):
    return client.get(f"/api/v1/forms/{query}").json()["items"]


def test_form_is_given_with_its_files(form, client, settings):
    file = make_file(form, edition="May 2010")

    [given] = items(client)

    assert (given["number"], given["edition_state"]) == ("SF-182", "unknown")
    assert given["files"] == [
        {
            "url": f"{settings.SITE_URL}{file.get_absolute_url()}",
            "format": "pdf",
            "edition": "May 2010",
            "size": len(pdf()),
            "sha256": hashlib.sha256(pdf()).hexdigest(),
            "is_accessible": None,
            "uploaded_on": "2026-11-20",
        }
    ]


def test_day_of_a_file_is_that_of_the_portals_clock(form, client):
    make_file(form)
    FormFile.objects.update(uploaded_at=datetime(2026, 11, 21, 3, tzinfo=UTC))

    [given] = items(client)

    assert given["files"][0]["uploaded_on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["CA-1", "SF-182"]),
        ("?state=current", ["CA-1"]),
        ("?number=standard+form+182", ["SF-182"]),
        ("?number=sf182", ["SF-182"]),
        ("?number=182", []),
    ],
)
def test_forms_are_narrowed(form, library, client, query, numbers):
    make_form(library, "CA-1", slug="ca-1", edition_state="current")

    assert [one["number"] for one in items(client, query)] == numbers
