"""Drafts: begun, saved, taken back, copied, thrown away."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Event, Page
from telework.models import Topic
from tests.factories import AT, content_for, make_draft, make_page, make_person
from tests.publishing.log import last_line, lines, states

pytestmark = pytest.mark.django_db


def test_create_page_stores_draft_that_public_cannot_see(author):
    page = make_draft(slug="leave", by=author)

    assert (page.path, states(page)) == ("/leave/", ["draft"])
    assert lines(page) == [("created", author, {})]
    assert not Page.objects.readable().exists()


def test_create_page_refuses_a_taken_address():
    make_draft(slug="leave")

    with pytest.raises(ValidationError) as caught:
        make_draft(slug="leave")

    assert caught.value.message_dict == {
        "slug": ["Another page is at /leave/ already. Choose another last part or parent."]
    }


def test_create_page_keeps_to_the_author_s_section():
    author = make_person(Role.AUTHOR, "training")

    with pytest.raises(PermissionDenied):
        make_draft(slug="telework", by=author)

    assert make_draft(slug="training", by=author).path == "/training/"


def test_save_draft_leaves_live_page_as_it_is(author):
    page = make_page(title="The title readers see now")

    actions.save_draft(
        page=page, content={"title": "The title that waits for approval"}, by=author, at=AT
    )

    page.refresh_from_db()
    assert page.title == "The title readers see now"
    assert states(page) == ["live", "draft"]
    assert last_line(page) == ("saved", author, {})


def test_save_draft_shows_the_desk_what_a_draft_is_called_now():
    page = make_draft(title="The title it had at first")

    actions.save_draft(page=page, content={"title": "The title it has by now"}, by=None, at=AT)

    page.refresh_from_db()
    assert page.title == "The title it has by now"


def test_save_draft_unchanged_makes_no_revision():
    page = make_page()
    content = page.revisions.get().content

    revision = actions.save_draft(page=page, content=content, by=None, at=AT)

    assert revision == page.revisions.get()
    assert last_line(page)[0] == "published"


def test_save_draft_ends_the_review_of_the_one_before(author):
    page = make_draft(by=author)
    actions.submit(revision=page.revisions.get(), by=author, at=AT)

    actions.save_draft(page=page, content={"body": "Better."}, by=author, at=AT)

    assert states(page) == ["superseded", "draft"]


def test_save_draft_keeps_what_is_noticed():
    page = make_draft(body="Read [the rules of leave](page:/nowhere/).")

    found = page.revisions.get().findings
    assert [(one["field"], one["severity"]) for one in found] == [("body", "forbids")]


def test_save_draft_from_an_old_reading_never_unpublishes():
    page = make_draft()
    actions.publish(revision=page.revisions.get(), by=None, at=AT)

    actions.save_draft(page=page, content={"body": "From the old reading."}, by=None, at=AT)

    page.refresh_from_db()
    assert page.state == Page.State.LIVE
    assert page.html == "<p>Ask your supervisor first.</p>\n"


def test_save_draft_is_for_authors_of_the_section():
    page = make_page()

    with pytest.raises(PermissionDenied):
        actions.save_draft(
            page=page, content={"body": "X."}, by=make_person(Role.PUBLISHER, "training"), at=AT
        )

    assert page.revisions.count() == 1


def test_restore_makes_an_earlier_text_the_newest_draft(author):
    page = make_page(body="First.")
    actions.save_draft(page=page, content={"body": "Second."}, by=None, at=AT)

    restored = actions.restore(revision=page.revisions.get(number=1), by=author, at=AT)

    assert (restored.number, restored.content["body"]) == (3, "First.")
    assert states(page) == ["live", "superseded", "draft"]
    assert last_line(page) == ("restored", author, {"restored": 1})


def test_restore_is_for_authors_of_the_section():
    page = make_page()

    with pytest.raises(PermissionDenied):
        actions.restore(
            revision=page.revisions.get(), by=make_person(Role.AUTHOR, "training"), at=AT
        )


def test_duplicate_begins_a_draft_with_what_was_saved_last(author):
    page = make_page(Topic, slug="one", key_points="Ask early.", body="Live.", order=7)
    actions.save_draft(page=page, content={"body": "Saved last."}, by=None, at=AT)

    copy = actions.duplicate(page=page, parent=page, slug="two", by=author, at=AT)

    assert (type(copy), copy.path, copy.state, copy.order) == (Topic, "/one/two/", "draft", 7)
    assert (copy.owner, copy.revisions.get().content["body"]) == (author, "Saved last.")
    assert copy.revisions.get().content["key_points"] == "Ask early."
    assert lines(copy) == [("created", author, {"copy_of": "/one/"})]
    assert states(page) == ["live", "draft"]


def test_duplicate_refuses_a_taken_address_and_another_section(author):
    page = make_page(slug="one")

    with pytest.raises(ValidationError, match="Another page is at /one/ already"):
        actions.duplicate(page=page, parent=None, slug="one", by=author, at=AT)
    with pytest.raises(PermissionDenied):
        actions.duplicate(
            page=page, parent=None, slug="two", by=make_person(Role.AUTHOR, "training"), at=AT
        )

    assert Page.objects.get() == page


def test_delete_draft_leaves_its_lines_of_the_log(author):
    page = make_draft(slug="gone", title="A page that never was", by=author)

    actions.delete_draft(page=page, by=author, at=AT)

    assert not Page.objects.exists()
    events = Event.objects.order_by("pk")
    assert [(one.verb, one.path, one.page) for one in events] == [
        ("created", "/gone/", None),
        ("deleted", "/gone/", None),
    ]
    assert events[1].detail == {"title": "A page that never was"}


def test_delete_draft_refuses_what_readers_have_known():
    page = make_page()
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=AT)

    with pytest.raises(ValidationError, match="Readers have known this page"):
        actions.delete_draft(page=page, by=None, at=AT)


def test_delete_draft_refuses_while_pages_are_below():
    page = make_draft()
    make_draft(parent=page)

    with pytest.raises(ValidationError, match="Delete or move the pages below this one first"):
        actions.delete_draft(page=page, by=None, at=AT)

    assert last_line(page)[0] == "created"


def test_delete_draft_is_for_authors_of_the_section():
    page = make_draft()

    with pytest.raises(PermissionDenied):
        actions.delete_draft(page=page, by=make_person(Role.AUTHOR, "training"), at=AT)

    assert Page.objects.get() == page


def test_verbs_are_told_in_order():
    page = make_draft(slug="one")
    revision = actions.save_draft(page=page, content=content_for(Page), by=None, at=AT)
    actions.publish(revision=revision, by=None, at=AT)
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    assert [verb for verb, _, _ in lines(page)] == ["created", "saved", "published", "moved"]
