"""Training records in an agency's own columns."""

import csv
import io
from datetime import date

import pytest

from tests.agencies.entries import make_agency
from tests.factories import make_editor
from tests.factories.certificates import make_certificate
from tests.reading import words
from training.agencies import columns as of
from training.agencies.columns import Column, Record
from training.certificates.issuing import revoke
from training.models import Mapping

RECORDS = "/admin/agency-training/usda/records/"
COLUMNS = f"{RECORDS}columns/"
RECORD = Record("0012345", "WLT-1", "Telework", "TWF-E", "2026.1", date(2026, 12, 1), 55)


def as_usual(record=RECORD):
    return dict(zip(of.header(of.USUAL), of.row(of.USUAL, record), strict=True))


def test_record_has_the_elements_of_the_form_as_text():
    assert as_usual() == {
        "agency_subelement": "",
        "employee_id": "0012345",
        "birth_date": "",
        "training_title": "Telework",
        "course_number": "TWF-E",
        "type_code": "03",
        "sub_type_code": "",
        "start_date": "2026-12-01",
        "end_date": "2026-12-01",
        "duty_hours": "0.92",
        "non_duty_hours": "0",
        "purpose_type": "",
        "delivery_type_code": "03",
        "designation_type_code": "",
        "credit": "",
        "credit_type_code": "",
        "accreditation_indicator": "N",
        "csa_required": "N",
        "csa_expiration": "",
        "source_type_code": "02",
        "tuition_cost": "0",
        "materials_cost": "0",
        "travel_cost": "0",
        "per_diem_cost": "0",
        "nongov_contribution": "0",
        "travel_indicator": "N",
    }


def test_columns_stand_in_the_order_and_under_the_names_of_the_agency():
    columns = [
        Column("end_date", "COMPLETED"),
        Column("type_code", "TYPE", "02"),
        Column("credit", "", is_in=False),
        Column("training_title", "TITLE", "Required training"),
        Column("own_1", "ACTION", "C"),
    ]

    assert of.header(columns) == ["COMPLETED", "TYPE", "TITLE", "ACTION"]
    assert of.row(columns, RECORD) == ["2026-12-01", "02", "Required training", "C"]


def test_columns_come_back_as_they_were_saved_and_new_elements_are_left_out():
    saved = [Column("end_date", "COMPLETED"), Column("type_code", "TYPE", "02", False)]
    stored = [*of.write_columns(saved), {"key": "gone", "header": "", "value": "", "is_in": True}]

    columns = of.read_columns(stored)

    assert columns[:2] == tuple(saved)
    assert len(columns) == len(of.USUAL)
    assert not any(one.is_in for one in columns[2:])


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (Column("credit", ""), "Give the column a name"),
        (Column("credit", "", is_in=False), ""),
        (Column("employee_id", "SSN"), "Social Security"),
        (Column("own_1", "Employee_SSN"), "Social Security"),
        (Column("birth_date", "BIRTH", "1980-01-01"), "never has one value"),
        (Column("employee_id", "ID", "0012345"), "never has one value"),
        (Column("own_1", "CLASSNAME"), ""),
    ],
)
def test_column_that_cannot_be_is_refused(column, message):
    found = of.fault(column)

    assert (message in found, bool(found)) == (True, bool(message))


@pytest.fixture
def agency(db):
    return make_agency(slug="usda", name="Department of Agriculture")


@pytest.fixture
def desk(client_reads, agency):
    client_reads.login(make_editor())
    return client_reads


def download(desk, lines):
    answer = desk.post(RECORDS, {"lines": lines, "download": "1"}, status=200)
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.mark.django_db
@pytest.mark.slow
def test_file_has_a_record_for_each_genuine_certificate(desk):
    good, revoked = make_certificate("Ana Diaz"), make_certificate("Sam Lee")
    revoke(certificate=revoked, reason="In error", by=make_editor(), at=revoked.issued_at)
    lines = f"{good.number},Ana Diaz,0012\n{revoked.number},Sam Lee,0013\nx,Kim Park,0014\n"

    rows = download(desk, lines)

    assert [row["employee_id"] for row in rows] == ["0012"]
    assert rows[0]["training_title"] == good.completion.course.title
    assert (rows[0]["end_date"], rows[0]["duty_hours"]) == ("2026-11-20", "1.00")
    assert "Ana Diaz" not in str(rows)


