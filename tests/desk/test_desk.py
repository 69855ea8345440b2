import pytest

from portal.accounts.roles import Role
from portal.desk.standing import standing
from portal.publishing import actions
from telework.models import Topic
from tests.factories import AT, make_draft, make_page, make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db


def menu(soup):
    return [words(link) for link in soup.select("nav[aria-label=Sections] a")]


def test_start_shows_sections_in_editors_words_pages_first(desk):
    found = menu(desk.get("/admin/"))

    assert found[:2] == ["Start", "Pages"]
    assert {"Contact", "Law", "Menus", "People"} <= set(found)
    assert found[2:] == sorted(found[2:])


def test_start_shows_nothing_to_whom_has_no_role(client_reads):
    make_draft(Topic, title="A draft that is none of your business")
    client_reads.login(make_user())

    soup = client_reads.get("/admin/")

    assert "none of your business" not in soup.text
    assert "no rights at the desk yet" in soup.main.text
    assert menu(soup) == []


def test_standing_names_the_fields_in_which_a_draft_differs():
    page = make_page(Topic)
    content = {"body": "Newer.", "key_points": "Newer."}
    latest = actions.save_draft(page=page, content=content, by=None, at=AT)

    stands = standing(page, latest)

    assert stands.has_draft
    assert stands.live.number == 1
    assert stands.differences == ["In short", "Body"]


def test_standing_of_a_published_revision_has_no_draft():
    page = make_page(Topic)

    stands = standing(page, page.revisions.get())

    assert (stands.has_draft, stands.differences) == (False, [])


def test_history_says_in_words_what_changed(desk):
    page = make_page(Topic, slug="one")
    actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)
    actions.restore(revision=page.revisions.get(number=1), by=None, at=AT)

    text = words(desk.get(f"/admin/telework/topic/{page.pk}/history/").main)

    assert "Changed: Body" in text
    assert "Address is now /two/ (before: /one/)" in text
    assert "The text is that of revision 1 again" in text


def test_author_finds_an_owner_without_the_right_to_see_users(client):
    author = make_person(Role.AUTHOR)
    client.force_login(author)
    query = {"app_label": "telework", "model_name": "topic", "field_name": "owner", "term": "edit"}

    answer = client.get("/admin/autocomplete/", query)

    assert answer.status_code == 200, answer.content
    assert [found["text"] for found in answer.json()["results"]] == [author.email]


def test_person_without_a_role_finds_nobody(client):
    client.force_login(make_user())
    query = {"app_label": "telework", "model_name": "topic", "field_name": "owner", "term": "edit"}

    assert client.get("/admin/autocomplete/", query).status_code == 403


def test_enter_in_a_field_saves_a_draft_and_never_publishes(desk):
    page = make_page(Topic)

    form = desk.get(page.edit_url).select_one("#topic_form")

    first = form.select_one("button[type=submit], input[type=submit]")
    assert not first.get("name")
