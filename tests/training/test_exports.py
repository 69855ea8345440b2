"""Certificate numbers that an agency takes away."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
import time_machine

from tests.agencies.entries import make_agency
from tests.factories import make_editor
from tests.factories.certificates import make_version
from tests.training.agency import earn, make_known_version
from training.agencies.counting import shown_certificates
from training.models import Certificate, Completion

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

URL = "/admin/agency-training/usda/certificates"


@pytest.fixture
def desk(client):
    client.force_login(make_editor())
    with time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=UTC), tick=False):
        yield client


@pytest.fixture
def agency():
    return make_agency(slug="usda", name="Department of Agriculture")


@pytest.fixture
def version():
    return make_known_version("=A course about working away")


def table(answer):
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def test_both_files_say_the_same_of_each_certificate(desk, agency, version):
    earn(agency, version, 9, 10)

    rows = table(desk.get(f"{URL}.csv?year=2026"))
    said = json.loads(desk.get(f"{URL}.json?year=2026").getvalue())

    assert said["agency"] == "Department of Agriculture"
    numbers = [*Certificate.objects.order_by("pk").values_list("number", flat=True)]
    assert [row["number"] for row in rows] == numbers
    assert said["certificates"] == [row | {"course": row["course"][1:]} for row in rows]
    assert {key: value for key, value in rows[0].items() if key != "number"} == {
        # Spreadsheets take what begins with = for a formula.
        "course": "'=A course about working away",
        "course_number": "TWX-E",
        "version": "2026.1",
        "completed_on": "2026-09-12",
        "passed_on": "2026-09-12",
        "state": "valid",
    }


def test_day_is_that_of_the_learners_clock(desk, agency, version):
    earn(agency, version, 9, 10)
    late = datetime(2026, 9, 13, 2, tzinfo=UTC)
    Completion.objects.update(completed_at=late, passed_at=late, zone="Pacific/Guam")

    assert table(desk.get(f"{URL}.csv?year=2026"))[0]["completed_on"] == "2026-09-13"


def test_list_holds_no_certificate_of_a_number_that_is_not_shown(desk, agency, version):
    earn(agency, version, 8, 9)
    earn(agency, version, 9, 12)
    earn(agency, version, 11, 15)
    earn(make_agency(), version, 9, 20)

    rows = table(desk.get(f"{URL}.csv?year=2026"))

    assert {row["completed_on"][:7] for row in rows} == {"2026-09"}
    assert len(rows) == 12
    assert table(desk.get(f"{URL}.csv?year=2027")) == []
    today = datetime(2026, 11, 20, tzinfo=UTC).date()
    assert len(shown_certificates(agency, today=today)) == 12


def test_state_says_what_was_revoked_and_what_is_of_an_earlier_version(desk, agency, version):
    earn(agency, version, 9, 10)
    first = Certificate.objects.order_by("pk").first()
    first.revoked_at, first.revoked_reason = first.issued_at, "In error"
    first.save()
    make_version(version="2026.2", is_material=True, effective_at=datetime(2026, 11, 1, tzinfo=UTC))

    states = [row["state"] for row in table(desk.get(f"{URL}.csv?year=2026"))]

    assert states == ["revoked", *["of an earlier version"] * 9]


def test_file_is_kept_nowhere_on_the_way(desk, agency, version):
    answer = desk.get(f"{URL}.json")

    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["Content-Disposition"] == 'attachment; filename="certificates-usda-2027.json"'


def test_number_of_queries_does_not_rise_with_the_certificates(
    desk, agency, version, django_assert_num_queries
):
    earn(agency, version, 9, 10)
    desk.get(f"{URL}.json?year=2026")
    with django_assert_num_queries(8):
        desk.get(f"{URL}.json?year=2026").getvalue()
    earn(agency, version, 9, 10)
    with django_assert_num_queries(8):
        desk.get(f"{URL}.json?year=2026").getvalue()
