"""Certificates at the desk: how they are found and revoked, and that nothing else is done."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied

from portal.accounts.roles import Role
from tests.factories import make_person
from tests.factories.certificates import NAME, PASSED_AT, make_certificate
from tests.reading import words
from training.certificates import Status, verify
from training.certificates.issuing import revoke
from training.models import Certificate

pytestmark = pytest.mark.django_db

LIST = "/admin/training/certificate/"


@pytest.fixture
def desk(client_reads):
    client_reads.login(make_person(Role.ADMINISTRATOR))
    return client_reads


def test_list_shows_what_was_issued_and_costs_the_same_for_many(desk, django_assert_num_queries):
    certificates = [make_certificate() for _ in range(3)]
    desk.get(LIST)

    # Session, user, grants; the count of all and of those found, the dates, the filter, the rows.
    with django_assert_num_queries(9):
        page = desk.get(LIST)

    rows = [words(row) for row in page.select("#result_list tbody tr")]
    assert rows[0].startswith(certificates[-1].number)
    assert rows[0].endswith("TWX-E 2026.1 Nov. 20, 2026 Nov. 20, 2026 - Issued")


@pytest.mark.parametrize("spell", [str.lower, lambda number: number[4:].replace("-", " ")])
def test_certificate_is_found_by_its_number(desk, spell):
    certificate, _ = make_certificate(), make_certificate()

    page = desk.get(LIST, {"q": spell(certificate.number)})

    found = [words(one) for one in page.select("#result_list tbody th")]
    assert found == [certificate.number]


def test_list_is_narrowed_to_the_revoked(desk):
    certificate, _ = make_certificate(), make_certificate()
    Certificate.objects.filter(pk=certificate.pk).update(
        revoked_at=PASSED_AT, revoked_reason="Wrong."
    )

    page = desk.get(LIST, {"state": "revoked"})

    assert [words(one) for one in page.select("#result_list tbody th")] == [certificate.number]
    assert "Revoked Nov. 20, 2026" in words(page.select_one("#result_list tbody tr"))


def test_administrator_revokes_with_a_reason_that_is_logged(desk):
    certificate = make_certificate()
    change = f"{LIST}{certificate.pk}/change/"
    link = desk.get(change).find("a", string="Revoke")
    asked = desk.get(link["href"])

    answer = desk.post(link["href"], {"reason": " Taken twice. "})

    assert words(asked.h1) == f"Revoke {certificate.number}?"
    assert answer["Location"] == change
    verdict = verify(certificate.number, NAME)
    assert (verdict.status, verdict.revoked_reason) == (Status.REVOKED, "Taken twice.")
    assert LogEntry.objects.get().get_change_message() == "Revoked: Taken twice."
    assert "by editor" in words(desk.get(f"{LIST}{certificate.pk}/history/").main)
    assert desk.get(change).find("a", string="Revoke") is None


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        (" ", "This field is required."),
        ("x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_reason_is_needed_and_kept_short(desk, reason, error):
    certificate = make_certificate()

    page = desk.post(f"{LIST}{certificate.pk}/revoke/", {"reason": reason})

    assert error in words(page.main)
    assert page.select_one("#id_reason")["value"] == reason.strip() or not reason.strip()
    assert not Certificate.objects.get().is_revoked


def test_what_was_revoked_meanwhile_is_not_revoked_again():
    certificate, by = make_certificate(), make_person(Role.ADMINISTRATOR)
    revoke(certificate=Certificate.objects.get(), reason="First.", by=by, at=PASSED_AT)

    with pytest.raises(PermissionDenied):
        revoke(certificate=certificate, reason="Second.", by=by, at=PASSED_AT)

    assert Certificate.objects.get().revoked_reason == "First."


def test_nobody_else_revokes_whatever_way_they_come():
    certificate = make_certificate()
    publisher = make_person(Role.PUBLISHER, "training")

    with pytest.raises(PermissionDenied):
        revoke(certificate=certificate, reason="No.", by=publisher, at=PASSED_AT)

    assert not Certificate.objects.get().is_revoked


def test_desk_offers_no_action_on_certificates(desk):
    make_certificate()

    assert desk.get(LIST).select("select[name=action]") == []
