"""A lapse in appropriations: one switch, a notice over every page, and no promises meanwhile."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError

from portal.accounts.roles import Role
from portal.core import generation, page_cache
from portal.status.lapse import USUAL_CONTACT_HOURS, USUAL_NOTICE, begin, end, lapse
from portal.status.models import Lapse
from tests.factories import AT, make_page, make_person
from tests.reading import words

pytestmark = pytest.mark.django_db

SCREEN = "/admin/lapse/"


@pytest.fixture(autouse=True)
def empty_cache():
    page_cache.cache.clear()


def begun(by=None, notice=USUAL_NOTICE):
    return begin(notice=notice, contact_hours=USUAL_CONTACT_HOURS, by=by, at=AT)


def test_lapse_is_known_from_its_beginning_to_its_end():
    before = lapse()
    begun()
    during = lapse()
    end(by=None, at=AT + timedelta(days=3))

    assert (before, during.contact_hours, lapse()) == (None, USUAL_CONTACT_HOURS, None)


def test_notice_stands_over_cached_pages_while_it_lasts(client, client_reads):
    page = make_page()
    assert b"have lapsed" not in client.get(page.path).content

    begun(notice="Appropriations **have lapsed.**")
    read = client_reads.get(page.path)

    region = read.find("section", attrs={"aria-labelledby": "lapse"})
    assert words(region) == "Warning: Lapse in appropriations Appropriations have lapsed."
    assert (region.find_parent("main"), region.find("form")) == (None, None)
    end(by=None, at=AT)
    assert b"have lapsed" not in client.get(page.path).content


def test_known_lapse_costs_no_query(client, django_assert_num_queries):
    page = make_page()
    begun()
    client.get(page.path)
    page_cache.cache.clear()

    with django_assert_num_queries(2):
        assert b"Lapse in appropriations" in client.get(page.path).content


def test_second_lapse_is_refused_and_the_table_holds_one():
    begun()

    with pytest.raises(ValidationError, match="goes on already"):
        begun()
    with pytest.raises(IntegrityError):
        Lapse.objects.create(began_at=AT, notice="x", contact_hours="x")


def test_end_without_a_lapse_is_refused():
    with pytest.raises(ValidationError, match="No lapse"):
        end(by=None, at=AT)


def test_notice_that_links_to_nothing_is_refused():
    with pytest.raises(ValidationError, match="There is no page"):
        begun(notice="See [this](page:/nowhere/).")

    assert lapse() is None


def test_page_is_shown_with_the_database_away(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    monkeypatch.setattr(Lapse.objects, "filter", away)
    generation.bump()

    assert client.get("/display/").status_code == 200


@pytest.mark.parametrize(
    ("role", "section", "may"),
    [
        (Role.AUTHOR, "", False),
        (Role.REVIEWER, "site", False),
        (Role.PUBLISHER, "telework", False),
        (Role.PUBLISHER, "site", True),
        (Role.PUBLISHER, "", True),
        (Role.ADMINISTRATOR, "", True),
    ],
)
def test_switch_is_thrown_by_publishers_of_the_site_and_administrators(client, role, section, may):
    person = make_person(role, section)
    client.force_login(person)
    typed = {"verb": "begin", "notice": USUAL_NOTICE, "contact_hours": USUAL_CONTACT_HOURS}

    answers = client.get(SCREEN).status_code, client.post(SCREEN, typed).status_code

    assert answers == ((200, 302) if may else (403, 403))
    assert (lapse() is not None) is may
    if not may:
        with pytest.raises(PermissionDenied):
            begun(by=person)


def test_screen_begins_and_ends_a_lapse_and_keeps_who_did(client_reads):
    first, second = make_person(Role.PUBLISHER, name="Pat"), make_person(Role.ADMINISTRATOR)
    client_reads.login(first)
    form = client_reads.get(SCREEN)
    assert form.find("textarea", {"name": "notice"}).text.strip() == USUAL_NOTICE
    typed = {"verb": "begin", "notice": "Nothing is **new** here.", "contact_hours": "Later."}
    client_reads.post(SCREEN, typed)
    client_reads.login(second)
    shown = client_reads.get(SCREEN)
    client_reads.post(SCREEN, {"verb": "end"})

    (row,) = Lapse.objects.all()
    assert (row.began_by, row.ended_by, row.contact_hours) == (first, second, "Later.")
    assert shown.select_one(".site-alert strong").text == "new"
    assert "Pat" in words(client_reads.get(SCREEN).select_one("table"))


def test_screen_keeps_what_was_typed_when_it_is_faulty(client_reads):
    client_reads.login(make_person(Role.PUBLISHER))
    typed = {"verb": "begin", "notice": "See [this](page:/nowhere/).", "contact_hours": ""}

    page = client_reads.post(SCREEN, typed, status=422)

    assert {link["href"] for link in page.select(".error-summary a")} == {"#id_contact_hours"}
    assert page.find("textarea", {"name": "notice"}).text.strip() == typed["notice"]
    typed["contact_hours"] = "Later."
    page = client_reads.post(SCREEN, typed, status=422)
    assert "There is no page at /nowhere/" in words(page.select_one(".error-summary"))
    assert lapse() is None


def test_screen_says_so_when_another_was_quicker(client_reads):
    client_reads.login(make_person(Role.PUBLISHER))

    page = client_reads.post(SCREEN, {"verb": "end"}, status=422)

    assert "No lapse goes on" in words(page.select_one(".error-summary"))
