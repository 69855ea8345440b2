"""Lists of certificates: how they are read, and that nothing of them is kept."""

import csv
import io
import logging
from contextlib import suppress

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agencies.entries import make_agency
from tests.factories import make_editor
from tests.factories.certificates import make_certificate, make_completion, make_version
from tests.reading import words
from training.agencies.lists import (
    EMPLOYEE,
    MOST_BYTES,
    MOST_LINES,
    NAME,
    NUMBER,
    Entry,
    ListError,
    decoded,
    read_list,
)
from training.certificates.issuing import revoke
from training.certificates.numbers import check_character, grouped

WITH_EMPLOYEE = (NUMBER, NAME, EMPLOYEE)
FIRST, SECOND = (
    grouped(drawn + check_character(drawn)) for drawn in ("7K2M9QXD4HT", "03VR6EBNW8S")
)
PERSON = "Wilhelmina Quackenbush"


def messages(text, columns=(NUMBER, NAME)):
    return [(one.line, one.message.partition(".")[0]) for one in read_list(text, columns).faults]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("heading", ["", "number{}name\n", "Certificate No.{}Full name\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_list_of_any_spreadsheet_is_read(mark, heading, end):
    text = f"{heading.format(mark)}{FIRST}{mark}Ana Diaz\n\n{SECOND}{mark} Sam  Lee \n"
    line = 2 if heading else 1

    reading = read_list(text.replace("\n", end))

    assert reading.entries == (Entry(line, FIRST, "Ana Diaz"), Entry(line + 2, SECOND, "Sam Lee"))
    assert reading.faults == ()


def test_columns_may_stand_in_any_order_under_their_names():
    text = f"Employee ID,Grade,Name,Number\n0012,GS-9,Ana Diaz,{FIRST}\n"

    reading = read_list(text, WITH_EMPLOYEE)

    assert reading.entries == (Entry(2, FIRST, "Ana Diaz", "0012"),)


def test_number_is_read_however_it_is_typed_and_a_guarded_cell_is_laid_bare():
    typed = FIRST.removeprefix("WLT-").replace("-", " ").lower()

    reading = read_list(f"{typed},'=Ana Diaz\n")

    assert reading.entries == (Entry(1, FIRST, "=Ana Diaz"),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (",Ana Diaz", "The certificate number is missing"),
        (f"{FIRST},", "The name is missing"),
        (FIRST, "The name is missing"),
        (f"{FIRST},Ana Diaz,,x", "There are 4 columns, but should be 2"),
        (f"{FIRST},Diaz, Ana", "There are 3 columns, but should be 2"),
        (f'{FIRST},"Diaz', "The quotation marks do not match"),
        (f"{FIRST[:-1]},Ana Diaz", "A certificate number has 12 letters and digits after WLT"),
        (f"{FIRST[:-1]}?,Ana Diaz", "A certificate number never has “?” in it"),
        (f"{FIRST},{'a' * 61}", "No certificate has such a name: it has letters and at most 60"),
        (f"{FIRST},12", "No certificate has such a name: it has letters and at most 60"),
    ],
)
def test_bad_line_is_named_with_what_to_do_and_the_others_are_read(line, message):
    reading = read_list(f"number,name\n{SECOND},Sam Lee\n{line}\n")

    assert [one.number for one in reading.entries] == [SECOND]
    assert [one.line for one in reading.faults] == [3]
    assert reading.faults[0].message.startswith(message)


def test_every_bad_line_is_named_in_order():
    text = f"{FIRST},Ana Diaz\nx,Sam Lee\n{FIRST},Ana Diaz\n{SECOND},\n"

    assert messages(text) == [
        (2, "A certificate number has 12 letters and digits after WLT"),
        (3, "This certificate is on line 1 already"),
        (4, "The name is missing"),
    ]


@pytest.mark.parametrize("number", ["123-45-6789", "123456789", "123 45 6789"])
def test_social_security_number_is_refused(number):
    text = f"{FIRST},Ana Diaz,{number}\n"

    assert messages(text, WITH_EMPLOYEE) == [
        (1, "The employee number looks like a Social Security number")
    ]


@pytest.mark.parametrize("name", ["SSN", "Social Security Number", "employee_ssn"])
def test_list_with_a_column_of_social_security_numbers_is_not_read_at_all(name):
    with pytest.raises(ListError, match="take the column out"):
        read_list(f"number,name,{name}\n{FIRST},Ana Diaz,1\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The list is empty"),
        (" \n,,\n", "The list is empty"),
        (f"number,grade\n{FIRST},9\n", "none is the name"),
        (f"{FIRST},Ana Diaz\n" * (MOST_LINES + 1), "The list has 5,001 lines"),
    ],
)
def test_list_that_cannot_be_used_is_refused_as_a_whole(text, message):
    with pytest.raises(ListError, match=message):
        read_list(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_file_is_text_in_unicode(encoding):
    assert decoded("Zoë".encode(encoding)) == "Zoë"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\0\0", "CSV UTF-8"),
        ("Zoë".encode("latin-1"), "CSV UTF-8"),
        (b"a" * (MOST_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_file_that_is_no_list_is_refused(data, message):
    with pytest.raises(ListError, match=message):
        decoded(data)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text):
    with suppress(ListError):
        reading = read_list(text, WITH_EMPLOYEE)
        lines = [one.line for one in (*reading.entries, *reading.faults)]
        assert len(lines) == len({*lines})


@pytest.fixture
def agency(db):
    return make_agency(slug="usda", name="Department of Agriculture")


@pytest.fixture
def desk(client_reads, agency):
    client_reads.login(make_editor())
    return client_reads


CHECK = "/admin/agency-training/usda/check/"
RECORDS = "/admin/agency-training/usda/records/"


def sent(text):
    return {"file": SimpleUploadedFile("list.csv", text.encode(), content_type="text/csv")}


def results(soup):
    return {
        words(row.th).split()[0]: words(row.select_one(".checked__result"))
        for row in soup.select(".checked tbody tr")
    }


@pytest.mark.django_db
@pytest.mark.slow
def test_check_says_of_each_certificate_whether_it_is_genuine(desk):
    good = make_certificate("Ana Diaz").number
    revoked = make_certificate("Sam Lee", make_completion())
    revoke(certificate=revoked, reason="Awarded in error", by=make_editor(), at=revoked.issued_at)
    other = make_certificate("Kim Park", make_completion()).number

    page = desk.post(
        CHECK,
        sent(f"{good},ana diaz\n{revoked.number},Sam Lee\n{other},Lee Park\n{FIRST},A B\nx,y\n"),
        status=200,
    )

    assert results(page) == {
        good: "Genuine",
        revoked.number: "Revoked",
        other: "Not genuine",
        FIRST: "Not genuine",
    }
    assert "Line 5: A certificate number has 12" in words(page)
    assert words(page.select_one(".agency-lead strong")) == "1 of 4"
    assert "Revoked: Awarded in error." in words(page)


@pytest.mark.django_db
@pytest.mark.slow
def test_check_says_since_when_a_version_no_longer_counts(desk):
    certificate = make_certificate("Ana Diaz")
    at = certificate.issued_at.replace(year=2027)
    make_version(version="2027.1", is_material=True, effective_at=at)

    page = desk.post(CHECK, {"lines": f"{certificate.number},Ana Diaz"}, status=200)

    assert "Since Nov. 20, 2027 the course needs version 2027.1." in words(page)


@pytest.mark.django_db
@pytest.mark.slow
def test_result_is_downloaded_as_a_safe_file_in_the_order_of_the_list(desk):
    number = make_certificate("=Ana Diaz").number

    answer = desk.post(CHECK, {"lines": f"x,y\n{number},=Ana Diaz\n", "download": "1"}, status=200)

    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [(row["line"], row["name"], row["result"]) for row in rows] == [
        ("1", "", "Not read"),
        ("2", "'=Ana Diaz", "Genuine"),
    ]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.slow
def test_the_page_of_a_result_sends_the_same_list_for_its_file(desk):
    number = make_certificate("Ana Diaz").number
    page = desk.post(CHECK, sent(f"{number},Ana Diaz\n"), status=200)

    again = page.select_one("form.exchange__decide textarea").text
    answer = desk.post(CHECK, {"lines": again, "download": "1"}, status=200)

    assert b"Genuine" in answer.getvalue()


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "Choose a file, or paste lines below."),
        ({"lines": "a" * (MOST_BYTES + 1)}, "This is more than 1 MB."),
        ({"lines": "\n"}, "Choose a file, or paste lines below."),
    ],
)
def test_list_that_cannot_be_read_is_asked_for_again(desk, data, error):
    page = desk.post(CHECK, data, status=422)

    assert error in words(page.select_one(".error-summary"))


