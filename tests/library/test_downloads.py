"""Files as readers download them."""

import hashlib

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import ProtectedError

from portal.library import actions, storage
from portal.library.models import Form, FormFile
from tests.factories import AT, make_draft, make_person
from tests.library.corpus import docx, pdf
from tests.library.shelf import make_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(form):
    return make_file(form, name="SF 182.pdf")


def asked(client, address, method="get", **headers):
    """Return an answer with its body; to read all of it closes the file."""
    answer = getattr(client, method)(address, headers=headers)
    answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def downloads(file):
    return FormFile.objects.values_list("downloads", flat=True).get(pk=file.pk)


def test_file_is_given_as_a_download_that_runs_nowhere(file, client):
    answer = asked(client, f"/forms/sf-182/files/{file.pk}/sf-182.pdf")

    assert answer.body == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="sf-182.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["ETag"] == f'"{hashlib.sha256(pdf()).hexdigest()}"'
    assert not answer.cookies


def test_word_file_is_given_as_what_it_is(form, client):
    file = make_file(form, data=docx(), name="form.docx")

    answer = asked(client, file.get_absolute_url())

    assert answer["Content-Type"].endswith("wordprocessingml.document")


def test_download_is_counted_once(file, client):
    address = file.get_absolute_url()
    first = asked(client, address)
    asked(client, address, "head")
    unchanged = asked(client, address, if_none_match=first["ETag"])

    assert (unchanged.status_code, downloads(file)) == (304, 1)


def test_download_that_asks_for_a_part_gets_and_counts_the_whole(file, client):
    answer = asked(client, file.get_absolute_url(), range="bytes=0-9")

    assert (answer.status_code, answer.body, downloads(file)) == (200, pdf(), 1)


def test_file_is_not_compressed_again(file, client):
    answer = asked(client, file.get_absolute_url(), accept_encoding="gzip, br")

    assert (answer["Content-Length"], "Content-Encoding" in answer) == (f"{len(pdf())}", False)
    assert answer["ETag"] == f'"{file.sha256}"'


def test_file_is_given_where_counting_fails(file, client, caplog):
    def refuse(execute, sql, *rest):
        if sql.startswith("UPDATE"):
            raise OperationalError("read only")
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        answer = asked(client, file.get_absolute_url())

    assert answer.body == pdf()
    assert "was not counted" in caplog.text


def test_draft_with_a_file_is_not_deleted(library):
    draft = make_draft(Form, parent=library, number="SF-7")
    make_file(draft)

    with pytest.raises(ProtectedError):
        draft.delete()


def test_failed_write_leaves_nothing_on_the_disk(settings):
    (settings.FORM_FILES / hashlib.sha256(b"a").hexdigest() / "in the way").mkdir(parents=True)

    with pytest.raises(OSError, match="irectory"):
        storage.keep(b"a")

    assert not list(settings.FORM_FILES.glob(".new-*"))


def test_old_name_leads_to_the_present_one(file, client):
    answer = client.get(f"/forms/sf-182/files/{file.pk}/old.pdf")

    assert (answer.status_code, answer["Location"]) == (302, file.get_absolute_url())


def test_file_of_a_draft_is_for_the_desk_alone(library, client):
    draft = make_draft(Form, parent=library, number="SF-7")
    address = make_file(draft).get_absolute_url()

    for_readers = client.get(address)
    client.force_login(make_person("author", "telework"))
    at_desk = asked(client, address)

    assert (for_readers.status_code, at_desk.status_code) == (404, 200)
    assert at_desk["Cache-Control"] == "private, no-store"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_removed_file_is_gone_from_readers_and_from_the_disk(file, client):
    actions.remove(file=file, reason="It was the wrong one.", by=None, at=AT)

    assert client.get(file.get_absolute_url()).status_code == 404
    assert b"sf-182.pdf" not in client.get(file.form.path).content
    assert not storage.path_of(file.sha256).exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_bytes_stay_while_another_row_has_them(file, form, client):
    other = make_file(form, name="other.pdf")

    actions.remove(file=file, reason="It was there twice.", by=None, at=AT)

    assert asked(client, other.get_absolute_url()).body == pdf()


def test_file_that_the_disk_has_lost_is_not_found(file, client, caplog):
    storage.drop(file.sha256)

    assert client.get(file.get_absolute_url()).status_code == 404
    assert file.sha256 in caplog.text


def test_files_are_kept_for_the_portal_alone(file):
    folder = storage.path_of(file.sha256).parent

    assert [one.name for one in folder.iterdir()] == [file.sha256]
    assert folder == settings.FORM_FILES
    assert folder.stat().st_mode & 0o077 == 0
    assert storage.path_of(file.sha256).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("number", ["0", "99999", "9" * 30])
def test_number_of_no_file_is_not_found(form, client, number):
    assert client.get(f"/forms/sf-182/files/{number}/a.pdf").status_code == 404
