import pytest
from django.core.exceptions import ValidationError

from portal.law.models import Authority
from portal.publishing import actions
from portal.publishing.models import Event, Page, Redirect, Revision
from tests.factories import AT, content_for, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db


def test_create_page_stores_draft_that_public_cannot_see():
    page = make_draft(slug="leave")

    assert page.path == "/leave/"
    assert page.revisions.get().number == 1
    assert not Page.objects.readable().exists()


def test_create_page_refuses_a_taken_address():
    make_draft(slug="leave")

    with pytest.raises(ValidationError) as caught:
        make_draft(slug="leave")

    assert caught.value.message_dict == {
        "slug": ["Another page is at /leave/ already. Choose another last part or parent."]
    }


def test_save_draft_leaves_live_page_as_it_is():
    page = make_page(title="The title readers see now")

    actions.save_draft(
        page=page, content={"title": "The title that waits for approval"}, by=None, at=AT
    )

    page.refresh_from_db()
    assert page.title == "The title readers see now"
    assert [revision.state for revision in page.revisions.all()] == ["draft", "live"]


def test_save_draft_unchanged_makes_no_revision():
    page = make_page()
    content = page.revisions.get().content

    revision = actions.save_draft(page=page, content=content, by=None, at=AT)

    assert revision == page.revisions.get()


def test_publish_shows_the_revision_and_supersedes_the_one_before():
    page = make_page()
    content = {"body": "The new text.", "title": "The title after the change"}
    revision = actions.save_draft(page=page, content=content, by=None, at=AT)

    actions.publish(revision=revision, by=None, at=AT, change_note="New text.")

    page.refresh_from_db()
    assert (page.title, page.html, page.change_note) == (
        "The title after the change",
        "<p>The new text.</p>\n",
        "New text.",
    )
    assert [(r.number, r.state) for r in page.revisions.order_by("number")] == [
        (1, "superseded"),
        (2, "live"),
    ]


def test_publish_refuses_an_unknown_page_link_and_changes_nothing():
    page = make_draft(body="See [the other page](page:/nowhere/).")

    with pytest.raises(ValidationError) as caught:
        actions.publish(revision=page.revisions.get(), by=None, at=AT)

    assert "/nowhere/" in caught.value.messages[0]
    page.refresh_from_db()
    assert page.state == Page.State.DRAFT


