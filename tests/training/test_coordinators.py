"""Coordinators of agencies at the desk: who they are, and who gets which answer where."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from portal.accounts.roles import Role
from portal.desk.panels import panels_for
from tests.agencies.entries import make_agency
from tests.factories import make_editor, make_person, make_user
from tests.factories.courses import make_course
from tests.reading import words
from training.models import Coordinator

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = ("nobody", "staff", "publisher", "coordinator", "both", "left", "administrator", "super")
OWN, OTHER = "/admin/agency-training/own/", "/admin/agency-training/other/"
WAY = "ways-in/course/"

# "publisher" publishes everything, "coordinator" and "both" look after `own`, "both" is an author
# too; "left" looked after it until the account was closed. An answer is a status, or where it
# leads: "in" to sign-in, "on" anywhere else. What is posted is faulty, save where it says "on".
TABLE = [
    # request                                   nobody staff publ coord both left admin super
    ("GET /admin/",                             "in    200   200  200   200  in   200   200"),
    ("GET /admin/agency-training/",             "in    403   403  on    on   in   200   200"),
    (f"GET {OWN}",                              "in    403   403  200   200  in   200   200"),
    (f"GET {OWN}certificates.csv",              "in    403   403  200   200  in   200   200"),
    (f"GET {OWN}certificates.json",             "in    403   403  200   200  in   200   200"),
    (f"GET {OWN}check/",                        "in    403   403  200   200  in   200   200"),
    (f"POST {OWN}check/",                       "401   403   403  422   422  401  422   422"),
    (f"GET {OWN}records/",                      "in    403   403  200   200  in   200   200"),
    (f"POST {OWN}records/",                     "401   403   403  422   422  401  422   422"),
    (f"GET {OWN}records/columns/",              "in    403   403  200   200  in   200   200"),
    (f"POST {OWN}records/columns/",             "401   403   403  422   422  401  422   422"),
    (f"GET {OWN}ways-in/",                      "in    403   403  200   200  in   200   200"),
    (f"GET {OWN}{WAY}",                         "in    403   403  200   200  in   200   200"),
    (f"POST {OWN}{WAY}",                        "401   403   403  422   422  401  422   422"),
    (f"GET {OTHER}",                            "in    403   403  403   403  in   200   200"),
    (f"GET {OTHER}certificates.csv",            "in    403   403  403   403  in   200   200"),
    (f"GET {OTHER}certificates.json",           "in    403   403  403   403  in   200   200"),
    (f"GET {OTHER}check/",                      "in    403   403  403   403  in   200   200"),
    (f"POST {OTHER}check/",                     "401   403   403  403   403  401  422   422"),
    (f"GET {OTHER}records/",                    "in    403   403  403   403  in   200   200"),
    (f"POST {OTHER}records/",                   "401   403   403  403   403  401  422   422"),
    (f"GET {OTHER}records/columns/",            "in    403   403  403   403  in   200   200"),
    (f"POST {OTHER}records/columns/",           "401   403   403  403   403  401  422   422"),
    (f"GET {OTHER}ways-in/",                    "in    403   403  403   403  in   200   200"),
    (f"GET {OTHER}{WAY}",                       "in    403   403  403   403  in   200   200"),
    (f"POST {OTHER}{WAY}",                      "401   403   403  403   403  401  422   422"),
    ("GET /admin/agency-training/none/",        "in    403   403  404   404  in   404   404"),
    (f"GET {OWN}ways-in/none/",                 "in    403   403  404   404  in   404   404"),
    ("GET /admin/training/coordinator/",        "in    403   403  403   403  in   200   200"),
    ("GET /admin/training/coordinator/add/",    "in    403   403  403   403  in   200   200"),
    ("POST /admin/training/coordinator/add/",   "401   403   403  403   403  401  200   200"),
    ("GET /admin/training/coordinator/{row}/change/", "in 403 403 403   403  in   200   200"),
    ("POST /admin/training/coordinator/{row}/delete/", "401 403 403 403 403  401  on    on"),
    # What else there is at the desk is not for a coordinator without another role.
    ("GET /admin/training/course/",             "in    403   200  403   200  in   200   200"),
    ("GET /admin/training/certificate/",        "in    403   403  403   403  in   200   200"),
    ("GET /admin/publishing/page/",             "in    403   200  403   200  in   200   200"),
    ("GET /admin/accounts/user/",               "in    403   403  403   403  in   200   200"),
    ("GET /admin/agencies/agency/",             "in    403   200  403   200  in   200   200"),
]  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The people of the table, for all rows; no row changes anything."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_course(modules=0)
        own = make_agency(slug="own", name="Own Agency")
        make_agency(slug="other", name="Other Agency")
        people = {
            "nobody": None,
            "staff": make_user(),
            "publisher": make_person(Role.PUBLISHER),
            "coordinator": make_user(),
            "both": make_person(Role.AUTHOR),
            "left": make_user(is_active=False),
            "administrator": make_person(Role.ADMINISTRATOR),
            "super": make_editor(),
        }
        for name in ("coordinator", "both", "left"):
            row = Coordinator.objects.create(user=people[name], agency=own)
        yield people, row.pk, {name: client_of(user) for name, user in people.items()}
        transaction.set_rollback(True)


@pytest.mark.parametrize(("request_line", "answers"), TABLE, ids=[line for line, _ in TABLE])
def test_everybody_gets_the_answer_of_the_table(world, request_line, answers):
    _, row, clients = world
    method, _, path = request_line.format(row=row).partition(" ")

    got = {name: answer(client, method, path) for name, client in clients.items()}

    assert got == dict(zip(PEOPLE, answers.split(), strict=True))


def client_of(user):
    client = Client()
    if user:
        client.force_login(user)
    return client


def answer(client, method, path):
    faulty = {"contact_name": "x" * 121}
    response = client.post(path, faulty) if method == "POST" else client.get(path)
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if response["Location"].startswith("/admin/login/") else "on"


def test_every_screen_for_coordinators_is_in_the_table():
    names = {
        one.name
        for pattern in get_resolver().url_patterns
        if str(pattern.pattern) == "admin/"
        for one in pattern.url_patterns
        if (getattr(one, "name", "") or "").startswith("agency_training")
    }
    places = {
        reverse(f"admin:{name}", args=args)
        for name in names
        for args in ([["own", "course"]] if name == "agency_training_way" else [["own"]])
        if name != "agency_training"
    }

    assert {f"GET {place}" for place in places} <= {line for line, _ in TABLE}


def test_second_factor_is_asked_of_coordinators_too(world, settings):
    settings.REQUIRE_SECOND_FACTOR = True

    assert answer(client_of(world[0]["coordinator"]), "GET", OWN) == "on"


@pytest.fixture
def agency():
    return make_agency(slug="usda", name="Department of Agriculture")


@pytest.fixture
def coordinator(agency):
    user = make_user()
    Coordinator.objects.create(user=user, agency=agency)
    return user


@pytest.fixture
def desk(client_reads, coordinator):
    client_reads.login(coordinator)
    return client_reads


def test_coordinator_finds_only_the_agency_at_the_desk(desk):
    page = desk.get("/admin/")

    sections = [words(one) for one in page.select(".desk-menu a")]
    assert sections == ["Start", "Training"]
    links = [words(one) for one in page.select(".entrance a")]
    assert links == ["Training by agency"]
    assert words(page.select_one(".panel a")) == "Department of Agriculture"


def test_coordinator_of_several_agencies_chooses(desk, coordinator):
    Coordinator.objects.create(user=coordinator, agency=make_agency(name="Bureau of Tests"))
    make_agency(name="Of nobody")

    page = desk.get("/admin/agency-training/")

    names = [words(one) for one in page.select(".agency-list a")]
    assert names == ["Bureau of Tests", "Department of Agriculture"]


def test_administrators_have_no_panel_of_agencies(agency):
    titles = [one.title for one in panels_for(make_editor(), datetime.now(UTC))]

    assert "Training of your agency" not in titles


def test_coordinator_is_appointed_and_dismissed_in_the_admin(agency):
    user, client = make_user(), Client()
    client.force_login(make_person(Role.ADMINISTRATOR))
    own = Client()
    own.force_login(user)

    client.post("/admin/training/coordinator/add/", {"user": user.pk, "agency": agency.pk})
    assert own.get("/admin/agency-training/usda/").status_code == 200

    row = Coordinator.objects.get(user=user)
    client.post(f"/admin/training/coordinator/{row.pk}/delete/", {"post": "yes"})
    assert own.get("/admin/agency-training/usda/").status_code == 403
