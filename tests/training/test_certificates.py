"""Certificates are issued for a completion and shown again to whoever knows number and name."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory

from tests.factories.certificates import (
    EASTERN,
    NAME,
    PASSED_AT,
    make_certificate,
    make_completion,
    make_version,
)
from tests.reading import read, words
from training.certificates import Status, issue, rates, verify
from training.certificates.forms import NameField
from training.certificates.issuing import award
from training.models import Certificate, Completion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def new_minute():
    rates.rate.spread_until.clear()


def issued(completion, name=NAME, zone=EASTERN):
    """Return the page that the final check answers with."""
    request = RequestFactory().post("/training/course/check/")
    response = issue(request, completion, name, zone)
    response.request = {"PATH_INFO": request.path}
    return read(response)


def test_issued_certificate_says_all_of_it_on_the_sheet():
    completion = make_completion()

    page = issued(completion)

    certificate = Certificate.objects.get()
    said = words(page.select_one(".certificate"))
    for expected in (
        "U.S. Office of Personnel Management Certificate of completion This certifies that",
        f"{NAME} completed the course {completion.course.title}",
        "Completed November 20, 2026 (Eastern time)",
        "Result Passed with 90 percent",
        "Length 60 minutes",
        "Course number TWX-E, version 2026.1",
        "Meets the training requirement of 5 U.S.C. 6503(a)(2) where the agency accepts this",
        f"Certificate number {certificate.number}",
        "the name at http://127.0.0.1:8000/training/verify/",
    ):
        assert expected in said
    assert page.select_one(".certificate [role=img] svg path")
    assert page.response.status_code == 200
    assert "no-store" in page.response["Cache-Control"]
    assert verify(certificate.number, NAME).status == Status.GENUINE


def test_page_says_what_to_do_next():
    page = issued(make_completion())

    assert "does not keep your name" in words(page.select_one(".page-head"))
    form = page.select_one(".certificate-ways form")
    number = Certificate.objects.get().number
    assert (form["action"], form["method"]) == (f"/training/certificates/{number}/pdf/", "post")
    assert {one["name"]: one["value"] for one in form.select("input")} == {"name": NAME}


def test_name_is_text_on_the_page_and_nothing_else():
    page = issued(make_completion(), 'Ann <b>"&amp;')

    assert words(page.select_one(".certificate__name")) == 'Ann <b>"&amp;'
    assert page.select_one(".certificate-ways input")["value"] == 'Ann <b>"&amp;'


def test_supervisors_course_claims_no_requirement():
    version = make_version()
    type(version.course).objects.update(taken_by="supervisors")

    page = issued(make_completion(type(version).objects.get()))

    assert "6503" not in words(page.select_one(".certificate"))


@pytest.mark.parametrize(
    ("zone", "day", "shown"),
    [
        ("America/New_York", date(2026, 11, 21), "November 21, 2026 (Eastern time)"),
        ("Pacific/Honolulu", date(2026, 11, 20), "November 20, 2026 (Hawaii time)"),
        ("America/Phoenix", date(2026, 11, 20), "November 20, 2026 (Mountain time, Arizona)"),
    ],
)
def test_day_is_that_of_the_zone_chosen(zone, day, shown):
    at = datetime(2026, 11, 21, 5, 30, tzinfo=UTC)
    completion = make_completion(completed_at=at, passed_at=at)

    page = issued(completion, zone=zone)

    assert shown in words(page.select_one(".certificate__facts"))
    assert Completion.objects.get().zone == zone
    assert verify(Certificate.objects.get().number, NAME).facts.completed_on == day


def test_asked_again_it_keeps_its_number_and_takes_the_new_name():
    completion = make_completion()
    first = make_certificate("Zoë Obrien", completion)
    again = award(completion=completion, name=NAME, zone="America/Chicago", at=datetime.now(UTC))

    assert (again.pk, again.number, again.issued_at) == (first.pk, first.number, PASSED_AT)
    assert verify(first.number, NAME).status == Status.GENUINE
    assert verify(first.number, NAME).facts.zone == "America/Chicago"
    assert verify(first.number, "Zoë Obrien").status == Status.NOT_GENUINE


def test_revoked_certificate_is_not_issued_again():
    certificate = make_certificate()
    Certificate.objects.update(revoked_at=PASSED_AT, revoked_reason="Taken twice.")

    page = issued(Completion.objects.get())

    assert words(page.h1) == "This certificate was revoked"
    assert Certificate.objects.get().mac == certificate.mac


def test_nobody_has_a_certificate_without_a_pass():
    completion = make_completion(passed_at=None, score=None)

    with pytest.raises(ValueError, match="passed"):
        award(completion=completion, name=NAME, zone=EASTERN, at=PASSED_AT)

    assert not Certificate.objects.exists()


@pytest.mark.parametrize("change", ["Other Name", NAME])
def test_issuing_again_costs_the_same(django_assert_num_queries, change):
    completion = make_completion()
    make_certificate(NAME, completion)

    # Savepoint, the lock, the certificate read and written, savepoint.
    with django_assert_num_queries(5):
        award(completion=completion, name=change, zone=EASTERN, at=PASSED_AT)


def address(number):
    return f"/training/certificates/{number}/"


def test_address_of_a_certificate_asks_for_the_name(client_reads):
    certificate = make_certificate()

    page = client_reads.get(address(certificate.number))

    assert words(page.h1) == f"Certificate {certificate.number}"
    assert [words(one) for one in page.select("main label")] == ["Name on the certificate"]
    assert NAME not in str(page)
    assert page.response["X-Robots-Tag"] == "noindex"


def test_certificate_is_shown_again_as_it_was_issued(client_reads):
    completion = make_completion()
    first = issued(completion)

    again = client_reads.post(address(Certificate.objects.get().number), {"name": NAME})

    assert str(again.select_one(".certificate")) == str(first.select_one(".certificate"))
    assert not again.response.cookies


def test_certificate_shown_again_has_the_spelling_just_given(client_reads):
    certificate = make_certificate()

    page = client_reads.post(address(certificate.number), {"name": "zoë o'brien-nuñez"})

    assert words(page.select_one(".certificate__name")) == "zoë o'brien-nuñez"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Zoë Other", "This is not the name on the certificate of this number. Compare both "
                      "with the paper."),
        ("", "Enter the name that is printed on the certificate."),
    ],
)  # fmt: skip
def test_wrong_name_shows_nothing_of_the_certificate(client_reads, name, error):
    certificate = make_certificate()

    page = client_reads.post(address(certificate.number), {"name": name}, status=422)
    unknown = client_reads.post(address("WLT-7K2M-9QXD-4HT5"), {"name": name}, status=422)

    assert words(page.select_one(".usa-alert--error li")) == error
    assert page.select_one("main form input").get("value", "") == name
    assert str(page.main).replace(certificate.number, "") == str(unknown.main).replace(
        "WLT-7K2M-9QXD-4HT5", ""
    )


@pytest.mark.parametrize("typed", ["wlt-7k2m-9qxd-4ht5", "7K2M9QXD4HT5"])
def test_any_spelling_of_the_address_leads_to_the_certificate(client_reads, typed):
    response = client_reads.get(address(typed), status=301)

    assert response["Location"] == address("WLT-7K2M-9QXD-4HT5")


@pytest.mark.parametrize("number", ["WLT-7K2M-9QXD-4HT6", "nonsense"])
def test_number_with_a_typing_error_has_no_page(client_reads, number):
    client_reads.get(address(number), status=404)
    client_reads.post(address(number), {"name": NAME}, status=404)
    client_reads.post(f"{address(number)}pdf/", {"name": NAME}, status=404)


def test_superseded_certificate_is_shown_with_a_note(client_reads):
    certificate = make_certificate()
    later = {"is_material": True, "effective_at": PASSED_AT.replace(month=12)}
    make_version(course=certificate.completion.course.course, version="2026.2", **later)

    page = client_reads.post(address(certificate.number), {"name": NAME})

    assert "Version 2026.2 is needed" in words(page.select_one(".usa-alert--warning"))
    assert page.select_one(".certificate")


def test_revoked_certificate_is_not_shown_again(client_reads):
    certificate = make_certificate()
    Certificate.objects.update(revoked_at=PASSED_AT, revoked_reason="Taken twice.")

    page = client_reads.post(address(certificate.number), {"name": NAME})
    pdf = client_reads.post(f"{address(certificate.number)}pdf/", {"name": NAME})

    assert words(page.h1) == words(pdf.h1) == "This certificate was revoked"
    assert page.select_one(".certificate") is None


def test_field_gives_the_name_as_it_will_be_printed():
    assert NameField().clean("  Zoe\u0308 \u200b O’Brien ") == "Zoë O’Brien"


def test_page_holds_neither_style_nor_script_and_is_small(client_reads):
    certificate = make_certificate("N" * 60)

    page = client_reads.post(address(certificate.number), {"name": "N" * 60})

    assert not re.search(r"<style|style=|<script(?! src)", page.response.content.decode())
    assert len(page.response.content) < 40_000
