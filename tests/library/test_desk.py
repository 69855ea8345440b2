"""The screen on which a publisher keeps the files of a form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.library.models import FormFile
from tests.factories import make_person
from tests.library.corpus import opening, pdf, tagged_pdf
from tests.library.shelf import make_file, make_form
from tests.reading import ReadingClient, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return make_person("publisher", "site", name="Pat Page")


@pytest.fixture
def desk(publisher):
    client = ReadingClient()
    client.login(publisher)
    return client


def sent(data, name="SF 182.pdf", **typed):
    return {"upload": "1", "file": SimpleUploadedFile(name, data), "edition": "", **typed}


def test_good_file_reaches_readers_at_once(form, desk, publisher, client):
    client.get(form.path)

    answer = desk.post(form.desk_url("files"), sent(tagged_pdf(), edition="May 2010"), status=302)

    file = form.files.get()
    assert answer["Location"] == form.desk_url("files")
    assert (file.name, file.edition, file.uploaded_by) == ("sf-182.pdf", "May 2010", publisher)
    assert (file.is_tagged, file.has_title, file.language) == (True, True, "en-US")
    assert file.get_absolute_url().encode() in client.get(form.path).content


def test_refused_file_says_why_and_keeps_what_was_typed(form, desk):
    script = opening(S="/JavaScript", JS="app.alert(1)")

    soup = desk.post(form.desk_url("files"), sent(script, edition="May 2010"), status=422)

    assert "It holds a script" in words(soup.select_one(".error-summary"))
    assert soup.select_one(".error-summary a")["href"] == "#id_file"
    assert soup.select_one("#id_edition")["value"] == "May 2010"
    assert not form.files.exists()


def test_somebody_notes_that_a_file_is_accessible(form, desk, publisher):
    file = make_file(form)

    desk.post(
        form.desk_url("files"), {"judge": "1", "file": file.pk, "access": "accessible"}, status=302
    )

    file.refresh_from_db()
    assert (file.access, file.checked_by) == ("accessible", publisher)
    soup = desk.get(form.desk_url("files"))
    shown = words(soup.find(id=f"file-{file.pk}").parent)
    assert "Accessible Accessible, said Pat Page" in shown


def test_removing_a_file_takes_a_reason_and_leaves_a_record(form, desk):
    file = make_file(form)
    asked = {"remove": "1", "file": file.pk}

    desk.post(form.desk_url("files"), asked, status=422)
    assert form.files.kept().exists()

    desk.post(form.desk_url("files"), asked | {f"remove-{file.pk}-reason": "Wrong."}, status=302)
    record = words(desk.get(form.desk_url("files")).select_one("#removed-title").parent)
    assert record.endswith("by Pat Page: Wrong.")


@pytest.mark.parametrize(
    ("role", "section", "reads", "changes"),
    [
        ("author", "telework", 200, 403),
        ("reviewer", "site", 200, 403),
        ("publisher", "telework", 200, 403),
        ("publisher", "site", 200, 302),
        ("administrator", "", 200, 302),
    ],
)
def test_only_publishers_of_the_site_change_files(form, client, role, section, reads, changes):
    client.force_login(make_person(role, section))

    answers = client.get(form.desk_url("files")), client.post(form.desk_url("files"), sent(pdf()))

    assert [one.status_code for one in answers] == [reads, changes]
    assert FormFile.objects.count() == (changes == 302)


def test_file_of_another_form_cannot_be_removed_here(form, library, client):
    other = make_file(make_form(library, "SF-9"))
    client.force_login(make_person("publisher", "site"))

    answer = client.post(
        form.desk_url("files"),
        {"remove": "1", "file": other.pk, f"remove-{other.pk}-reason": "Wrong."},
    )

    assert (answer.status_code, FormFile.objects.kept().count()) == (404, 1)


@pytest.mark.parametrize("number", ["", "x", "9" * 40])
def test_odd_number_of_a_file_is_not_found(form, client, number):
    client.force_login(make_person("publisher", "site"))

    answer = client.post(form.desk_url("files"), {"remove": "1", "file": number})

    assert answer.status_code == 404


def test_change_screen_leads_to_the_files(form, desk):
    soup = desk.get(form.edit_url)

    assert soup.select_one(f"a[href='{form.desk_url('files')}']")
