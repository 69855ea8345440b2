"""What the portal knows to answer about a number and a name."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from portal.agencies.models import Agency
from tests.factories.certificates import (
    NAME,
    PASSED_AT,
    make_certificate,
    make_completion,
    make_version,
)
from tests.factories.courses import make_course
from training.certificates import Status, verify, verify_many
from training.certificates.facts import Facts
from training.certificates.numbers import new_number
from training.models import Certificate

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_genuine_certificate_has_its_facts():
    agency = Agency.objects.create(slug="usda", name="Department of Agriculture")
    certificate = make_certificate(completion=make_completion(agency=agency))

    verdict = verify(certificate.number.lower(), NAME.upper())

    assert verdict.status == Status.GENUINE
    assert replace(verdict.facts, seal="") == Facts(
        number=certificate.number,
        seal="",
        course=certificate.completion.course.title,
        course_number="TWX-E",
        version="2026.1",
        completed_on=date(2026, 11, 20),
        zone="America/New_York",
        minutes=60,
        score=90,
        agency="Department of Agriculture",
        is_for_employees=True,
    )


def test_unknown_number_and_wrong_name_have_the_same_answer():
    certificate = make_certificate()

    wrong, unknown = verify(certificate.number, "Zoë Other"), verify(new_number(), NAME)

    assert replace(wrong, number="") == replace(unknown, number="")
    assert (wrong.status, wrong.facts) == (Status.NOT_GENUINE, None)


def test_typing_error_is_told_apart():
    verdict = verify("WLT-7K2M-9QXD-4HT6", NAME)

    assert (verdict.status, verdict.number) == (Status.NOT_GENUINE, "WLT-7K2M-9QXD-4HT6")
    assert verdict.fault.startswith("This number has a typing error")


def test_certificate_is_superseded_by_a_material_version_only():
    certificate = make_certificate()
    first = certificate.completion.course

    def add(version, days, *, is_material):
        at = PASSED_AT + days * DAY
        make_version(course=first.course, version=version, is_material=is_material, effective_at=at)
        return verify(certificate.number, NAME)

    assert add("2025.9", -1, is_material=True).status == Status.GENUINE
    assert add("2026.2", 1, is_material=False).status == Status.GENUINE
    superseded = add("2026.3", 2, is_material=True)
    again = add("2026.4", 3, is_material=True)

    assert (superseded.status, superseded.newer_version) == (Status.SUPERSEDED, "2026.3")
    assert superseded.superseded_on == date(2026, 11, 22)
    assert (again.newer_version, again.superseded_on) == ("2026.4", date(2026, 11, 22))


def test_another_course_supersedes_nothing():
    certificate = make_certificate()
    other = make_version(course=make_course(modules=0, slug="other"), version="2027.1")

    later = make_version(
        course=other.course, version="2027.2", is_material=True, effective_at=PASSED_AT + DAY
    )

    assert later.course != certificate.completion.course.course
    assert verify(certificate.number, NAME).status == Status.GENUINE


def test_revoked_certificate_says_so_to_whoever_knows_the_name_only():
    certificate = make_certificate()
    Certificate.objects.update(revoked_at=PASSED_AT, revoked_reason="Taken twice.")

    verdict = verify(certificate.number, NAME)

    assert (verdict.status, verdict.revoked_reason) == (Status.REVOKED, "Taken twice.")
    assert verdict.revoked_on == date(2026, 11, 20)
    assert verify(certificate.number, "Zoë Other").status == Status.NOT_GENUINE


@pytest.mark.parametrize(
    "change",
    [
        {"score": 100},
        {"zone": "Pacific/Guam"},
        {"passed_at": PASSED_AT + DAY},
    ],
)
def test_completion_changed_in_the_database_is_not_genuine(change):
    certificate = make_certificate()
    type(certificate.completion).objects.update(**change)

    assert verify(certificate.number, NAME).status == Status.NOT_GENUINE


def test_certificate_put_under_another_number_or_signature_is_not_genuine():
    first, second = make_certificate(), make_certificate()
    Certificate.objects.filter(pk=first.pk).update(mac=second.mac)
    Certificate.objects.filter(pk=second.pk).update(number=(moved := new_number()))

    assert verify(first.number, NAME).status == Status.NOT_GENUINE
    assert verify(moved, NAME).status == Status.NOT_GENUINE


@pytest.fixture
def certificate():
    return make_certificate()


@given(name=st.text("zoëZOË o’brien'-ñuez", min_size=1, max_size=20))
@example(name=f" {NAME} ")
@tried(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_only_the_name_that_was_signed_is_genuine(certificate, name):
    is_genuine = verify(certificate.number, name).status == Status.GENUINE

    assert is_genuine == (name.strip() == NAME)


def test_new_key_leaves_old_certificates_genuine(settings):
    settings.CERTIFICATE_KEYS = ["old:" + "a" * 32]
    old = make_certificate()
    settings.CERTIFICATE_KEYS = ["new:" + "b" * 32, "old:" + "a" * 32]
    new = make_certificate()

    assert (old.key_id, new.key_id) == ("old", "new")
    assert [verify(one.number, NAME).status for one in (old, new)] == [Status.GENUINE] * 2


def test_certificate_from_before_the_first_key_stays_genuine(settings):
    settings.CERTIFICATE_KEYS = []
    certificate = make_certificate()
    settings.CERTIFICATE_KEYS = ["first:" + "a" * 32]

    assert verify(certificate.number, NAME).status == Status.GENUINE


def test_removed_key_cannot_be_checked_and_staff_are_told(settings, caplog):
    settings.CERTIFICATE_KEYS = ["old:" + "a" * 32]
    certificate = make_certificate()
    settings.CERTIFICATE_KEYS = ["new:" + "b" * 32]

    verdict = verify(certificate.number, NAME)

    assert (verdict.status, verdict.facts) == (Status.NOT_CHECKED, None)
    assert [record.getMessage() for record in caplog.records] == [
        "1 certificates could not be checked: CERTIFICATE_KEYS no longer has the key 'old'."
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_two_queries_answer_for_many(django_assert_num_queries, number):
    pairs = [(make_certificate().number, NAME) for _ in range(number)]

    with django_assert_num_queries(2):
        verdicts = verify_many([*pairs, (new_number(), NAME), ("nonsense", NAME)])

    assert [one.status for one in verdicts] == [Status.GENUINE] * number + [Status.NOT_GENUINE] * 2
