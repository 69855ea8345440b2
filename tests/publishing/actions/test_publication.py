"""Publication: what readers see then, what keeps a text from them, and who stands behind it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.law.models import Authority
from portal.publishing import actions
from portal.publishing.models import Page, Redirect, Revision
from tests.factories import AT, make_draft, make_editor, make_page, make_person
from tests.publishing.log import last_line, lines, states

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
# A rule of the house blocks this; a publisher may override it.
VAGUE = "To apply, [click here](https://www.opm.gov/forms/)."


@pytest.fixture
def draft(author):
    """The first revision of a page, saved by the author."""
    return make_draft(slug="leave", by=author).revisions.get()


@pytest.fixture
def own_draft(publisher):
    """The first revision of a page, saved by the publisher."""
    return make_draft(by=publisher).revisions.get()


def change(page, *, by=None, **content):
    return actions.save_draft(page=page, content=content, by=by, at=AT)


def test_publish_shows_the_revision_and_supersedes_the_one_before(publisher):
    page = make_page()
    revision = change(page, body="The new text.", title="The title after the change")

    actions.publish(revision=revision, by=publisher, at=AT + DAY, note="New text.")

    page.refresh_from_db()
    revision.refresh_from_db()
    assert (page.title, page.html) == ("The title after the change", "<p>The new text.</p>\n")
    assert (page.change_note, page.changed_at) == ("New text.", AT + DAY)
    assert (page.published_at, page.updated_at) == (AT, AT + DAY)
    assert (revision.published_by, revision.published_at) == (publisher, AT + DAY)
    assert states(page) == ["superseded", "live"]
    assert last_line(page) == ("published", publisher, {"note": "New text."})


def test_publish_is_for_publishers_of_the_section(draft, reviewer):
    for user in (reviewer, make_person(Role.PUBLISHER, "training")):
        with pytest.raises(PermissionDenied):
            actions.publish(revision=draft, by=user, at=AT)

    assert states(draft.page) == ["draft"]


def test_publish_of_an_older_text_is_refused():
    page = make_page()
    old = change(page, body="Old.")
    change(page, body="New.")

    with pytest.raises(ValidationError, match="Only the newest draft can be published"):
        actions.publish(revision=old, by=None, at=AT)


def test_publish_of_what_readers_see_already_is_refused():
    page = make_page()

    with pytest.raises(ValidationError, match="Only the newest draft can be published"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


def test_publish_over_an_older_schedule_is_refused():
    page = make_page()
    scheduled = change(page, body="For the new year.")
    actions.schedule(revision=scheduled, publish_at=AT + DAY, by=None, at=AT)
    newer = change(page, body="Mended today.")

    with pytest.raises(ValidationError) as caught:
        actions.publish(revision=newer, by=None, at=AT)

    assert caught.value.messages == [
        "Revision 2 is scheduled for November 21, 2026, 10:00 a.m. EST and would take the place of "
        "this text then. Take it off the schedule first."
    ]
    assert states(page) == ["live", "scheduled", "draft"]


def test_publish_of_what_was_scheduled_takes_effect_at_once():
    page = make_page(body="Before.")
    scheduled = change(page, body="After.")
    actions.schedule(revision=scheduled, publish_at=AT + DAY, by=None, at=AT)

    actions.publish(revision=scheduled, by=None, at=AT)

    page.refresh_from_db()
    scheduled.refresh_from_db()
    assert (page.html, page.updated_at) == ("<p>After.</p>\n", AT)
    assert (scheduled.publish_at, scheduled.published_at) == (None, AT)


def test_publish_refuses_an_unknown_page_link_and_changes_nothing():
    page = make_draft(body="See [the other page](page:/nowhere/).")

    with pytest.raises(ValidationError) as caught:
        actions.publish(revision=page.revisions.get(), by=None, at=AT)

    assert "/nowhere/" in caught.value.messages[0]
    page.refresh_from_db()
    assert (page.state, states(page)) == (Page.State.DRAFT, ["draft"])
    assert last_line(page)[0] == "created"


def test_publish_refuses_a_link_to_a_draft():
    make_draft(slug="secret")
    page = make_draft(body="See [the other page](page:/secret/).")

    with pytest.raises(ValidationError, match="/secret/"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


def test_publish_below_a_draft_is_refused():
    page = make_draft(parent=make_draft(slug="above"))

    with pytest.raises(ValidationError, match="Publish /above/ first"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


def test_publish_below_a_page_that_was_taken_down_is_refused():
    parent = make_page(slug="above")
    page = make_draft(parent=parent)
    actions.archive(page=parent, reason="It ended.", by=None, at=AT)

    with pytest.raises(ValidationError, match="Publish /above/ first"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


def test_publish_below_a_withdrawn_page_is_possible():
    parent = make_page(slug="above")
    page = make_draft(parent=parent)
    actions.withdraw(page=parent, reason="It is wrong.", by=None, at=AT)

    actions.publish(revision=page.revisions.get(), by=None, at=AT)

    assert Page.objects.live().get() == page


def test_publish_at_an_address_of_the_portal_s_own_is_refused():
    page = make_draft(slug="search")

    with pytest.raises(ValidationError, match="/search/ is an address of the portal's own"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


@pytest.mark.parametrize("field", ["title", "summary"])
def test_publish_refuses_the_title_or_summary_of_another_page(field):
    other = make_page()
    page = make_draft(**{field: getattr(other, field)})

    with pytest.raises(ValidationError, match=f"{other.path} has the same {field}"):
        actions.publish(revision=page.revisions.get(), by=None, at=AT)


def test_publish_names_every_problem_of_every_page():
    pages = [make_draft(title="Short", body="[x](page:/nowhere/)") for _ in range(2)]

    with pytest.raises(ValidationError) as caught:
        actions.publish_together(revisions=[page.revisions.get() for page in pages], by=None, at=AT)

    for page in pages:
        assert sum(message.startswith(page.path) for message in caught.value.messages) >= 2


def test_publish_together_lets_new_pages_link_to_one_another():
    first = make_draft(slug="first", body="See [the second](page:/second/).")
    second = make_draft(slug="second", body="See [the first](page:/first/).")
    revisions = Revision.objects.filter(page__in=[first, second])

    actions.publish_together(revisions=revisions, by=None, at=AT)

    assert [link.target.path for link in first.links_out.all()] == ["/second/"]
    assert [link.target.path for link in second.links_out.all()] == ["/first/"]


def test_publish_together_is_for_publishers_and_changes_all_or_nothing(publisher):
    revisions = [make_draft(slug=slug).revisions.get() for slug in ("one", "training")]

    with pytest.raises(PermissionDenied):
        actions.publish_together(revisions=revisions, by=make_person(Role.PUBLISHER, "site"), at=AT)
    assert not Page.objects.readable().exists()

    actions.publish_together(revisions=revisions, by=publisher, at=AT)
    assert Page.objects.live().count() == 2


def test_publish_indexes_citations_and_the_sections_they_are_in():
    page = make_page(body="The law is 5 U.S.C. 6503(a)(2); see also Pub. L. 111-292.")

    direct = page.citations.filter(is_direct=True).values_list("authority__citation", flat=True)
    around = page.citations.filter(is_direct=False).values_list("authority__citation", flat=True)
    assert set(direct) == {"5 U.S.C. 6503(a)(2)", "Pub. L. 111-292"}
    assert set(around) == {"5 U.S.C. 6503", "5 U.S.C. 6503(a)"}


def test_publish_drops_citations_that_the_text_no_longer_makes():
    page = make_page(body="The law is 5 U.S.C. 6503.")
    revision = change(page, body="No law.")

    actions.publish(revision=revision, by=None, at=AT)

    assert not page.citations.exists()
    assert Authority.objects.get().citation == "5 U.S.C. 6503"


def test_publish_survives_a_related_page_that_is_gone():
    other = make_draft()
    page = make_draft(related=[other.pk])
    actions.delete_draft(page=other, by=None, at=AT)

    actions.publish(revision=page.revisions.get(), by=None, at=AT)

    assert not page.related.exists()


def test_page_may_link_to_itself():
    page = make_page(slug="self", body="See [above](page:/self/#top).")

    assert 'href="/self/#top"' in page.html


def test_minor_edit_keeps_the_last_change_note():
    page = make_page(note="New figures.")
    revision = change(page, body="Typo mended.")

    actions.publish(revision=revision, by=None, at=AT + DAY)

    page.refresh_from_db()
    assert (page.change_note, page.changed_at) == ("New figures.", AT)


def test_new_page_takes_an_old_address_back_once_it_is_live():
    page = make_page(slug="one")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    draft = make_draft(slug="one")
    assert Redirect.objects.get().path == "/one/"
    actions.publish(revision=draft.revisions.get(), by=None, at=AT)

    assert not Redirect.objects.exists()


def test_new_page_at_an_old_address_gets_the_links_that_name_it():
    page = make_page(slug="one")
    source = make_page(body="See [it](page:/one/).")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)
    draft = make_draft(slug="one")

    actions.publish(revision=draft.revisions.get(), by=None, at=AT)

    source.refresh_from_db()
    assert 'href="/one/"' in source.html
    assert [link.target.path for link in source.links_out.all()] == ["/one/"]


def test_end_is_kept_and_told(publisher, draft):
    actions.publish(revision=draft, by=publisher, at=AT, expire_at=AT + DAY)

    draft.refresh_from_db()
    assert draft.expire_at == AT + DAY
    assert last_line(draft.page)[2] == {"note": "", "until": "2026-11-21T15:00:00Z"}


def test_end_in_the_past_is_refused(publisher, draft):
    with pytest.raises(ValidationError) as caught:
        actions.publish(revision=draft, by=publisher, at=AT, expire_at=AT)

    assert caught.value.message_dict == {
        "expire_at": ["Choose a time after November 20, 2026, 10:00 a.m. EST."]
    }


def test_home_page_has_no_end(publisher):
    home = make_draft(slug="")

    with pytest.raises(ValidationError, match="The home page stays"):
        actions.publish(revision=home.revisions.get(), by=publisher, at=AT, expire_at=AT + DAY)


# A second person


def test_text_of_another_needs_no_reason(draft, publisher):
    actions.publish(revision=draft, by=publisher, at=AT, forced_reason="Not needed.")

    draft.refresh_from_db()
    assert (draft.forced_reason, draft.is_flagged) == ("", False)


def test_own_text_needs_a_reason(own_draft, publisher):
    with pytest.raises(ValidationError) as caught:
        actions.publish(revision=own_draft, by=publisher, at=AT, forced_reason="  ")

    assert caught.value.message_dict == {
        "forced_reason": [
            "You saved this text yourself and nobody else has approved it. Send it to review, or "
            "give a reason to publish it without a second person."
        ]
    }
    assert states(own_draft.page) == ["draft"]


def test_administrators_own_text_needs_a_reason_too():
    editor = make_editor()

    with pytest.raises(ValidationError, match="You saved this text yourself"):
        actions.publish(revision=make_draft(by=editor).revisions.get(), by=editor, at=AT)


def test_own_text_that_another_approved_needs_no_reason(own_draft, publisher, reviewer):
    actions.approve(revision=own_draft, by=reviewer, at=AT)

    actions.publish(revision=own_draft, by=publisher, at=AT)

    own_draft.refresh_from_db()
    assert (own_draft.state, own_draft.is_flagged) == ("live", False)


def test_forced_reason_is_kept_told_and_flagged(own_draft, publisher):
    actions.publish(
        revision=own_draft, by=publisher, at=AT, forced_reason=" Offices close at noon. "
    )

    own_draft.refresh_from_db()
    assert (own_draft.forced_reason, own_draft.is_flagged) == ("Offices close at noon.", True)
    assert last_line(own_draft.page)[2] == {"note": "", "forced": "Offices close at noon."}


def test_finding_that_blocks_can_be_overridden_with_a_reason(publisher, author):
    revision = make_draft(body=VAGUE, by=author).revisions.get()

    with pytest.raises(ValidationError, match="Mend this, or give a reason") as caught:
        actions.publish(revision=revision, by=publisher, at=AT)
    assert list(caught.value.message_dict) == ["forced_reason"]

    actions.publish(revision=revision, by=publisher, at=AT, forced_reason="A quotation.")
    revision.refresh_from_db()
    assert revision.is_flagged


def test_finding_that_blocks_stops_the_portal_itself(author):
    revision = make_draft(body=VAGUE, by=author).revisions.get()

    with pytest.raises(ValidationError, match="body, line 1"):
        actions.publish(revision=revision, by=None, at=AT)


def test_finding_that_forbids_has_no_override(publisher, author):
    revision = make_draft(body="[x](page:/nowhere/)", by=author).revisions.get()

    with pytest.raises(ValidationError, match="/nowhere/"):
        actions.publish(revision=revision, by=publisher, at=AT, forced_reason="It is urgent.")


def test_flag_is_cleared_by_another_publisher(own_draft, publisher, other_publisher):
    actions.publish(revision=own_draft, by=publisher, at=AT, forced_reason="Urgent.")

    actions.clear(revision=own_draft, by=other_publisher, at=AT + DAY)

    own_draft.refresh_from_db()
    assert (own_draft.is_flagged, own_draft.forced_reason) == (False, "Urgent.")
    assert (own_draft.cleared_by, own_draft.cleared_at) == (other_publisher, AT + DAY)
    assert last_line(own_draft.page) == ("cleared", other_publisher, {})


def test_flag_is_not_cleared_by_who_published_or_wrote(author, publisher):
    revision = make_draft(body=VAGUE, by=author).revisions.get()
    actions.publish(revision=revision, by=publisher, at=AT, forced_reason="Urgent.")
    author.grants.create(role=Role.PUBLISHER)

    for user in (publisher, author):
        with pytest.raises(ValidationError, match="Another publisher must check this"):
            actions.clear(revision=revision, by=user, at=AT)

    revision.refresh_from_db()
    assert revision.is_flagged


def test_flag_is_not_cleared_by_others(own_draft, publisher, reviewer):
    actions.publish(revision=own_draft, by=publisher, at=AT, forced_reason="Urgent.")

    for user in (reviewer, make_person(Role.PUBLISHER, "training")):
        with pytest.raises(PermissionDenied):
            actions.clear(revision=own_draft, by=user, at=AT)


def test_clear_without_a_flag_is_refused(draft, publisher, other_publisher):
    actions.publish(revision=draft, by=publisher, at=AT)

    with pytest.raises(ValidationError, match="Nothing waits for a check here"):
        actions.clear(revision=draft, by=other_publisher, at=AT)


def test_forced_publication_again_is_flagged_again(own_draft, publisher, other_publisher):
    page = own_draft.page
    actions.publish(revision=own_draft, by=publisher, at=AT, forced_reason="Urgent.")
    actions.clear(revision=own_draft, by=other_publisher, at=AT)
    actions.withdraw(page=page, reason="A mistake.", by=publisher, at=AT)

    actions.publish(revision=own_draft, by=publisher, at=AT, forced_reason="It was none.")

    own_draft.refresh_from_db()
    assert (own_draft.is_flagged, own_draft.cleared_by) == (True, None)


# Back again


def test_withdrawn_page_comes_back_with_the_same_text(publisher):
    page = make_page(body="As it was.")
    actions.withdraw(page=page, reason="A mistake.", by=None, at=AT)

    actions.publish(revision=page.revisions.get(), by=publisher, at=AT + DAY)

    page.refresh_from_db()
    assert (page.state, page.withdrawn_at, page.withdrawn_reason) == (Page.State.LIVE, None, "")
    assert (page.html, page.published_at) == ("<p>As it was.</p>\n", AT)
    assert [verb for verb, _, _ in lines(page)] == [
        "created",
        "published",
        "withdrawn",
        "published",
    ]


def test_withdrawn_page_comes_back_with_a_new_text():
    page = make_page()
    actions.withdraw(page=page, reason="A mistake.", by=None, at=AT)
    revision = change(page, body="Mended.")

    actions.publish(revision=revision, by=None, at=AT)

    page.refresh_from_db()
    assert (page.is_live, states(page)) == (True, ["superseded", "live"])


def test_page_that_was_replaced_comes_back_and_so_do_the_links_to_it(client):
    page, successor = make_page(slug="old"), make_page(slug="new")
    source = make_page(body="See [it](page:/old/).")
    actions.archive(page=page, successor=successor, by=None, at=AT)

    actions.publish(revision=page.revisions.get(), by=None, at=AT)

    page.refresh_from_db()
    source.refresh_from_db()
    assert (page.state, page.successor) == (Page.State.LIVE, None)
    assert 'href="/old/"' in source.html
    assert client.get("/old/").status_code == 200
