"""The review screen: what it shows to whom, and the verbs that are posted to it."""

from datetime import timedelta

import pytest
import time_machine

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Comment
from telework.models import Topic
from tests.factories import AT, make_draft, make_editor, make_page, make_person
from tests.publishing.desk import url_of, verb
from tests.publishing.log import last_line, states
from tests.reading import words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
T = AT + DAY


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def author(db):
    return make_person(Role.AUTHOR, name="Ada Author")


@pytest.fixture
def publisher(db):
    return make_person(Role.PUBLISHER, name="Paul Publisher")


@pytest.fixture
def reviewer(db):
    return make_person(Role.REVIEWER, name="Rosa Reviewer")


@pytest.fixture
def page(author):
    """A live topic with a newer draft of the author's."""
    page = make_page(Topic, slug="leave", body="You must ask.")
    actions.save_draft(page=page, content={"body": "You may ask."}, by=author, at=AT)
    return page


def at_desk(client, user):
    client.login(user)
    return client


def review(desk, page):
    return desk.get(url_of(page, "review"))


def offered(soup):
    """Return the verbs whose forms the screen shows."""
    return [field["value"] for field in soup.select("input[name=verb]")]


def decide(desk, page, name, *, status=302, **typed):
    return desk.post(url_of(page, "review"), verb(page, name, **typed), status=status)


def said(desk, page):
    """Return the messages that the screen shows next."""
    return [words(one) for one in review(desk, page).select(".messagelist li, .notices li")]


# What it shows


def test_screen_shows_what_changes_against_what_readers_see(desk, page):
    soup = review(desk, page)

    assert "What changes against revision 1, which readers see" in soup.text
    assert [words(one) for one in soup.select(".comparison h3")] == ["Body"]
    assert "You may" in soup.select_one(".obligations").text


def test_screen_of_a_new_page_shows_all_of_its_text(desk):
    page = make_draft(Topic, body="The whole text.")

    soup = review(desk, page)

    assert "The text: readers have seen none of it yet" in soup.text
    assert "The whole text." in soup.select_one(".comparison").find_parent("section").text


def test_screen_says_what_was_noticed(desk):
    page = make_draft(Topic, body="Read [the rules](page:/nowhere/).")

    group = review(desk, page).select_one(".findings__group--forbids")

    assert "/nowhere/" in group.text


def test_screen_offers_each_what_they_may_do(client_reads, page, author, publisher, reviewer):
    def forms(user):
        decisions = ("submit", "approve", "return", "publish", "unschedule", "clear")
        shown = offered(review(at_desk(client_reads, user), page))
        return [name for name in shown if name in decisions]

    people = author, reviewer, publisher
    stranger = make_person(Role.PUBLISHER, "training")
    assert [*map(forms, people)] == [
        ["submit"],
        ["submit", "approve"],
        ["submit", "approve", "publish"],
    ]
    assert forms(stranger) == []

    revision = page.revisions.first()
    actions.submit(revision=revision, by=author, at=AT)
    assert [*map(forms, people)] == [[], ["approve", "return"], ["approve", "publish", "return"]]

    actions.approve(revision=revision, by=reviewer, at=AT)
    assert [*map(forms, people)] == [[], ["return"], ["publish", "return"]]

    actions.schedule(revision=revision, publish_at=T, by=publisher, at=AT)
    assert [*map(forms, people)] == [[], [], ["unschedule"]]


def test_screen_of_a_live_page_has_nothing_to_decide(desk):
    soup = review(desk, make_page(Topic))

    assert "Nothing is to be decided here: readers see this revision." in words(soup)


def test_screen_of_a_withdrawn_page_offers_to_bring_it_back(desk, page, publisher):
    page = make_page(Topic)
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=AT)

    assert "publish" in offered(review(desk, page))


def test_screen_shows_the_schedule_beside_a_newer_draft(desk, page, publisher):
    actions.schedule(revision=page.revisions.first(), publish_at=T, by=publisher, at=AT)
    actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)

    aside = review(desk, page).select_one(".review__aside[aria-label='Revision 2']")

    assert "November 21, 2026" in words(aside)
    assert (offered(aside), aside.select_one("[name=revision]")["value"]) == (["unschedule"], "2")


# Verbs


def test_author_sends_a_text_to_review(client_reads, page, author):
    desk = at_desk(client_reads, author)

    decide(desk, page, "submit", note="The figure is new.")

    assert states(page) == ["live", "in_review"]
    assert last_line(page)[1] == author
    assert "The figure is new." in review(desk, page).select_one(".comments").text


