"""Who gets which answer where certificates are seen and revoked at the desk."""

import pytest
from django.db import transaction
from django.test import Client

from portal.accounts.roles import Role
from tests.factories import make_editor, make_person, make_user
from tests.factories.certificates import PASSED_AT, make_certificate
from training.certificates.issuing import revoke
from training.models import Certificate

pytestmark = pytest.mark.django_db

LIST = "/admin/training/certificate/"
PEOPLE = ("nobody", "staff", *Role.values, "superuser")

# An answer is a status, or "in" where one is asked to sign in first, or "on" where it leads on,
# which means that the certificate was revoked. All roles are in the section of training.
TABLE = [
    # address                   nobody staff auth rev  publ admin super
    (f"{LIST}",                 "in    403   403  403  403  200   200"),
    (f"{LIST}add/",             "in    403   403  403  403  403   403"),
    ("issued change",           "in    403   403  403  403  200   200"),
    ("POST issued change",      "in    403   403  403  403  403   403"),
    ("issued history",          "in    403   403  403  403  200   200"),
    ("issued delete",           "in    403   403  403  403  403   403"),
    ("POST issued delete",      "in    403   403  403  403  403   403"),
    ("issued revoke",           "in    403   403  403  403  200   200"),
    ("POST issued revoke",      "in    403   403  403  403  on    on"),
    ("revoked change",          "in    403   403  403  403  200   200"),
    ("revoked revoke",          "in    403   403  403  403  403   403"),
    ("POST revoked revoke",     "in    403   403  403  403  403   403"),
]  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A client of each person, and the certificates, for all rows."""
    with django_db_blocker.unblock(), transaction.atomic():
        roles = {role: make_person(role, section_of(role)) for role in Role.values}
        people = {"staff": make_user(), **roles, "superuser": make_editor()}
        made = {"issued": make_certificate(), "revoked": make_certificate()}
        revoke(certificate=made["revoked"], reason="Wrong.", by=people["superuser"], at=PASSED_AT)
        clients = {name: Client() for name in PEOPLE}
        for name, user in people.items():
            clients[name].force_login(user)
        yield clients, made
        transaction.set_rollback(True)


def section_of(role):
    return "" if role == Role.ADMINISTRATOR else "training"


@pytest.mark.parametrize(("row", "expected"), TABLE, ids=[row for row, _ in TABLE])
def test_answer_by_person(world, row, expected):
    clients, made = world
    is_post, rest = "POST" in row, row.removeprefix("POST ")
    name, _, what = rest.partition(" ")
    address = f"{LIST}{made[name].pk}/{what}/" if what else name
    before = stands()
    answers, changed = {}, set()
    for person, client in clients.items():
        with transaction.atomic():
            posted = {"reason": "It is wrong.", "post": "yes"}
            answer = client.post(address, posted) if is_post else client.get(address)
            answers[person] = told(answer)
            changed |= {answers[person]} if stands() != before else set()
            transaction.set_rollback(True)

    assert answers == dict(zip(PEOPLE, expected.split(), strict=True))
    assert changed == {*answers.values()} & {"on"}


def stands():
    return list(Certificate.objects.order_by("pk").values())


def told(answer):
    if answer.status_code != 302:
        return "in" if answer.status_code == 401 else str(answer.status_code)
    return "in" if answer["Location"].startswith(("/admin/login/", "/accounts/")) else "on"