@pytest.mark.django_db
@pytest.mark.slow
def test_both_ways_at_once_are_refused_and_what_was_pasted_is_kept(desk):
    page = desk.post(CHECK, {**sent("a,b"), "lines": f"{FIRST},Ana Diaz"}, status=422)

    assert "not both" in words(page.select_one(".error-summary"))
    assert FIRST in page.select_one("#id_lines").text


def everything_stored():
    """Return the text of every row of every table."""
    return "\n".join(
        str(row) for model in apps.get_models() for row in model._default_manager.values_list()
    )


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "download"),
    [(CHECK, {}), (CHECK, {"download": "1"}), (RECORDS, {"download": "1"})],
)
def test_nothing_of_a_list_is_stored_or_logged(desk, caplog, place, download):
    caplog.set_level(logging.DEBUG)
    number = make_certificate(PERSON).number
    before = everything_stored()
    line = f"{number},{PERSON},0012345" if place == RECORDS else f"{number},{PERSON}"

    answer = desk.post(place, {"lines": f"{line}\n{FIRST},{PERSON}\n", **download}, status=200)

    said = answer.getvalue().decode() if download else str(answer)
    assert number in said or "0012345" in said
    kept = everything_stored()
    assert (PERSON in kept, "0012345" in kept) == (False, False)
    assert kept.count(number) == before.count(number)
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert PERSON.split()[1] not in logged
    assert number not in "\n".join(
        one.getMessage() for one in caplog.records if one.name != "django.db.backends"
    )
