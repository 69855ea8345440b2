"""Editing pages at the desk: drafts, publishing, previews."""

import pytest

from portal.publishing import actions
from portal.publishing.models import Page
from telework.models import Hub, Topic
from tests.factories import AT, content_for, make_draft, make_editor, make_page
from tests.publishing.desk import form_of, url_of

pytestmark = pytest.mark.django_db


def test_saving_a_draft_leaves_readers_what_they_see(desk):
    page = make_page(Topic, body="Before.")

    desk.post(url_of(page), form_of(page, body="After.", _save="1"))

    page.refresh_from_db()
    assert page.html == "<p>Before.</p>\n"
    assert page.revisions.first().content["body"] == "After."


def test_edit_form_shows_what_was_saved_last(desk):
    page = make_page(Topic, body="Before.")
    actions.save_draft(page=page, content={"body": "Saved, not live."}, by=None, at=AT)

    form = desk.get(url_of(page))

    assert form.select_one("#id_body").text.strip() == "Saved, not live."


def test_saving_unchanged_makes_no_revision(desk):
    page = make_page(Topic, body="One.\n\nTwo.")

    desk.post(url_of(page), form_of(page, body="One.\r\n\r\nTwo.", _save="1"))

    assert page.revisions.count() == 1


def test_incomplete_draft_is_saved_and_says_what_is_missing(desk):
    page = make_page(Topic)
    posted = form_of(page, summary="", key_points="", body="[there](page:/nowhere/)", _save="1")

    desk.post(url_of(page), posted, status=302)

    checks = desk.get(url_of(page)).select_one(".findings__group--forbids").text
    assert page.revisions.first().content["summary"] == ""
    assert "Summary" in checks
    assert "/nowhere/" in checks


def test_draft_of_a_new_page_needs_no_more_than_a_title_and_an_address(desk):
    posted = {"title": "Short", "slug": "short", "order": 5, "_review": "1"}

    desk.post("/admin/telework/hub/add/", posted, status=302)

    assert Hub.objects.get().revisions.get().content["policy_as_of"] is None


def test_stale_form_never_overwrites_a_newer_save(desk):
    page = make_page(Topic)
    posted = form_of(page, body="Typed on the old text.", _save="1")
    actions.save_draft(page=page, content={"body": "Saved meanwhile."}, by=None, at=AT)

    form = desk.post(url_of(page), posted, status=200)

    assert "The page changed while you were typing" in form.text
    assert form.select_one("#id_body").text.strip() == "Typed on the old text."
    assert page.revisions.first().content["body"] == "Saved meanwhile."


def test_adding_a_page_begins_a_draft_at_its_address(desk, client):
    parent = make_page(slug="telework")
    content = content_for(Topic, title="A topic made at the desk")
    posted = {**content, "parent": parent.pk, "slug": "made", "order": 5, "_review": "1"}

    answer = desk.client.post("/admin/telework/topic/add/", posted)

    page = Topic.objects.get()
    assert (page.path, answer["Location"]) == ("/telework/made/", page.review_url)
    assert client.get("/telework/made/").status_code == 404


def test_preview_shows_typed_text_and_saves_nothing(desk):
    page = make_page(Topic, body="Before.")

    shown = desk.post(url_of(page, "change/preview"), form_of(page, body="Typed."))

    assert "Typed." in shown.main.text
    assert "Preview" in shown.text
    page.refresh_from_db()
    assert (page.body, page.revisions.count()) == ("Before.", 1)


def test_preview_of_an_invalid_form_still_shows_the_text(desk):
    page = make_page(Topic)

    shown = desk.post(url_of(page, "change/preview"), form_of(page, summary="", body="Typed."))

    assert "Typed." in shown.main.text


def test_preview_leaves_out_what_it_cannot_read(desk):
    hub = make_page(Hub)

    shown = desk.post(
        url_of(hub, "change/preview"),
        form_of(hub, body="Typed.", policy_as_of="no date", related="999"),
    )

    assert "Typed." in shown.main.text


def test_preview_of_a_new_page(desk):
    shown = desk.post("/admin/telework/topic/add/preview/", content_for(Topic, body="Typed."))

    assert "Typed." in shown.main.text
    assert not Page.objects.exists()


def test_history_tells_who_did_what(desk, editor):
    page = make_page(Topic)
    revision = actions.save_draft(page=page, content={"body": "New."}, by=editor, at=AT)
    actions.publish(revision=revision, by=make_editor(), at=AT, note="A new text.")

    history = desk.get(url_of(page, "history"))

    assert "A new text." in history.text
    assert editor.email in history.text


def test_all_pages_open_in_their_own_form(desk):
    page = make_page(Topic)

    answer = desk.client.get(f"/admin/publishing/page/{page.pk}/change/")

    assert answer["Location"] == url_of(page)


@pytest.mark.parametrize("number", [1, 3])
def test_page_list_costs_the_same_for_one_and_for_many(desk, django_assert_num_queries, number):
    for _ in range(number):
        page = make_page(Topic)
        actions.keep_up(page=page, changes={"owner": make_editor()}, by=None, at=AT)
    desk.get("/admin/publishing/page/")

    with django_assert_num_queries(5):
        desk.get("/admin/publishing/page/")


def test_markup_preview_answers_with_html_and_problems(desk):
    answer = desk.post("/admin/markup/preview/", {"body": "**Bold** [x](page:/nowhere/)"}).json()

    assert "<strong>Bold</strong>" in answer["html"]
    assert [problem["line"] for problem in answer["problems"]] == [1]


@pytest.mark.parametrize("words", ["looked", "for page", "SOUGHT", "subject looked"])
def test_page_choices_find_live_pages_by_any_words_of_their_names(desk, words):
    page = make_page(title="The page that is looked for", aliases="what is sought")
    make_draft(title="The draft that is looked for", aliases="what is sought")
    make_page(title="Another page about other things")

    answer = desk.get("/admin/markup/pages/", {"q": words}).json()

    assert answer == {"results": [{"title": page.title, "path": page.path}]}
