"""The pages on which certificates are checked: what they ask, what they answer, how often."""

import time
from datetime import timedelta

import pytest
from django.test import RequestFactory

from portal.accounts.models import User
from tests.factories.certificates import (
    NAME,
    PASSED_AT,
    make_certificate,
    make_version,
)
from tests.reading import words
from training.certificates import rates
from training.certificates.facts import Facts
from training.certificates.keys import signing_key
from training.certificates.numbers import grouped, new_number
from training.certificates.signing import seal
from training.models import Certificate

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
VERIFY = "/training/verify/"


@pytest.fixture(autouse=True)
def new_minute():
    rates.rate.spread_until.clear()


def test_form_is_shown_to_anybody_and_sets_no_cookie(client_reads):
    page = client_reads.get(VERIFY)

    assert [words(label) for label in page.select("main label")] == [
        "Certificate number",
        "Name on the certificate",
    ]
    assert not page.response.cookies
    assert "no-store" in page.response["Cache-Control"]


def asked(client_reads, number, name=NAME, **options):
    return client_reads.post(VERIFY, {"number": number, "name": name}, **options)


def told(page):
    return words(page.h1), words(page.select_one(".usa-alert__text"))


def record(page):
    return {words(one.dt): words(one.dd) for one in page.select(".certificate-facts > div")}


def test_answer_shows_the_facts(client_reads):
    certificate = make_certificate()

    page = asked(client_reads, certificate.number.replace("-", " ").lower())

    assert told(page)[0] == "This certificate is genuine"
    assert record(page) == {
        "Number": certificate.number,
        "Name": NAME,
        "Course": certificate.completion.course.title,
        "Completed": "November 20, 2026 (Eastern time)",
        "Result": "Passed with 90 percent",
        "Length": "60 minutes",
        "Course number": "TWX-E, version 2026.1",
    }


def test_answer_of_a_superseded_one_names_the_day_and_the_version(client_reads):
    certificate = make_certificate()
    later = {"is_material": True, "effective_at": PASSED_AT + DAY}
    make_version(course=certificate.completion.course.course, version="2026.2", **later)

    heading, text = told(asked(client_reads, certificate.number))

    assert heading == "This certificate is genuine, but no longer current"
    assert "since November 21, 2026 certificates of version 2026.1 no longer meet it" in text
    assert "version 2026.2 is needed" in text


def test_answer_of_a_revoked_one_gives_the_reason(client_reads):
    certificate = make_certificate()
    Certificate.objects.update(revoked_at=PASSED_AT, revoked_reason="Taken <b>twice</b>.")

    heading, text = told(asked(client_reads, certificate.number))

    assert heading == "This certificate was revoked"
    assert text.endswith("revoked it on November 20, 2026. Reason: Taken <b>twice</b>.")


def test_answer_where_the_key_is_gone_is_honest(client_reads, settings):
    settings.CERTIFICATE_KEYS = ["old:" + "a" * 32]
    certificate = make_certificate()
    settings.CERTIFICATE_KEYS = []

    heading, text = told(asked(client_reads, certificate.number))

    assert heading == "We cannot check this certificate now"
    assert "That says nothing against it" in text


def test_answer_of_what_is_not_genuine_keeps_what_was_typed(client_reads):
    certificate = make_certificate()

    wrong = asked(client_reads, certificate.number, "Zoë <Other>")
    unknown = asked(client_reads, number := new_number(), "Zoë <Other>")

    assert told(wrong) == told(unknown)
    assert told(wrong)[0] == "This certificate is not genuine"
    assert typed(unknown) == {"number": number, "name": "Zoë <Other>"}


def typed(page):
    return {one["name"]: one.get("value", "") for one in page.select("main form input")}


