"""Where pages may stand and who may put them there, at the desk."""

import pytest

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Page
from telework.models import Topic
from tests.factories import AT, content_for, make_draft, make_page, make_person, make_user
from tests.publishing.desk import form_of, url_of

pytestmark = pytest.mark.django_db


def test_stale_form_never_reverts_a_move_or_an_owner(desk, editor):
    page = make_draft(Topic, slug="one")
    posted = form_of(page, _save="1")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)
    actions.keep_up(page=page, changes={"owner": editor}, by=editor, at=AT)

    form = desk.post(url_of(page), posted, status=200)

    page.refresh_from_db()
    assert "The page changed while you were typing" in form.text
    assert (page.path, page.owner) == ("/two/", editor)


def test_adding_a_page_at_a_taken_address_is_refused_at_the_field(desk):
    make_page(slug="taken")
    content = content_for(Page)

    form = desk.post(
        "/admin/publishing/page/add/",
        {**content, "slug": "taken", "order": 5, "_save": "1"},
        status=200,
    )

    assert "Another page is at /taken/ already" in form.text


def test_text_that_is_too_long_is_refused_at_its_field(desk):
    page = make_page(Topic)

    form = desk.post(url_of(page), form_of(page, body="a" * 200_001, _save="1"), status=200)

    assert "200000" in form.select_one("#id_body_error").text


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("Work_Home", "small letters"),
        ("search", "address of the portal's own"),
        ("admin", "address of the portal's own"),
        ("a" * 80, "characters; 400 fit"),
    ],
)
def test_address_that_nobody_could_open_is_refused_at_the_field(desk, slug, message):
    parent = None
    for letter in "bcde" if len(slug) == 80 else "":
        parent = make_page(slug=letter * 80, parent=parent)
    page = make_draft(Topic)

    changes = {"slug": slug, "parent": parent.pk if parent else ""}
    form = desk.post(url_of(page), form_of(page, **changes, _save="1"), status=200)

    assert message in form.text


def test_page_of_another_kind_is_reached_through_its_own_admin_only(desk):
    page = make_page(Topic)

    for what in ("history", "compare", "restore", "change/preview"):
        answer = desk.client.post(f"/admin/publishing/page/{page.pk}/{what}/", {"revision": 1})
        assert answer.status_code == 404, what


def test_address_that_readers_know_is_no_field_of_the_form(desk, client):
    page = make_page(Topic, slug="one")

    desk.post(url_of(page), form_of(page, slug="stolen", body="Typed.", _save="1"), status=302)

    page.refresh_from_db()
    assert (page.path, page.revisions.first().content["body"]) == ("/one/", "Typed.")


def test_author_cannot_change_the_order_of_a_live_page(client):
    client.force_login(make_person(Role.AUTHOR))
    page = make_page(Topic)

    client.post(url_of(page), form_of(page, order=1, body="Typed.", _save="1"))

    page.refresh_from_db()
    assert (page.order, page.revisions.first().content["body"]) == (100, "Typed.")


def test_only_drafts_can_be_deleted(desk):
    draft, live = make_draft(Topic), make_page(Topic)

    assert desk.client.get(url_of(draft, "delete")).status_code == 200
    assert desk.client.get(url_of(live, "delete")).status_code == 403


@pytest.mark.parametrize(
    ("user", "expected"),
    [(None, 302), ({}, 403), ({"is_superuser": True}, 200), ({"is_staff": False}, 302)],
)
@pytest.mark.parametrize("what", ["change", "history", "change/preview"])
def test_desk_answers_by_role(client, user, expected, what):
    page = make_page(Topic)
    if user is not None:
        client.force_login(make_user(**user))

    url = url_of(page, what)
    answer = client.post(url, form_of(page)) if "preview" in what else client.get(url)

    # What nobody signed in has typed comes back: see tests/desk/test_kept_post.py.
    assert answer.status_code == (401 if user is None and "preview" in what else expected)
