"""Between the report of an upload and its import: the portal may change, others may try."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts.roles import Role
from portal.exchange import importing
from portal.exchange.models import ImportJob
from portal.publishing import actions
from portal.publishing.models import Page, Revision
from tests.exchange.uploads import IMPORT, file_of, new_file, send, zipped
from tests.factories import AT, make_draft, make_page, make_person
from tests.reading import words

pytestmark = pytest.mark.django_db


def test_page_saved_after_the_report_is_not_overwritten(desk):
    page = make_page(slug="one", body="Before.")
    files = {"a.md": file_of(page, [("Before", "After")]), "b.md": new_file("/b/")}
    _, address = send(desk, zipped(files))
    actions.save_draft(page=page, content={"body": "Meanwhile."}, by=None, at=AT)

    answer = desk.post(address, status=200)

    assert "Pages were changed at the desk" in words(answer.select_one(".error-summary"))
    assert "/one/ was changed at the desk" in words(answer.select_one(".outcome--refused"))
    assert page.revisions.first().content["body"] == "Meanwhile."
    assert not Page.objects.filter(path="/b/").exists()


def test_stale_report_can_be_made_anew_and_imported(desk):
    page = make_page(slug="one", body="Before.")
    _, address = send(desk, zipped({"a.md": file_of(page, [("Before", "After")])}))
    actions.save_draft(page=page, content={"body": "Meanwhile."}, by=None, at=AT)

    again = desk.post(address, {"again": "1"}, status=302)["Location"]
    soup = desk.get(again)
    desk.post(again, status=302)

    assert "Meanwhile" in words(soup.select_one(".outcome--changed del"))
    assert page.revisions.first().content["body"] == "After."


@pytest.mark.parametrize("what", ["begun", "deleted", "moved", "kept up"])
def test_import_stops_where_a_page_came_went_or_changed_after_the_report(desk, what):
    page = make_draft(slug="one", body="Before.")
    files = {"a.md": file_of(page, [("Before", "After")]), "b.md": new_file("/b/")}
    _, address = send(desk, zipped(files))
    {
        "begun": lambda: make_draft(slug="b"),
        "deleted": lambda: actions.delete_draft(page=page, by=None, at=AT),
        "moved": lambda: actions.move(page=page, parent=None, slug="c", by=None, at=AT),
        "kept up": lambda: actions.keep_up(page=page, changes={"order": 5}, by=None, at=AT),
    }[what]()
    before = Revision.objects.count()

    answer = desk.post(address, status=200)

    assert "Nothing was imported" in words(answer.select_one(".error-summary"))
    assert Revision.objects.count() == before


def test_import_is_done_once(desk):
    _, address = send(desk, zipped({"b.md": new_file("/b/")}))
    desk.post(address, status=302)

    again = desk.post(address, status=302)

    assert again["Location"] == IMPORT
    assert Page.objects.get().revisions.count() == 1
    assert "no longer kept" in words(desk.get(IMPORT))


def test_upload_is_kept_for_its_sender_alone_and_for_an_hour(desk, editor, client):
    _, address = send(desk, zipped({"b.md": new_file("/b/")}))
    token, now = address.split("/")[-2], timezone.now()
    other = make_person(Role.AUTHOR)
    client.force_login(other)

    assert importing.job_of(token, user=editor, at=now)
    assert importing.job_of(token, user=other, at=now) is None
    assert importing.job_of(token[:-1] + "x", user=editor, at=now) is None
    assert importing.job_of(token, user=editor, at=now + timedelta(hours=1)) is None
    assert client.get(address)["Location"] == IMPORT
    assert client.post(address)["Location"] == IMPORT
    assert not Page.objects.exists()


def test_token_of_one_upload_opens_no_other(editor):
    job = importing.receive(name="a.zip", data=zipped({"a.md": new_file("/a/")}), by=editor, at=AT)
    other = importing.receive(name="b.zip", data=b"PK", by=make_person(Role.AUTHOR), at=AT)

    token = importing.token_of(other)

    assert importing.job_of(token, user=editor, at=AT) is None
    assert importing.job_of(importing.token_of(job), user=editor, at=AT) == job


def test_one_upload_a_person_is_kept_and_old_ones_are_forgotten(editor):
    other = make_person(Role.AUTHOR)
    importing.receive(name="old.zip", data=b"PK", by=other, at=AT)
    importing.receive(name="first.zip", data=b"PK", by=editor, at=AT + timedelta(hours=1))

    importing.receive(name="second.zip", data=b"PK", by=editor, at=AT + timedelta(hours=1))

    assert [job.name for job in ImportJob.objects.all()] == ["second.zip"]