def test_reviewer_approves(client_reads, page, reviewer):
    decide(at_desk(client_reads, reviewer), page, "approve")

    assert page.revisions.first().approved_by == reviewer


def test_reviewer_returns_with_a_reason(client_reads, page, author, reviewer):
    actions.submit(revision=page.revisions.first(), by=author, at=AT)
    desk = at_desk(client_reads, reviewer)

    decide(desk, page, "return", reason="Name the form.")

    assert states(page) == ["live", "returned"]
    assert "Name the form." in review(desk, page).select_one(".comments").text


def test_return_without_a_reason_is_refused_at_the_field(client_reads, page, author, reviewer):
    actions.submit(revision=page.revisions.first(), by=author, at=AT)

    soup = decide(at_desk(client_reads, reviewer), page, "return", status=200, reason=" ")

    assert "This field is required" in soup.select_one(".field-reason.errors").text
    assert states(page) == ["live", "in_review"]


def test_publisher_publishes(client_reads, client, page, publisher):
    decide(at_desk(client_reads, publisher), page, "publish", note="Asking is free now.")

    page.refresh_from_db()
    assert page.change_note == "Asking is free now."
    assert b"You may ask." in client.get("/leave/").content


def test_publisher_publishes_at_a_time_and_until_another(client_reads, page, publisher):
    typed = {"publish_at": "2026-11-21T10:00", "expire_at": "2026-11-22T10:00"}
    desk = at_desk(client_reads, publisher)

    answer = decide(desk, page, "publish", note="New.", **typed)

    revision = page.revisions.first()
    assert (revision.state, revision.note) == ("scheduled", "New.")
    assert (revision.publish_at, revision.expire_at) == (T, T + DAY)
    assert answer["Location"] == page.review_url
    assert "Scheduled for November 21, 2026, 10:00 a.m. EST." in review(desk, page).text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("publish_at", {"publish_at": "2026-11-20T09:00"}),
        ("expire_at", {"expire_at": "2026-11-20T09:00"}),
        ("expire_at", {"publish_at": "2026-11-22T09:00", "expire_at": "2026-11-21T09:00"}),
        ("publish_at", {"publish_at": "tomorrow"}),
        # Clocks jump over this hour.
        ("publish_at", {"publish_at": "2027-03-14T02:30"}),
    ],
)
def test_impossible_time_is_refused_at_its_field(client_reads, page, publisher, field, typed):
    desk = at_desk(client_reads, publisher)

    soup = decide(desk, page, "publish", status=200, **typed)

    assert soup.select_one(f".field-{field}.errors")
    assert soup.select_one(f"[name={field}]")["value"] == typed[field]
    assert states(page) == ["live", "draft"]


def test_publisher_takes_a_text_off_the_schedule(client_reads, page, publisher):
    actions.schedule(revision=page.revisions.first(), publish_at=T, by=publisher, at=AT)

    decide(at_desk(client_reads, publisher), page, "unschedule")

    assert states(page) == ["live", "draft"]


def test_own_text_asks_for_a_reason_and_is_flagged_until_another_clears_it(client_reads, publisher):
    page = make_draft(Topic, by=publisher)
    desk = at_desk(client_reads, publisher)
    assert review(desk, page).select_one("[name=forced_reason]")

    soup = decide(desk, page, "publish", status=200)
    assert "You saved this text yourself" in soup.select_one(".field-forced_reason.errors").text

    decide(desk, page, "publish", forced_reason="Offices close at noon.")
    flag = review(desk, page)
    assert "Offices close at noon. Another publisher has to check it." in words(flag)
    assert "clear" not in offered(flag)
    decide(desk, page, "clear", status=403)

    other = at_desk(client_reads, make_person(Role.PUBLISHER))
    assert "clear" in offered(review(other, page))
    decide(other, page, "clear")
    assert not page.revisions.get().is_flagged


def test_text_of_another_asks_for_no_reason(client_reads, page, publisher):
    assert not review(at_desk(client_reads, publisher), page).select_one("[name=forced_reason]")


def test_problems_of_a_text_are_told_above_the_form(client_reads, author, publisher):
    page = make_draft(Topic, body="Read [the rules](page:/nowhere/).", by=author)

    soup = decide(at_desk(client_reads, publisher), page, "publish", status=200, note="Kept.")

    assert "/nowhere/" in soup.select_one(".errornote, .error-summary, [role=alert]").text
    assert soup.select_one("#id_publish_note")["value"] == "Kept."
    assert states(page) == ["draft"]


