"""Review: a text is sent to others, who approve it, return it, or remark on it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Revision
from tests.factories import AT, make_draft, make_editor, make_page, make_person
from tests.publishing.log import last_line, lines, states

pytestmark = pytest.mark.django_db

State = Revision.State
LATER = AT + timedelta(days=1)


@pytest.fixture
def draft(author):
    """The first revision of a page, saved by the author."""
    return make_draft(by=author).revisions.get()


@pytest.fixture
def submitted(draft, author):
    return actions.submit(revision=draft, by=author, at=AT, note="The figures are new.")


def test_submit_asks_for_review(submitted, author):
    submitted.refresh_from_db()

    assert (submitted.state, submitted.submitted_at) == (State.IN_REVIEW, AT)
    assert [(one.by, one.text) for one in submitted.comments.all()] == [
        (author, "The figures are new.")
    ]
    assert last_line(submitted.page) == ("submitted", author, {"note": "The figures are new."})


def test_submit_twice_is_refused(submitted, author):
    with pytest.raises(ValidationError, match="Revision 1 is in review now and cannot be sent"):
        actions.submit(revision=submitted, by=author, at=AT)


def test_submit_is_for_authors_of_the_section(draft):
    with pytest.raises(PermissionDenied):
        actions.submit(revision=draft, by=make_person(Role.PUBLISHER, "training"), at=AT)


def test_approve_names_the_second_person(submitted, reviewer):
    actions.approve(revision=submitted, by=reviewer, at=AT)

    submitted.refresh_from_db()
    assert (submitted.state, submitted.approved_by) == (State.APPROVED, reviewer)
    assert last_line(submitted.page) == ("approved", reviewer, {})


@pytest.mark.parametrize("make", [lambda: make_person(Role.PUBLISHER), make_editor])
def test_approve_of_ones_own_text_is_refused_whatever_the_role(make):
    author = make()
    revision = make_draft(by=author).revisions.get()
    actions.submit(revision=revision, by=author, at=AT)

    with pytest.raises(ValidationError, match="You saved this text yourself"):
        actions.approve(revision=revision, by=author, at=AT)

    assert states(revision.page) == ["in_review"]


def test_approve_is_for_reviewers_of_the_section(submitted, author):
    for user in (author, make_person(Role.AUTHOR), make_person(Role.REVIEWER, "training")):
        with pytest.raises(PermissionDenied):
            actions.approve(revision=submitted, by=user, at=AT)

    assert states(submitted.page) == ["in_review"]


def test_approve_of_an_older_text_is_refused(submitted, reviewer):
    actions.save_draft(page=submitted.page, content={"body": "Newer."}, by=None, at=AT)

    with pytest.raises(ValidationError, match="Revision 1 is superseded now"):
        actions.approve(revision=submitted, by=reviewer, at=AT)


def test_return_to_author_keeps_the_reason_with_the_comments(submitted, reviewer):
    actions.return_to_author(revision=submitted, reason="Name the form.", by=reviewer, at=AT)

    comment = submitted.comments.first()
    assert (comment.by, comment.text, comment.resolved_at) == (reviewer, "Name the form.", None)
    assert states(submitted.page) == ["returned"]
    assert last_line(submitted.page) == ("returned", reviewer, {"note": "Name the form."})


def test_return_to_author_takes_an_approval_back(submitted, reviewer, publisher):
    actions.approve(revision=submitted, by=reviewer, at=AT)

    actions.return_to_author(revision=submitted, reason="One more thing.", by=publisher, at=AT)

    submitted.refresh_from_db()
    assert (submitted.state, submitted.approved_by) == (State.RETURNED, None)


def test_return_to_author_needs_a_reason(submitted, reviewer):
    with pytest.raises(ValidationError) as caught:
        actions.return_to_author(revision=submitted, reason="  ", by=reviewer, at=AT)

    assert caught.value.message_dict == {"reason": ["Say what the author should change."]}
    assert states(submitted.page) == ["in_review"]


def test_return_to_author_of_a_draft_is_refused(draft, reviewer):
    with pytest.raises(ValidationError, match="Revision 1 is draft now and cannot be returned"):
        actions.return_to_author(revision=draft, reason="Why.", by=reviewer, at=AT)


def test_returned_text_can_be_sent_to_review_again(submitted, author, reviewer):
    actions.return_to_author(revision=submitted, reason="Look again.", by=reviewer, at=AT)

    actions.submit(revision=submitted, by=author, at=LATER)

    assert states(submitted.page) == ["in_review"]


def test_comment_is_kept_with_the_revision_it_is_about(draft, reviewer):
    comment = actions.comment(revision=draft, text="Which form?", by=reviewer, at=AT)

    assert (comment.page, comment.revision, comment.by) == (draft.page, draft, reviewer)


def test_comment_is_for_whoever_works_at_the_desk(draft):
    actions.comment(revision=draft, text="Seen.", by=make_person(Role.AUTHOR, "training"), at=AT)

    with pytest.raises(PermissionDenied):
        actions.comment(
            revision=draft, text="X.", by=make_person(Role.AUTHOR, is_active=False), at=AT
        )


def test_resolve_says_who_dealt_with_it_and_only_once(draft, author, reviewer):
    comment = actions.comment(revision=draft, text="Which form?", by=reviewer, at=AT)

    actions.resolve(comment=comment, by=author, at=AT)
    actions.resolve(comment=comment, by=reviewer, at=LATER)

    comment.refresh_from_db()
    assert (comment.resolved_by, comment.resolved_at) == (author, AT)


def test_resolve_is_for_authors_of_the_section(draft):
    comment = actions.comment(revision=draft, text="Which form?", by=None, at=AT, name="A lawyer")

    with pytest.raises(PermissionDenied):
        actions.resolve(comment=comment, by=make_person(Role.PUBLISHER, "training"), at=AT)


def test_share_makes_a_link_for_one_revision(draft, author):
    link = actions.share(revision=draft, expires_at=LATER, by=author, at=AT)

    assert (link.revision, link.created_by, link.expires_at) == (draft, author, LATER)
    assert last_line(draft.page) == ("shared", author, {"until": "2026-11-21T15:00:00Z"})


def test_share_until_now_is_refused(draft, author):
    with pytest.raises(ValidationError, match="Choose a day to come"):
        actions.share(revision=draft, expires_at=AT, by=author, at=AT)


def test_share_is_for_authors_of_the_section(draft):
    with pytest.raises(PermissionDenied):
        actions.share(
            revision=draft, expires_at=LATER, by=make_person(Role.PUBLISHER, "training"), at=AT
        )


def test_end_share_closes_a_link_once(draft, author):
    link = actions.share(revision=draft, expires_at=LATER, by=author, at=AT)
    with pytest.raises(PermissionDenied):
        actions.end_share(link=link, by=make_person(Role.PUBLISHER, "training"), at=AT)

    actions.end_share(link=link, by=author, at=AT)
    actions.end_share(link=link, by=author, at=LATER)

    link.refresh_from_db()
    assert link.ended_at == AT


def test_review_of_a_live_page_changes_nothing_for_readers(author, reviewer):
    page = make_page(body="Before.")
    revision = actions.save_draft(page=page, content={"body": "After."}, by=author, at=AT)
    actions.submit(revision=revision, by=author, at=AT)

    actions.approve(revision=revision, by=reviewer, at=AT)

    page.refresh_from_db()
    assert (page.html, states(page)) == ("<p>Before.</p>\n", ["live", "approved"])
    assert [verb for verb, _, _ in lines(page)][2:] == ["saved", "submitted", "approved"]
