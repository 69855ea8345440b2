"""A person's calendar, at an address that needs no sign-in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from portal.accounts.roles import Role
from portal.desk import calendar_address
from portal.desk.models import CalendarKey
from portal.desk.review_calendar import Entry, calendar
from portal.publishing import actions
from telework.models import Topic
from tests.factories import AT, make_draft, make_page, make_person

pytestmark = pytest.mark.django_db

HOME = "http://127.0.0.1:8000"


def address_of(user):
    return calendar_address.address(calendar_address.make(user=user, at=AT)).removeprefix(HOME)


def events(client, address):
    """Return the events of the calendar at an address by their summary."""
    answer = client.get(address)
    assert answer.status_code == 200
    return {str(one["summary"]): one for one in Calendar.from_ical(answer.content).events}


def keep(page, **changes):
    actions.keep_up(page=page, changes=changes, by=None, at=AT)


@pytest.fixture
def person():
    return make_person(Role.AUTHOR, name="Ada Author")


@pytest.fixture
def page():
    return make_page(Topic, title="The topic with a date")


def test_review_is_an_all_day_event_on_its_date(client, person, page):
    keep(page, review_due_on=date(2026, 12, 31), owner=person, review_note="The law changed.")

    event = events(client, address_of(person))["Review due: The topic with a date"]

    assert (event.start, event.end) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["uid"] == f"review-{page.pk}@127.0.0.1"
    assert event["url"] == HOME + page.edit_url
    assert event["description"] == "The law changed.\nOwner: Ada Author"
    assert event["last-modified"].dt == event["dtstamp"].dt == AT


def test_review_that_moves_keeps_its_uid_and_says_when(client, person, page):
    keep(page, review_due_on=date(2026, 12, 31))
    address = address_of(person)
    (before,) = events(client, address).values()
    later = AT + timedelta(days=2)
    changes = {"review_due_on": date(2027, 6, 1)}
    actions.keep_up(page=page, changes=changes, by=None, at=later)

    (after,) = events(client, address).values()

    assert (after["uid"], after.start) == (before["uid"], date(2027, 6, 1))
    assert after["last-modified"].dt == later


def test_scheduled_publication_is_a_moment(client, person, page):
    revision = page.revisions.get()
    revision = actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)
    goes_live = datetime(2036, 1, 2, 14, 30, tzinfo=UTC)
    until = goes_live + timedelta(days=1)
    actions.schedule(revision=revision, publish_at=goes_live, expire_at=until, by=None, at=AT)

    found = events(client, address_of(person))

    live, expires = (found[f"{what}: {page.title}"] for what in ("Goes live", "Expires"))
    assert (live.start, expires.start) == (goes_live, until)
    assert live["uid"] != expires["uid"]


def test_calendar_holds_what_readers_can_open(client, person, page):
    keep(page, review_due_on=date(2026, 12, 31))
    keep(make_draft(Topic), review_due_on=date(2026, 12, 31))
    gone = make_page(Topic)
    keep(gone, review_due_on=date(2026, 12, 31))
    actions.archive(page=gone, reason="Wrong.", by=None, at=AT)

    assert [*events(client, address_of(person))] == ["Review due: The topic with a date"]


def test_calendar_of_own_pages_holds_those_one_owns_or_is_deputy_for(client, person, page):
    own, deputized = make_page(Topic), make_page(Topic)
    for one, changes in [(page, {}), (own, {"owner": person}), (deputized, {"deputy": person})]:
        keep(one, review_due_on=date(2026, 12, 31), **changes)
    address = address_of(person)

    mine = events(client, f"{address}?pages=mine")

    assert {*mine} == {f"Review due: {one.title}" for one in (own, deputized)}
    assert len(events(client, address)) == 3


def test_answer_is_private_and_lasts_only_a_while(client, person):
    answer = client.get(address_of(person))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, max-age=900"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_calendar_that_did_not_change_is_not_sent_again(client, person, page):
    keep(page, review_due_on=date(2026, 12, 31))
    address = address_of(person)
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_address_that_was_replaced_is_gone(client, person):
    old = address_of(person)
    new = address_of(person)

    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)


@pytest.mark.parametrize("rights", ["is_active", "is_staff"])
def test_address_ends_with_the_account_for_good(client, person, rights):
    address = address_of(person)
    setattr(person, rights, False)
    person.save()
    assert client.get(address).status_code == 404

    setattr(person, rights, True)
    person.save()
    assert client.get(address).status_code == 404


def test_address_ends_with_the_roles(client, person):
    address = address_of(person)
    person.grants.all().delete()

    assert client.get(address).status_code == 404


def test_address_that_was_made_up_or_changed_is_not_found(client, person):
    address = address_of(person)
    other = make_person(Role.AUTHOR)
    key = CalendarKey.objects.get(user=person).key
    token = address.removeprefix("/calendar/").removesuffix(".ics")
    signature = token.split(".")[-1]

    for wrong in (
        f"{person.pk}.{key}",
        f"{other.pk}.{key}.{signature}",
        f"{person.pk}.other.{signature}",
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        "x",
    ):
        assert client.get(f"/calendar/{wrong}.ics").status_code == 404, wrong
    assert client.post(address).status_code == 405


def test_token_of_a_user_without_a_key_opens_nothing(client, person):
    token = calendar_address.signer.sign(f"{person.pk}.")

    assert client.get(f"/calendar/{token}.ics").status_code == 404


@pytest.mark.parametrize("number", [1, 4])
def test_calendar_costs_the_same_for_one_page_and_for_many(
    client, person, django_assert_num_queries, number
):
    for _ in range(number):
        page = make_page(Topic)
        keep(page, review_due_on=date(2026, 12, 31), owner=person)
        revision = actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)
        actions.schedule(revision=revision, publish_at=AT + timedelta(days=3650), by=None, at=AT)
    address = address_of(person)
    client.get(address)

    with django_assert_num_queries(4):
        assert len(events(client, address)) == 2 * number


def test_desk_shows_the_address_and_makes_a_new_one(desk, editor, client):
    before = desk.get("/admin/reviews/calendar/")
    assert "You have no address yet." in before.main.text
    assert not CalendarKey.objects.exists()

    desk.post("/admin/reviews/calendar/", status=302)
    shown = desk.get("/admin/reviews/calendar/")

    mine, everything = (link["href"] for link in shown.select(".calendar__addresses a"))
    assert mine == f"{everything}?pages=mine"
    assert client.get(everything.removeprefix(HOME)).status_code == 200
    desk.post("/admin/reviews/calendar/", status=302)
    assert client.get(everything.removeprefix(HOME)).status_code == 404


def test_file_has_the_line_ends_and_folds_that_the_standard_asks_for():
    entry = Entry(
        "a@b", "Über " * 30, date(2026, 1, 1), AT, "https://x.gov/", "one, two; three\nfour"
    )

    file = calendar("Reviews, all", [entry])

    lines = file.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert b"DTSTART;VALUE=DATE:20260101" in lines
    assert b"DTEND;VALUE=DATE:20260102" in lines
    assert b"NAME:Reviews\\, all" in lines
    assert rb"DESCRIPTION:one\, two\; three\nfour" in lines


def test_moment_is_written_in_universal_time():
    at = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)

    assert b"DTSTART:20260701T090000Z" in calendar("R", [Entry("a", "b", at, AT, "c")])
