"""A form of the desk that is sent too late comes back whole, and to nobody but the site itself."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from telework.models import Topic
from tests.factories import make_editor, make_page
from tests.publishing.desk import form_of
from tests.reading import ReadingClient, words

pytestmark = pytest.mark.django_db

OWN = {"Origin": "http://testserver"}


@pytest.fixture
def strict():
    """A client that is asked for tokens as browsers are."""
    return ReadingClient(enforce_csrf_checks=True)


def kept(soup):
    """Return what the page would send again."""
    form = soup.select_one(".sign-in form")
    assert form["method"] == "post"
    return [(one["name"], one.get("value", "")) for one in form.select("input[type=hidden]")]


def test_form_of_a_person_who_was_signed_out_comes_back_whole(client_reads):
    page = make_page(Topic)
    typed = form_of(page, body='Typed "as is" & <b>\r\nkept.', related=["7", "8"], _save="1")

    soup = client_reads.post(f"{page.edit_url}?from=list", typed, status=401)

    fields = kept(soup)
    # A browser makes the line feed what it was when it sends the form.
    assert ("body", 'Typed "as is" & <b>\nkept.') in fields
    assert [value for name, value in fields if name == "related"] == ["7", "8"]
    assert soup.select_one(".sign-in form")["action"] == f"{page.edit_url}?from=list"
    assert "You were signed out" in words(soup.h1)
    assert page.revisions.count() == 1


def test_kept_form_leads_to_signing_in_beside_it(client_reads):
    soup = client_reads.post(make_page(Topic).edit_url, {"title": "Typed"}, status=401)

    link = soup.find("a", string="Sign in in a new tab")
    assert link["target"] == "_blank"
    assert link["href"] == "/accounts/sign-in/?next=/admin/signed-in/"
    client_reads.login(make_editor())
    assert (
        "go back to the one in which you were working" in client_reads.get("/admin/signed-in/").text
    )


def test_kept_form_is_kept_by_nothing_but_the_page(client_reads):
    response = client_reads.post(make_page(Topic).edit_url, {"title": "Typed"}, status=401).response

    assert "no-store" in response["Cache-Control"]
    assert response["WWW-Authenticate"].startswith("Form ")


def test_passwords_and_files_are_not_kept_and_the_page_says_so(client_reads):
    file = SimpleUploadedFile("guide.docx", b"...")
    typed = {"name": "Ana", "new_Password1": "secret", "file": file}

    soup = client_reads.post("/admin/publishing/page/add/", typed, status=401)

    assert [name for name, _ in kept(soup)] == ["csrfmiddlewaretoken", "name"]
    assert "secret" not in str(soup)
    assert "guide.docx" in soup.text
    assert "Passwords are never kept" in soup.text


@pytest.mark.parametrize("typed", [{}, {"password": "secret"}])
def test_post_that_holds_nothing_to_keep_leads_to_signing_in(client_reads, typed):
    answer = client_reads.post("/admin/publishing/page/add/", typed, status=302)

    assert answer["Location"] == "/admin/login/?next=/admin/publishing/page/add/"


def test_old_token_brings_the_form_back_with_a_good_one(strict):
    page = make_page(Topic)
    strict.login(make_editor())
    strict.get(page.edit_url)
    typed = form_of(page, body="Typed.", csrfmiddlewaretoken="a" * 64, _save="1")

    soup = strict.post(page.edit_url, typed, status=403, headers=OWN)

    assert "Please send this once more" in words(soup.h1)
    strict.post(page.edit_url, dict(kept(soup)), status=302, headers=OWN)
    assert page.revisions.first().content["body"] == "Typed."


def test_form_survives_a_lost_session_and_the_token_of_the_next(strict):
    page = make_page(Topic)
    strict.login(make_editor())
    token = strict.get(page.edit_url).select_one("[name=csrfmiddlewaretoken]")["value"]
    strict.client.logout()
    strict.client.cookies["csrftoken"] = token
    typed = form_of(page, body="Typed.", csrfmiddlewaretoken=token, _save="1")

    lost = strict.post(page.edit_url, typed, status=401, headers=OWN)
    del strict.client.cookies["csrftoken"]
    strict.login(make_editor())
    expired = strict.post(page.edit_url, dict(kept(lost)), status=403, headers=OWN)
    strict.post(page.edit_url, dict(kept(expired)), status=302, headers=OWN)

    assert page.revisions.first().content["body"] == "Typed."


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin"},
    ],
)
def test_form_of_another_site_is_refused_and_not_shown(strict, headers):
    strict.login(make_editor())

    soup = strict.post(
        make_page(Topic).edit_url, {"title": "Put here by others"}, status=403, headers=headers
    )

    assert "The form had expired" in words(soup.h1)
    assert "Put here by others" not in str(soup)


def test_form_elsewhere_than_at_the_desk_is_not_kept(strict):
    soup = strict.post("/accounts/sign-in/", {"login": "a@example.gov"}, status=403, headers=OWN)

    assert "a@example.gov" not in str(soup)


def test_preview_of_a_script_is_refused_without_a_session(client):
    assert client.post("/admin/markup/preview/", {"body": "Typed."}).status_code == 401
    assert Client().get("/admin/markup/pages/").status_code == 302
