"""Publication at a time, the end at a time, and what was due and done late."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.core.models import Due
from portal.publishing import actions, trail
from portal.publishing.models import Page, Revision
from tests.factories import AT, make_draft, make_page, make_person
from tests.publishing.log import last_line, lines, states

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
T = AT + DAY
VAGUE = "To apply, [click here](https://www.opm.gov/forms/)."


def change(page, *, by=None, **content):
    return actions.save_draft(page=page, content=content, by=by, at=AT)


def at_time(page, *, publish_at=T, by=None, **options):
    """Schedule the newest revision of a page."""
    revision = page.revisions.first()
    return actions.schedule(revision=revision, publish_at=publish_at, by=by, at=AT, **options)


def settle(at):
    return list(map(str, actions.settle(at)))


def due_at():
    return Due.objects.values_list("due_at", flat=True).first()


def live():
    return set(Page.objects.live().values_list("path", flat=True))


# To schedule and to unschedule


def test_schedule_leaves_what_readers_see(publisher):
    page = make_page(body="Before.")
    change(page, body="After.")

    revision = at_time(page, by=publisher, note="New rules.", expire_at=T + DAY)

    page.refresh_from_db()
    assert (page.html, states(page)) == ("<p>Before.</p>\n", ["live", "scheduled"])
    assert (revision.publish_at, revision.published_by, due_at()) == (T, publisher, T)
    assert last_line(page) == (
        "scheduled",
        publisher,
        {"from": "2026-11-21T15:00:00Z", "until": "2026-11-22T15:00:00Z", "note": "New rules."},
    )


def test_schedule_is_for_publishers_of_the_section(reviewer):
    page = make_draft()

    for user in (reviewer, make_person(Role.PUBLISHER, "training")):
        with pytest.raises(PermissionDenied):
            at_time(page, by=user)


@pytest.mark.parametrize(
    ("publish_at", "expire_at", "field", "after"),
    [
        (AT, None, "publish_at", "November 20"),
        (AT - DAY, None, "publish_at", "November 20"),
        (T, T, "expire_at", "November 21"),
        (T, AT, "expire_at", "November 21"),
    ],
)
def test_schedule_for_the_past_is_refused_at_the_field(publish_at, expire_at, field, after):
    page = make_draft()

    with pytest.raises(ValidationError) as caught:
        at_time(page, publish_at=publish_at, expire_at=expire_at)

    assert caught.value.message_dict == {
        field: [f"Choose a time after {after}, 2026, 10:00 a.m. EST."]
    }


def test_schedule_of_an_end_for_the_home_page_is_refused():
    with pytest.raises(ValidationError, match="The home page stays"):
        at_time(make_draft(slug=""), expire_at=T + DAY)


def test_schedule_of_an_older_text_is_refused():
    page = make_draft()
    old = page.revisions.get()
    change(page, body="Newer.")

    with pytest.raises(ValidationError, match="Only the newest draft can be scheduled"):
        actions.schedule(revision=old, publish_at=T, by=None, at=AT)


def test_schedule_of_what_readers_could_not_open_is_refused():
    page = make_draft(body="[x](page:/nowhere/)", title="Short")

    with pytest.raises(ValidationError) as caught:
        at_time(page)

    assert [message.partition(",")[0] for message in caught.value.messages] == ["title", "body"]


def test_schedule_of_ones_own_text_needs_a_reason_and_is_flagged(publisher):
    page = make_draft(by=publisher)

    with pytest.raises(ValidationError, match="You saved this text yourself"):
        at_time(page, by=publisher)

    assert at_time(page, by=publisher, forced_reason="Urgent.").is_flagged
    assert last_line(page)[2]["forced"] == "Urgent."
    settle(T)
    assert page.revisions.get().is_flagged


def test_schedule_takes_the_place_of_an_older_schedule():
    page = make_page()
    change(page, body="First.")
    at_time(page)
    change(page, body="Second.")

    at_time(page, publish_at=T + DAY)

    assert states(page) == ["live", "superseded", "scheduled"]
    assert due_at() == T + DAY


def test_schedule_can_be_changed():
    page = make_draft()
    at_time(page)

    at_time(page, publish_at=T + DAY)

    assert (states(page), due_at()) == (["scheduled"], T + DAY)


def test_saving_leaves_the_schedule_as_it_is():
    page = make_page()
    change(page, body="Scheduled.")
    at_time(page)

    change(page, body="Still at work.")

    assert states(page) == ["live", "scheduled", "draft"]
    settle(T)
    assert states(page) == ["superseded", "live", "draft"]


@pytest.mark.parametrize("is_approved", [True, False])
def test_unschedule_makes_it_what_it_was(publisher, reviewer, is_approved):
    page = make_draft()
    if is_approved:
        actions.approve(revision=page.revisions.get(), by=reviewer, at=AT)
    revision = at_time(page, by=publisher, expire_at=T + DAY)

    actions.unschedule(revision=revision, by=publisher, at=AT)

    revision.refresh_from_db()
    assert revision.state == ("approved" if is_approved else "draft")
    assert (revision.publish_at, revision.expire_at, due_at()) == (None, None, None)
    assert last_line(page) == ("unscheduled", publisher, {})


def test_unschedule_beside_a_newer_draft_supersedes_it():
    page = make_draft()
    revision = at_time(page)
    change(page, body="Newer.")

    actions.unschedule(revision=revision, by=None, at=AT)

    assert states(page) == ["superseded", "draft"]


def test_unschedule_is_for_publishers_and_for_what_is_scheduled(reviewer, publisher):
    page = make_draft()
    revision = at_time(page)

    with pytest.raises(PermissionDenied):
        actions.unschedule(revision=revision, by=reviewer, at=AT)
    settle(T)
    with pytest.raises(ValidationError, match="This revision is not scheduled any more"):
        actions.unschedule(revision=revision, by=publisher, at=T)


# What is due


def test_nothing_happens_early():
    page = make_draft()
    at_time(page)

    assert settle(T - timedelta(microseconds=1)) == []

    assert (states(page), due_at()) == (["scheduled"], T)


def test_text_is_published_at_its_time(publisher):
    page = make_draft(slug="leave")
    at_time(page, by=publisher, note="New.")

    assert settle(T) == ["Published /leave/"]

    page.refresh_from_db()
    revision = page.revisions.get()
    assert (page.published_at, page.changed_at, revision.published_at) == (T, T, T)
    assert (revision.publish_at, revision.published_by, due_at()) == (None, publisher, None)
    assert last_line(page) == ("published", None, {"note": "New."})


def test_live_page_is_replaced_at_its_time():
    page = make_page(body="Before.")
    change(page, body="After.")
    at_time(page)

    settle(T)

    page.refresh_from_db()
    assert (page.html, states(page)) == ("<p>After.</p>\n", ["superseded", "live"])


def test_late_run_counts_from_the_time_that_was_set():
    page = make_page()
    change(page, body="After.")
    at_time(page, note="New.")

    settle(T + 3 * DAY)

    page.refresh_from_db()
    event = page.events.first()
    assert (page.updated_at, page.changed_at, event.at) == (T, T, T)
    assert event.detail == {"note": "New.", "carried_out_at": "2026-11-24T15:00:00Z"}


def test_page_ends_at_its_time(publisher):
    page = make_draft()
    actions.publish(revision=page.revisions.get(), by=publisher, at=AT, expire_at=T)

    assert settle(T) == [f"Withdrew {page.path}"]

    page.refresh_from_db()
    reason = "This page applied until November 21, 2026, 10:00 a.m. EST."
    assert (page.state, page.withdrawn_at, page.withdrawn_reason) == ("withdrawn", T, reason)
    assert last_line(page) == ("withdrawn", None, {"note": reason})
    assert due_at() is None


def test_end_has_no_effect_once_the_text_was_replaced():
    page = make_draft()
    actions.publish(revision=page.revisions.get(), by=None, at=AT, expire_at=T)
    actions.publish(revision=change(page, body="Lasting."), by=None, at=AT)

    assert (due_at(), settle(T)) == (None, [])
    assert live() == {page.path}


def test_end_and_successor_at_one_moment_leave_the_page_live():
    page = make_draft()
    actions.publish(revision=page.revisions.get(), by=None, at=AT, expire_at=T)
    change(page, body="The next year.")
    at_time(page)

    assert settle(T) == [f"Published {page.path}"]

    assert live() == {page.path}


def test_days_that_were_missed_are_told_as_they_should_have_been():
    page = make_draft(slug="leave")
    at_time(page, expire_at=T + DAY)

    assert settle(T + 5 * DAY) == ["Published /leave/", "Withdrew /leave/"]

    page.refresh_from_db()
    assert (page.published_at, page.withdrawn_at) == (T, T + DAY)
    assert [(one.verb, one.at) for one in page.events.all()[:2]] == [
        ("withdrawn", T + DAY),
        ("published", T),
    ]
    assert trail.verify()[1] is None


def test_end_before_the_successor_is_told_even_when_both_were_missed():
    page = make_draft()
    actions.publish(revision=page.revisions.get(), by=None, at=AT, expire_at=T)
    change(page, body="Back again.")
    at_time(page, publish_at=T + DAY)

    settle(T + 5 * DAY)

    assert [verb for verb, _, _ in lines(page)][-2:] == ["withdrawn", "published"]
    assert live() == {page.path}


def test_several_pages_that_link_to_one_another_go_out_at_one_time():
    make_draft(slug="first", body="See [the second](page:/second/).")
    make_draft(slug="second", body="See [the third](page:/second/third/).")
    make_draft(
        slug="third",
        parent=Page.objects.get(path="/second/"),
        body="See [the first](page:/first/).",
    )
    for page in Page.objects.all():
        at_time(page)

    assert len(settle(T)) == 3

    assert live() == {"/first/", "/second/", "/second/third/"}
    first = Page.objects.get(path="/first/")
    assert 'href="/second/"' in first.html
    assert [link.target.path for link in first.links_out.all()] == ["/second/"]


def test_result_is_the_same_however_late_the_run(publisher):
    first = make_draft(slug="first", body="Read [the second page](page:/second/).")
    second = make_draft(slug="second")
    at_time(first, publish_at=T)
    at_time(second, publish_at=T + DAY)

    done = settle(T + 5 * DAY)

    assert [line.partition("\n")[0] for line in done] == ["Returned /first/", "Published /second/"]


def test_text_that_cannot_be_published_goes_back_with_the_reasons(author, publisher):
    target = make_page(slug="target")
    page = make_draft(slug="page", body="Read [the rules of it](page:/target/).", by=author)
    at_time(page, by=publisher, forced_reason="Urgent.")
    actions.archive(page=target, reason="It ended.", by=None, at=AT)

    (done,) = actions.settle(T)

    revision = page.revisions.get()
    comment = revision.comments.get()
    assert (done.what, done.path, len(done.problems)) == ("Returned", "/page/", 1)
    assert (revision.state, revision.publish_at, revision.forced_reason) == ("returned", None, "")
    assert (comment.by, comment.at) == (None, T)
    assert comment.text.startswith("It could not be published at its time. /page/: body, line 1:")
    assert "/target/" in comment.text
    assert last_line(page) == ("unscheduled", None, {"note": comment.text})
    assert due_at() is None


def test_text_that_came_to_be_blocked_goes_back_unless_it_was_forced(author, publisher):
    blocked = make_draft(body=VAGUE, by=author)
    forced = make_draft(body=VAGUE, by=author)
    at_time(blocked)
    at_time(forced, by=publisher, forced_reason="A quotation.")

    settle(T)

    assert (states(blocked), states(forced)) == (["returned"], ["live"])


def test_only_what_is_broken_goes_back():
    target = make_page(slug="target")
    make_draft(slug="first", body="Read [the second page](page:/second/).")
    make_draft(slug="second", body="Read [the first page](page:/first/).")
    make_draft(slug="broken", body="Read [the rules of it](page:/target/).")
    make_draft(slug="follows", body="Read [the broken page](page:/broken/).")
    drafts = Page.objects.filter(state="draft")
    for page in drafts:
        at_time(page)
    actions.archive(page=target, reason="It ended.", by=None, at=AT)

    settle(T)

    assert live() == {"/first/", "/second/"}
    assert {page.path: states(page) for page in drafts.all()} == {
        "/broken/": ["returned"],
        "/follows/": ["returned"],
    }


def test_trouble_with_a_page_that_is_not_due_keeps_nothing_else_waiting():
    moved = make_page(slug="old")
    source = make_page(body="Read [the old page](page:/old/).")
    actions.move(page=moved, parent=None, slug="new", by=None, at=AT)
    # As after an upgrade whose rules are stricter.
    Page.objects.filter(pk=source.pk).update(body="Read [the old page](page:/nowhere/).")
    at_time(make_draft(slug="old"))
    at_time(make_draft(slug="later"), publish_at=T + DAY)

    done = settle(T + DAY)

    assert [line.partition("\n")[0] for line in done] == ["Returned /old/", "Published /later/"]


def test_draft_that_was_deleted_is_not_missed():
    page = make_draft()
    at_time(page)
    actions.delete_draft(page=page, by=None, at=AT)

    assert settle(T) == []
    assert due_at() is None


def test_moved_page_goes_out_where_it_is_now():
    page = make_draft(slug="one")
    at_time(page)
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    assert settle(T) == ["Published /two/"]


def test_withdrawn_page_comes_back_at_its_time():
    page = make_page()
    change(page, body="Mended.")
    at_time(page)
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=AT)

    settle(T)

    assert live() == {page.path}
    assert Revision.objects.filter(state="live").count() == 1