@pytest.mark.django_db
@pytest.mark.slow
def test_screen_shows_records_and_what_was_left_out(desk):
    good = make_certificate("Ana Diaz").number

    page = desk.post(
        RECORDS, {"lines": f"{good},Ana Diaz,0012\n{good},Ana Diaz,0013\n"}, status=200
    )

    assert "1 record" in words(page.select_one(".agency-lead"))
    assert "0012" in words(page.select_one(".records tbody"))
    assert "Line 2: This certificate is on line 1 already." in words(page)


@pytest.mark.django_db
@pytest.mark.slow
def test_cell_that_would_be_a_formula_is_guarded(desk):
    number = make_certificate("Ana Diaz").number

    assert download(desk, f"{number},Ana Diaz,'=1+1\n")[0]["employee_id"] == "'=1+1"


def fields_of(page):
    """Return what the form of the columns sends as it is shown."""
    fields = page.select("#content table input")
    sent = (one for one in fields if one["type"] != "checkbox" or one.has_attr("checked"))
    return {
        one["name"]: one.get("value", "on" if one["type"] == "checkbox" else "") for one in sent
    }


def change(fields, **values):
    """Return the form's fields with others; None takes the mark off."""
    names = {name.replace("__", "-"): value for name, value in values.items()}
    kept = {name: value for name, value in fields.items() if names.get(name, "") is not None}
    return kept | {name: value for name, value in names.items() if value is not None}


@pytest.mark.django_db
@pytest.mark.slow
def test_columns_are_saved_and_used(desk, agency):
    number = make_certificate("Ana Diaz").number
    fields = change(
        fields_of(desk.get(COLUMNS)),
        end_date__place="1",
        agency_subelement__place="2",
        end_date__header="DONE",
        source_type_code__value="01",
        credit__is_in=None,
        own_1__is_in="on",
        own_1__header="ACTION",
        own_1__value="C",
    )

    desk.post(COLUMNS, fields | {"save": "1"}, status=302)

    row = download(desk, f"{number},Ana Diaz,0012\n")[0]
    assert next(iter(row)) == "DONE"
    assert "credit" not in row
    assert (row["source_type_code"], row["ACTION"]) == ("01", "C")


@pytest.mark.django_db
@pytest.mark.slow
def test_preview_shows_a_record_and_saves_nothing(desk):
    fields = change(fields_of(desk.get(COLUMNS)), end_date__header="DONE")

    page = desk.post(COLUMNS, fields | {"preview": "1"}, status=200)

    shown = words(page.select_one(".agency-preview"))
    assert "not saved yet" in shown
    assert "DONE 2026-12-01" in shown
    assert not Mapping.objects.exists()


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"end_date__header": "employee_id"}, "Another column has this name."),
        ({"end_date__header": "Employee_ID"}, "Another column has this name."),
        ({"end_date__header": ""}, "Give the column a name"),
        ({"end_date__header": "SSN"}, "Social Security numbers are never exported."),
        ({"end_date__place": ""}, "Give the column a place"),
        ({"end_date__header": "x" * 61}, "at most 60 characters"),
    ],
)
def test_faulty_columns_are_shown_again_with_all_that_was_typed(desk, values, message):
    fields = change(fields_of(desk.get(COLUMNS)), credit__value="7", **values)

    page = desk.post(COLUMNS, fields | {"save": "1"}, status=422)

    assert message in words(page.select_one(".error-summary"))
    assert page.find("input", {"name": "credit-value"})["value"] == "7"
    assert not Mapping.objects.exists()


@pytest.mark.django_db
@pytest.mark.slow
def test_no_column_at_all_is_refused(desk):
    fields = fields_of(desk.get(COLUMNS))
    none = {name: value for name, value in fields.items() if not name.endswith("-is_in")}

    page = desk.post(COLUMNS, none | {"save": "1"}, status=422)

    assert "Export at least one." in words(page.select_one(".error-summary"))


@pytest.mark.django_db
@pytest.mark.slow
def test_day_of_birth_and_employee_number_have_no_value_for_all(desk):
    names = {field["name"] for field in desk.get(COLUMNS).select("table input")}

    assert {"birth_date-value", "employee_id-value"} & names == set()
    assert "credit-value" in names