@pytest.mark.parametrize(
    ("number", "name", "errors"),
    [
        ("", "", ["Enter the number of the certificate.", "Enter the name that is printed on the "
                  "certificate."]),
        ("WLT-7K2M-9QXD", NAME, ["A certificate number has 12 letters and digits after WLT. This "
                                 "one has 8."]),
        ("WLT-7K2M-9QXD-4HT6", NAME, ["This number has a typing error: a character is wrong, or "
                                      "two changed places. Compare it with the certificate."]),
        ("WLT-7K2M-9QXD-4HT5", "n" * 201, ["Use at most 200 characters."]),
    ],
)  # fmt: skip
def test_faults_are_listed_and_what_was_typed_is_kept(client_reads, number, name, errors):
    page = asked(client_reads, number, name, status=422)

    assert [words(one) for one in page.select(".usa-alert--error li")] == errors
    assert [words(one) for one in page.select(".usa-error-message")] == errors
    assert words(page.title).startswith("Error: ")
    assert typed(page) == {"number": number, "name": name}
    for link in page.select(".usa-alert--error a"):
        field = page.select_one(link["href"])
        assert field["aria-invalid"] == "true"
        assert page.find(id=field["aria-describedby"].split()[-1])


def test_scanned_code_says_that_the_number_is_ours_and_asks_for_the_name(
    client_reads, django_assert_num_queries
):
    certificate = make_certificate()
    client_reads.get(VERIFY)
    address = f"{VERIFY}{certificate.number}/{Facts.of(certificate).seal}/"

    with django_assert_num_queries(1):
        page = client_reads.get(address)

    assert words(page.select_one(".usa-alert__heading")) == "The number in this code is ours"
    assert typed(page) == {"number": certificate.number, "name": ""}
    assert page.select_one("main form")["action"] == VERIFY
    assert page.response["X-Robots-Tag"] == "noindex"


def test_code_with_a_wrong_seal_is_not_ours(client_reads):
    certificate = make_certificate()
    wrong = seal(certificate.number, b"another key")

    page = client_reads.get(f"{VERIFY}{certificate.number}/{wrong}/", status=404)
    client_reads.get(f"{VERIFY}WLT-7K2M-9QXD-4HT6/{wrong}/", status=404)

    assert words(page.select_one(".usa-alert__heading")) == "This code is not one of ours"
    assert typed(page) == {"number": "", "name": ""}


def test_code_of_a_number_that_was_never_issued_is_not_ours(client_reads):
    number = new_number()
    _, key = signing_key()

    page = client_reads.get(f"{VERIFY}{number}/{seal(number, key)}/", status=404)

    assert words(page.select_one(".usa-alert__heading")) == "This code is not one of ours"


def test_code_whose_key_is_gone_cannot_be_checked(client_reads, settings):
    settings.CERTIFICATE_KEYS = ["old:" + "a" * 32]
    certificate = make_certificate()
    address = f"{VERIFY}{certificate.number}/{Facts.of(certificate).seal}/"
    settings.CERTIFICATE_KEYS = []

    assert told(client_reads.get(address))[0] == "We cannot check this certificate now"


@pytest.fixture
def busy_client():
    """The client of the tests has tried all it may, until half a minute from now."""
    later = time.monotonic() + 30
    for _ in range(rates.A_MINUTE):
        assert rates.rate.seconds_to_wait("127.0.0.1", rates.A_MINUTE, later) == 0


@pytest.mark.usefixtures("busy_client")
def test_client_who_tries_too_often_waits(client_reads):
    number = grouped("0" * 12)

    page = asked(client_reads, number, status=429)
    again = client_reads.post(f"/training/certificates/{number}/", {"name": NAME}, status=429)

    seconds = page.response["Retry-After"]
    assert 3 < int(seconds) <= 33
    assert words(page.select_one(".usa-alert--error li")) == (
        f"You tried many times in a short while. Wait {seconds} seconds, then try again."
    )
    assert typed(page) == {"number": number, "name": NAME}
    assert typed(again) == {"name": NAME}
    client_reads.get(VERIFY)


def test_client_may_try_twenty_times_a_minute():
    request = RequestFactory().get("/")

    waits = [rates.seconds_to_wait(request) for _ in range(21)]

    assert waits[:20] == [0] * 20
    assert waits[20] == 3


@pytest.mark.usefixtures("busy_client")
def test_another_client_is_not_kept_waiting(client_reads):
    asked(client_reads, grouped("0" * 12), status=200, REMOTE_ADDR="192.0.2.7")


def test_other_sites_send_no_names(client_reads):
    with pytest.raises(AssertionError, match="403"):
        asked(client_reads, new_number(), headers={"Sec-Fetch-Site": "cross-site"})


def test_nobody_has_to_sign_in_to_check(client_reads):
    assert not User.objects.exists()
    assert told(asked(client_reads, new_number()))[0] == "This certificate is not genuine"
