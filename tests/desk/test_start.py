"""The first screen: what waits for whom, the most urgent first."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.accounts.roles import Role, Section
from portal.desk import panels as registry
from portal.desk.panels import Panel, Row, panel, panels_for
from portal.desk.queues import queues
from portal.publishing import actions
from portal.publishing.models import Revision
from telework.models import Topic
from tests.factories import AT, make_draft, make_editor, make_page, make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db

FORCED = "The office closes tonight."
LATER = AT + timedelta(days=1)
FAR = AT + timedelta(days=3650)


@pytest.fixture
def hub():
    """Pages below it are in the section Telework."""
    return make_page(slug="telework")


@pytest.fixture
def author(hub):
    return make_person(Role.AUTHOR, name="Ada Author")


@pytest.fixture
def topic(hub):
    return make_page(Topic, parent=hub, title="The topic that something waits on")


def save(page, by, body="Newer."):
    return actions.save_draft(page=page, content={"body": body}, by=by, at=AT)


def titles(user, at=AT):
    """Return the titles of the panels that a person sees, without the recent changes."""
    return [one.title for one in panels_for(user, at) if one.title != "Recent changes"]


def rows(user, title, at=AT):
    return next((one.rows for one in panels_for(user, at) if one.title == title), [])


def test_draft_waits_for_who_saved_it_only(topic, author):
    save(topic, author)

    (row,) = rows(author, "Your drafts")
    assert (row.text, row.url) == (topic.title, topic.edit_url)
    assert row.lines[0].startswith("Draft: revision 2, saved by Ada Author, November 20, 2026")
    assert titles(make_person(Role.AUTHOR)) == []


def test_what_is_in_review_waits_for_reviewers_of_the_section(topic, author):
    actions.submit(revision=save(topic, author), by=author, at=AT)
    here = make_person(Role.REVIEWER, Section.TELEWORK)
    elsewhere = make_person(Role.REVIEWER, Section.TRAINING)

    assert [row.url for row in rows(here, "Waiting for your review")] == [topic.review_url]
    assert titles(elsewhere) == []


def test_what_is_in_review_does_not_wait_for_who_saved_it(topic):
    reviewer = make_person(Role.REVIEWER)
    actions.submit(revision=save(topic, reviewer), by=reviewer, at=AT)

    assert titles(reviewer) == ["Your drafts"]


def test_what_was_returned_waits_for_its_author_with_the_reason(topic, author):
    revision = actions.submit(revision=save(topic, author), by=author, at=AT)
    reviewer = make_person(Role.REVIEWER)
    actions.return_to_author(revision=revision, reason="Name the form.", by=reviewer, at=AT)

    (row,) = rows(author, "Returned to you")
    assert row.lines[-1] == "Name the form."
    assert titles(reviewer) == []


def test_what_is_approved_waits_for_publishers_of_the_section(topic, author):
    actions.approve(revision=save(topic, author), by=make_person(Role.REVIEWER), at=AT)

    here = make_person(Role.PUBLISHER, Section.TELEWORK)
    assert titles(here) == ["Approved, to be published"]
    assert titles(make_person(Role.PUBLISHER, Section.SITE)) == []


@pytest.fixture
def forced(topic):
    """Published by a publisher alone; returns that publisher."""
    publisher = make_person(Role.PUBLISHER, name="Pat Publisher")
    actions.publish(revision=save(topic, publisher), by=publisher, at=AT, forced_reason=FORCED)
    return publisher


def test_what_was_forced_waits_for_another_publisher(topic, forced):
    (row,) = rows(make_person(Role.PUBLISHER), "Published without a second person")

    assert row.url == topic.review_url
    assert row.lines[0].startswith("Published by Pat Publisher, ")
    assert row.lines[1] == f"Reason: {FORCED}"


def test_what_was_forced_does_not_wait_for_others(forced):
    for person in (forced, make_person(Role.REVIEWER), make_person(Role.PUBLISHER, Section.SITE)):
        assert titles(person) == [], person


def test_what_was_forced_and_checked_waits_no_more(topic, forced):
    other = make_person(Role.PUBLISHER)
    live = topic.revisions.get(state=Revision.State.LIVE)
    actions.clear(revision=live, by=other, at=LATER)

    assert titles(other) == []


def test_comment_waits_for_who_may_edit_until_it_is_resolved(topic, author):
    comment = actions.comment(
        revision=topic.revisions.get(), text="Is this right?", by=None, name="Lee", at=AT
    )

    (row,) = rows(author, "Comments to answer")
    assert row.lines == ("Lee, November 20, 2026, 10:00 a.m. EST", "Is this right?")
    assert titles(make_person(Role.AUTHOR, Section.TRAINING)) == []

    actions.resolve(comment=comment, by=author, at=AT)
    assert titles(author) == []


def test_own_comment_does_not_wait(topic, author):
    actions.comment(revision=topic.revisions.get(), text="Ask Lee.", by=author, at=AT)

    assert titles(author) == []


def keep(page, **changes):
    actions.keep_up(page=page, changes=changes, by=None, at=AT)


def test_overdue_reviews_show_own_pages_first(hub, author):
    due = timezone.localdate(AT) - timedelta(days=1)
    foreign, own = (make_page(Topic, parent=hub) for _ in range(2))
    keep(foreign, review_due_on=due - timedelta(days=90))
    keep(own, review_due_on=due, deputy=author, review_note="The law changed.")

    first, second = rows(author, "Review overdue")

    assert [first.text, second.text] == [own.title, foreign.title]
    assert first.lines == ("Was due November 19, 2026. Owner: nobody yet", "The law changed.")


def test_review_due_today_is_not_overdue(topic, author):
    keep(topic, review_due_on=timezone.localdate(AT))

    assert titles(author) == []


def test_overdue_elsewhere_does_not_wait(topic):
    keep(topic, review_due_on=date(2020, 1, 1))

    assert titles(make_person(Role.AUTHOR, Section.TRAINING)) == []


def found(topic, *severities):
    """Let the newest revision of a page have these findings."""
    finding = {"field": "body", "line": 1, "message": "Mend it.", "rule": "r", "excerpt": ""}
    findings = [finding | {"severity": one} for one in severities]
    topic.revisions.filter(pk=topic.revisions.first().pk).update(findings=findings)


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        (["warning"], "Warning: Mend it."),
        (["advice", "warning", "blocks"], "Keeps it from being published: Mend it. And 1 more."),
        (["forbids"], "Must be mended: Mend it."),
    ],
)
def test_failing_checks_name_the_worst_finding(topic, author, severities, line):
    found(topic, *severities)

    (row,) = rows(author, "Failing checks")
    assert row.lines[0] == line


def test_advice_does_not_count_as_failing(topic, author):
    found(topic, "advice")

    assert titles(author) == []


def test_only_the_newest_revision_counts_as_failing(topic, author):
    found(topic, "warning")
    save(topic, make_editor())
    found(topic)

    assert titles(author) == []


def test_scheduled_tells_what_goes_live_or_expires_next_first(hub, topic, author):
    reviewer, publisher = make_person(Role.REVIEWER), make_person(Role.PUBLISHER)
    revision = save(topic, author)
    actions.approve(revision=revision, by=reviewer, at=AT)
    until = AT + timedelta(days=9)
    actions.schedule(
        revision=revision, publish_at=AT + timedelta(days=5), expire_at=until, by=publisher, at=AT
    )
    other = make_draft(Topic, parent=hub)
    actions.publish(revision=other.revisions.get(), by=None, at=AT, expire_at=LATER)

    first, second = rows(author, "Scheduled")

    assert (first.text, first.lines) == (
        other.title,
        ("Expires November 21, 2026, 10:00 a.m. EST",),
    )
    assert second.lines == (
        "Goes live November 25, 2026, 10:00 a.m. EST",
        "Expires November 29, 2026, 10:00 a.m. EST",
    )


def test_withdrawn_page_does_not_expire_any_more(topic, author):
    revision = topic.revisions.get()
    Revision.objects.filter(pk=revision.pk).update(expire_at=LATER)
    actions.withdraw(page=topic, reason="Wrong.", by=None, at=AT)

    assert titles(author) == []


def test_recent_changes_are_the_newest_of_the_log(topic, author):
    save(topic, author)

    (first, *_) = rows(author, "Recent changes")
    assert (first.text, first.url) == (topic.title, topic.edit_url)
    assert first.lines == ("Saved a draft, by Ada Author, November 20, 2026, 10:00 a.m. EST",)


def test_most_urgent_panel_comes_first(topic, author, forced, desk_of):
    publisher = make_person(Role.PUBLISHER)
    actions.submit(revision=save(topic, author, "Once more."), by=author, at=AT)
    keep(topic, review_due_on=date(2020, 1, 1))

    soup = desk_of(publisher).get("/admin/")

    assert [words(one.contents[0]) for one in soup.select(".panel h2")] == [
        "Waiting for your review",
        "Published without a second person",
        "Review overdue",
        "Recent changes",
    ]


def test_start_is_calm_where_nothing_waits(desk_of):
    soup = desk_of(Role.AUTHOR).get("/admin/")

    assert "Nothing waits for you." in soup.main.text
    assert soup.select(".panel") == []


@pytest.mark.slow
def test_panel_of_many_leads_to_them_all(hub, author, desk_of):
    for _ in range(9):
        save(make_page(Topic, parent=hub), author)
    reader = desk_of(author)

    panels = reader.get("/admin/").select(".panel")
    section = next(one for one in panels if "Your drafts" in one.h2.text)

    assert len(section.select("li")) == 8
    link = section.select_one(".panel__more a")
    assert words(link) == "All 9 : Your drafts"
    assert len(reader.get(link["href"]).select(".work-list li")) == 9


def everything(number, hub):
    """Let everything wait that can, `number` times each, for the publisher returned."""
    me = make_person(Role.PUBLISHER)
    author, reviewer = make_person(Role.AUTHOR), make_person(Role.REVIEWER)
    for _ in range(number):
        pages = [make_page(Topic, parent=hub) for _ in range(6)]
        actions.submit(revision=save(pages[0], author), by=author, at=AT)
        actions.publish(revision=save(pages[1], reviewer), by=make_editor(), at=AT)
        Revision.objects.filter(page=pages[1], number=2).update(forced_reason=FORCED)
        mine = actions.submit(revision=save(pages[2], me), by=me, at=AT)
        actions.return_to_author(revision=mine, reason="Mend it.", by=reviewer, at=AT)
        actions.approve(revision=save(pages[3], author), by=reviewer, at=AT)
        ready = save(pages[4], author)
        actions.approve(revision=ready, by=reviewer, at=AT)
        actions.schedule(revision=ready, publish_at=FAR, by=me, at=AT)
        save(pages[5], me)
        found(pages[5], "warning")
        keep(pages[5], review_due_on=date(2020, 1, 1))
    return me


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_start_costs_the_same_for_one_of_each_and_for_many(
    desk_of, hub, django_assert_num_queries, number
):
    reader = desk_of(everything(number, hub))
    reader.get("/admin/")

    with django_assert_num_queries(43):
        soup = reader.get("/admin/")

    assert len(soup.select(".panel")) == 10


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_each_queue_costs_the_same_for_one_and_for_many(
    desk_of, hub, django_assert_num_queries, number
):
    reader = desk_of(everything(number, hub))
    reader.get("/admin/work/")

    for one in queues():
        with django_assert_num_queries(6, info=one.name):
            assert reader.get(one.url).select(".work-list li"), one.name


def test_queue_that_is_not_there_is_not_found(desk):
    desk.get("/admin/work/nothing/", status=404)


def test_work_in_progress_is_everybody_s(topic, author, desk):
    save(topic, author)

    text = words(desk.get("/admin/work/").main)

    assert "Draft: revision 2, saved by Ada Author" in text


def test_app_adds_a_panel_in_its_place(monkeypatch):
    monkeypatch.setattr(registry, "_makers", [])

    def of(title, rows):
        return lambda user, at: Panel(title, rows)

    panel(order=9)(of("Later", [Row("a", "/a/")]))
    panel(order=1)(of("Sooner", [Row("b", "/b/")]))
    panel(order=5)(of("Empty", []))
    panel(order=6)(lambda user, at: None)

    assert [one.title for one in panels_for(make_user(), AT)] == ["Sooner", "Later"]