def test_publish_below_a_draft_is_refused():
    page = make_draft(parent=make_draft(slug="above"))

    with pytest.raises(ValidationError, match="Publish /above/ first"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


def test_publish_together_lets_new_pages_link_to_one_another():
    first = make_draft(slug="first", body="See [the second](page:/second/).")
    second = make_draft(slug="second", body="See [the first](page:/first/).")
    revisions = Revision.objects.filter(page__in=[first, second])

    actions.publish_together(revisions=revisions, by=None, at=AT)

    assert [link.target.path for link in first.links_out.all()] == ["/second/"]
    assert [link.target.path for link in second.links_out.all()] == ["/first/"]


def test_publish_indexes_citations_and_the_sections_they_are_in():
    page = make_page(body="The law is 5 U.S.C. 6503(a)(2); see also Pub. L. 111-292.")

    direct = page.citations.filter(is_direct=True).values_list("authority__citation", flat=True)
    around = page.citations.filter(is_direct=False).values_list("authority__citation", flat=True)
    assert set(direct) == {"5 U.S.C. 6503(a)(2)", "Pub. L. 111-292"}
    assert set(around) == {"5 U.S.C. 6503", "5 U.S.C. 6503(a)"}


def test_publish_drops_citations_that_the_text_no_longer_makes():
    page = make_page(body="The law is 5 U.S.C. 6503.")
    revision = actions.save_draft(page=page, content={"body": "No law."}, by=None, at=AT)

    actions.publish(revision=revision, by=None, at=AT)

    assert not page.citations.exists()
    assert Authority.objects.get().citation == "5 U.S.C. 6503"


def test_move_takes_everything_below_along_and_leaves_one_hop_redirects():
    old, new = make_page(slug="old"), make_page(slug="new")
    child = make_page(slug="child", parent=old)
    grandchild = make_page(slug="leaf", parent=child)

    actions.move(page=child, parent=new, slug="child", by=None, at=AT)
    child.refresh_from_db()
    actions.move(page=child, parent=new, slug="kid", by=None, at=AT)

    grandchild.refresh_from_db()
    assert grandchild.path == "/new/kid/leaf/"
    assert {(r.path, r.page.path) for r in Redirect.objects.all()} == {
        ("/old/child/", "/new/kid/"),
        ("/old/child/leaf/", "/new/kid/leaf/"),
        ("/new/child/", "/new/kid/"),
        ("/new/child/leaf/", "/new/kid/leaf/"),
    }


def test_move_back_makes_no_loop():
    page = make_page(slug="one")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    actions.move(page=page, parent=None, slug="one", by=None, at=AT)

    assert [(r.path, r.page.path) for r in Redirect.objects.all()] == [("/two/", "/one/")]


def test_move_keeps_links_of_other_pages_right():
    target = make_page(slug="target")
    source = make_page(body="See [it](page:/target/#part).")

    for slug in ("moved", "moved-again"):
        actions.move(page=target, parent=None, slug=slug, by=None, at=AT)

    source.refresh_from_db()
    assert 'href="/moved-again/#part"' in source.html
    assert source.body == "See [it](page:/target/#part)."
    assert [link.target.path for link in source.links_out.all()] == ["/moved-again/"]


def test_move_below_itself_is_refused():
    page = make_page(slug="top")
    child = make_page(parent=page)

    with pytest.raises(ValidationError, match="below itself"):
        actions.move(page=page, parent=child, slug="top", by=None, at=AT)


def test_move_of_the_home_page_is_refused():
    home = make_page(slug="")
    make_page(slug="leave")

    with pytest.raises(ValidationError, match="The home page stays"):
        actions.move(page=home, parent=None, slug="start", by=None, at=AT)


def test_move_of_a_draft_leaves_no_redirect():
    page = make_draft(slug="one")

    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    assert not Redirect.objects.exists()


def test_new_page_takes_an_old_address_back_once_it_is_live():
    page = make_page(slug="one")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    draft = make_draft(slug="one")
    assert Redirect.objects.get().path == "/one/"
    actions.publish(revision=draft.revisions.get(), by=None, at=AT)

    assert not Redirect.objects.exists()


def test_save_draft_from_an_old_reading_never_unpublishes():
    page = make_draft()
    actions.publish(revision=page.revisions.get(), by=None, at=AT)

    actions.save_draft(page=page, content={"body": "From the old reading."}, by=None, at=AT)

    page.refresh_from_db()
    assert page.state == Page.State.LIVE
    assert page.html == "<p>Ask your supervisor first.</p>\n"


def test_minor_edit_keeps_the_last_change_note():
    page = make_page(note="New figures.")
    revision = actions.save_draft(page=page, content={"body": "Typo mended."}, by=None, at=AT)

    actions.publish(revision=revision, by=None, at=AT)

    page.refresh_from_db()
    assert (page.change_note, page.changed_at) == ("New figures.", AT)


def test_publish_names_every_problem_of_every_page():
    pages = [make_draft(title="Short", body="[x](page:/nowhere/)") for _ in range(2)]
    revisions = [page.revisions.get() for page in pages]

    with pytest.raises(ValidationError) as caught:
        actions.publish_together(revisions=revisions, by=None, at=AT)

    for page in pages:
        assert sum(message.startswith(page.path) for message in caught.value.messages) >= 2


def test_publish_survives_a_related_page_that_is_gone():
    other = make_draft()
    page = make_draft(related=[other.pk])
    other.delete()

    actions.publish(revision=page.revisions.get(), by=None, at=AT)

    assert not page.related.exists()


def test_page_may_link_to_itself():
    page = make_page(slug="self", body="See [above](page:/self/#top).")

    assert 'href="/self/#top"' in page.html


def test_keep_up_says_what_changed():
    page, editor = make_page(), make_editor()

    actions.keep_up(page=page, changes={"order": 7, "owner": editor}, by=editor, at=AT)

    event = page.events.filter(verb=Event.Verb.UPKEEP).get()
    assert (event.by, event.detail) == (editor, {"order": [100, 7], "owner": [None, str(editor)]})


def test_keep_up_without_change_writes_no_history():
    page = make_page()

    actions.keep_up(page=page, changes={"order": page.order}, by=None, at=AT)

    assert not page.events.filter(verb=Event.Verb.UPKEEP).exists()


def test_history_tells_every_verb_in_order():
    page = make_draft(slug="one")
    revision = actions.save_draft(page=page, content=content_for(Page), by=None, at=AT)
    actions.publish(revision=revision, by=None, at=AT)
    page.refresh_from_db()
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    verbs = page.events.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["created", "saved", "published", "moved"]