def test_verb_that_does_not_fit_any_more_changes_nothing(desk, page, reviewer, author):
    posted = verb(page, "approve")
    actions.submit(revision=page.revisions.first(), by=author, at=AT)
    actions.return_to_author(revision=page.revisions.first(), reason="No.", by=reviewer, at=AT)

    desk.post(url_of(page, "review"), posted, status=302)

    assert states(page) == ["live", "returned"]
    assert "That does not fit any more: revision 2 is returned to author now." in (
        review(desk, page).text
    )


def test_decision_on_a_text_that_was_replaced_meanwhile_is_refused(desk, page):
    posted = verb(page, "publish")
    actions.save_draft(page=page, content={"body": "Nobody has read this."}, by=None, at=AT)

    desk.post(url_of(page, "review"), posted, status=302)

    assert states(page) == ["live", "superseded", "draft"]


@pytest.mark.parametrize("name", ["", "delete", "save", "__init__"])
def test_verb_that_does_not_exist_is_refused(desk, page, name):
    desk.post(url_of(page, "review"), verb(page, name), status=403)


# Comments and links


def test_comment_is_added_and_marked_as_done(client_reads, page, reviewer, author):
    desk = at_desk(client_reads, reviewer)
    decide(desk, page, "comment", text="Which form?")
    comment = Comment.objects.get()
    assert (comment.by, comment.revision) == (reviewer, page.revisions.first())

    decide(at_desk(client_reads, author), page, "resolve", comment=comment.pk)

    comment.refresh_from_db()
    assert comment.resolved_by == author
    assert "Done, said Ada Author" in words(review(desk, page))


def test_empty_comment_is_refused(desk, page):
    soup = decide(desk, page, "comment", status=200, text="  ")

    assert soup.select_one(".field-text.errors")
    assert not Comment.objects.exists()


def test_link_is_made_shown_and_closed(client_reads, client, page, author):
    desk = at_desk(client_reads, author)

    decide(desk, page, "share", days=3)

    address = review(desk, page).select_one(".review__link input[readonly]")["value"]
    assert address.startswith("http://testserver/review/")
    assert b"You may ask." in client.get(address).content
    link = page.revisions.first().share_links.get()
    assert link.expires_at == AT + 3 * DAY

    desk.post(url_of(page, "review"), {"verb": "end_share", "link": link.pk}, status=302)
    assert client.get(address).status_code == 404
    assert not review(desk, page).select_one(".review__link input[readonly]")


def test_link_for_any_number_of_days_is_refused(desk, page):
    decide(desk, page, "share", status=200, days=10_000)

    assert not page.revisions.first().share_links.exists()


# What is another page's


def test_revision_of_another_page_is_not_found(desk, page):
    other = make_page(Topic)

    desk.post(url_of(other, "review"), {"verb": "publish", "revision": 2}, status=404)
    for number in ("99", "x", "-1", "9" * 40):
        desk.post(url_of(page, "review"), {"verb": "publish", "revision": number}, status=404)

    assert states(page) == ["live", "draft"]


def test_comment_of_another_page_is_not_found(desk, page, reviewer):
    other = make_page(Topic)
    comment = actions.comment(revision=other.revisions.get(), text="X.", by=reviewer, at=AT)

    decide(desk, page, "resolve", status=404, comment=comment.pk)

    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_link_of_another_page_is_not_found(desk, page, author):
    other = make_page(Topic)
    link = actions.share(revision=other.revisions.get(), expires_at=T, by=author, at=AT)

    decide(desk, page, "end_share", status=404, link=link.pk)

    link.refresh_from_db()
    assert link.ended_at is None


@pytest.mark.parametrize("number", [1, 5])
def test_screen_costs_the_same_for_one_and_for_many(desk, django_assert_num_queries, page, number):
    for count in range(number):
        revision = actions.save_draft(
            page=page, content={"body": f"You may ask {count} times."}, by=make_editor(), at=AT
        )
        comment = actions.comment(revision=revision, text="X.", by=make_editor(), at=AT)
        actions.comment(revision=revision, text="X.", by=None, name="A lawyer", at=AT)
        actions.resolve(comment=comment, by=make_editor(), at=AT)
        actions.share(revision=revision, expires_at=T, by=make_editor(), at=AT)
    review(desk, page)

    with django_assert_num_queries(11):
        review(desk, page)
