"""Whoever imports may do no more than at the desk, page by page; and it costs no more for many."""

import pytest

from portal.accounts.roles import Role
from portal.exchange import importing
from portal.exchange.planning import Outcome
from portal.publishing.models import Page
from telework.models import Topic
from tests.exchange.uploads import IMPORT, file_of, new_file, report_of, send, upload, zipped
from tests.factories import AT, make_page, make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "section", "path", "outcome"),
    [
        (Role.AUTHOR, "", "/telework/new/", Outcome.NEW),
        (Role.AUTHOR, "telework", "/telework/new/", Outcome.NEW),
        (Role.AUTHOR, "site", "/telework/new/", Outcome.REFUSED),
        (Role.AUTHOR, "site", "/new/", Outcome.NEW),
        (Role.AUTHOR, "telework", "/new/", Outcome.REFUSED),
        (Role.AUTHOR, "telework", "/telework/old/", Outcome.CHANGED),
        (Role.AUTHOR, "site", "/telework/old/", Outcome.REFUSED),
        (Role.PUBLISHER, "telework", "/telework/old/", Outcome.CHANGED),
    ],
)
def test_rights_decide_on_each_page(client_reads, role, section, path, outcome):
    hub = make_page(slug="telework")
    make_page(parent=hub, slug="old")
    client_reads.login(make_person(role, section))

    found, _ = report_of(client_reads, zipped({"a.md": new_file(path)}))

    assert found == {outcome: [path]}


@pytest.mark.parametrize(
    ("role", "column", "value", "outcome"),
    [
        (Role.AUTHOR, "owner", "owner@example.gov", Outcome.CHANGED),
        (Role.AUTHOR, "next review", "2027-11-20", Outcome.REFUSED),
        (Role.AUTHOR, "order", "5", Outcome.REFUSED),
        (Role.AUTHOR, "order", "100", Outcome.UNCHANGED),
        (Role.PUBLISHER, "next review", "2027-11-20", Outcome.CHANGED),
    ],
)
def test_only_publishers_change_what_takes_effect_at_once(
    client_reads, role, column, value, outcome
):
    make_page(slug="one")
    make_user(email="owner@example.gov")
    client_reads.login(make_person(role))

    found, _ = report_of(client_reads, f"address,{column}\n/one/,{value}\n", "pages.csv")

    assert found == {outcome: ["/one/"]}


def test_right_lost_after_the_report_stops_the_import(client_reads):
    author = make_person(Role.AUTHOR)
    client_reads.login(author)
    _, address = send(client_reads, zipped({"b.md": new_file("/b/")}))
    author.grants.update(section="telework")

    answer = client_reads.post(address, status=200)

    assert "You have no role" in words(answer.select_one(".outcome--refused"))
    assert not Page.objects.exists()


def test_whoever_may_write_nothing_may_not_upload(client):
    client.force_login(make_user())

    assert client.get(IMPORT).status_code == 403
    assert client.post(IMPORT, upload(b"x")).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_report_costs_the_same_for_one_page_and_for_many(editor, django_assert_num_queries, number):
    files = {}
    for _ in range(number):
        page = make_page(Topic, body="Before.", related=[make_page().pk])
        files[f"{page.pk}.md"] = file_of(page, [("Before", "After")])
    job = importing.receive(name="a.zip", data=zipped(files), by=editor, at=AT)

    with django_assert_num_queries(7):
        plan = importing.plan_for(job)

    assert [row.outcome for row in plan.rows] == [Outcome.CHANGED] * number
