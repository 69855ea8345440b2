"""The feeds at their addresses."""

import json
from datetime import date, timedelta

import feedparser
import pytest
import time_machine
from icalendar import Calendar
from lxml import etree

from portal.core import generation
from portal.status.feeds import serving
from portal.status.models import Change, Entry
from tests.api.asking import SITE
from tests.status.feeds.rows import DAY, MIDNIGHT, NOON, SECOND, announce, make_office, recall

pytestmark = pytest.mark.django_db

STATUS = "/json/operatingstatus.json"
HISTORY = "/json/operatingstatushistory.json"
TYPES = "/json/statustypes.json"
FEEDS = {
    STATUS: "application/json; charset=utf-8",
    HISTORY: "application/json; charset=utf-8",
    TYPES: "application/json; charset=utf-8",
    "/xml/operatingstatus.xml": "application/xml; charset=utf-8",
    "/xml/statustypes.xml": "application/xml; charset=utf-8",
    "/rss/operatingstatus.atom": "application/atom+xml; charset=utf-8",
    "/operating-status.ics": "text/calendar; charset=utf-8",
}
# Those that name no moment of their own.
STEADY = [one for one in FEEDS if one not in (STATUS, HISTORY, "/xml/operatingstatus.xml")]


@pytest.fixture(autouse=True)
def surroundings(settings):
    settings.SITE_URL = SITE
    serving.memory.clear()


@pytest.fixture
def area():
    return make_office()


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def read(client, address, status=200, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


def test_nothing_announced_is_open(client, area, clock):
    found = read(client, STATUS)

    assert found["Id"] == 0
    assert found["OperatingStatus"] == found["StatusSummary"] == found["Icon"] == "Open"
    assert found["ShortStatusMessage"] == (
        "No announcement is in force. Federal offices are open and work begins on time."
    )
    assert found["AppliesTo"] == "January 26, 2026"
    assert found["StatusTypeGuid"] == "e3e3d34b-05ae-451a-b13a-93a1ac92dfe4"
    assert found["Url"] == f"{SITE}/operating-status/"


def test_status_holds_from_second_to_second(client, area, clock):
    number = announce(area).number
    found = []

    for at in (MIDNIGHT - SECOND, MIDNIGHT, MIDNIGHT + DAY - SECOND, MIDNIGHT + DAY):
        clock.move_to(at)
        # As `set_due` makes it at each of these moments.
        generation.bump()
        found.append(read(client, STATUS)["Id"])

    assert found == [0, number, number, 0]


def test_announced_open_has_the_other_identifier(client, area, clock):
    announce(area, slug="open")

    found = read(client, STATUS)

    assert (found["StatusType"], found["Icon"]) == ("Open", "Open")
    assert found["StatusTypeGuid"] == "a306b527-b677-414f-9abe-da2120ae9ae8"


def test_status_that_nobody_confirmed_no_longer_holds(client, area, clock):
    announce(area, ends_at=MIDNIGHT + 3 * DAY, confirm_by=NOON)

    assert read(client, STATUS)["Id"] == 0


@pytest.mark.parametrize("state", ["draft", "waiting", "withdrawn"])
def test_only_what_is_posted_is_told(client, area, clock, state):
    made = announce(area, state=state, short_message="Secret.")

    assert read(client, STATUS)["Id"] == 0
    read(client, f"{STATUS}?id={made.number}", status=404)
    assert made.number not in [one["Id"] for one in read(client, HISTORY)]
    if state != "withdrawn":
        for address in FEEDS:
            assert b"Secret." not in client.get(address).content, address


def test_status_of_a_day_and_of_a_number(client, area, clock):
    past = recall(area)
    later = announce(
        area, applies_on=date(2026, 1, 27), starts_at=MIDNIGHT + DAY, ends_at=NOON + DAY
    )

    assert read(client, f"{STATUS}?date=03/02/2018")["StatusSummary"] == "Closed (wind)"
    assert read(client, f"{STATUS}?id={past.number}")["AppliesTo"] == "March 2, 2018"
    assert read(client, f"{STATUS}?date=01/27/2026")["Id"] == later.number
    assert read(client, f"{STATUS}?date=01/26/2026")["Id"] == 0
    assert read(client, f"{STATUS}?date=01/28/2026")["AppliesTo"] == "January 28, 2026"


def test_day_of_which_nothing_is_known_is_not_said_to_be_open(client, area, clock):
    recall(area)

    problem = read(client, f"{STATUS}?date=03/01/2018", status=404)

    assert problem["detail"].startswith("No announcement for 03/01/2018 is kept here.")


def test_month_is_all_that_is_known_of_some(client, area, clock):
    recall(area, applies_on=date(2025, 2, 1), is_day_known=False)

    assert read(client, HISTORY)[0]["AppliesTo"] == "February 2025"
    read(client, f"{STATUS}?date=02/01/2025", status=404)


def test_history_is_given_in_parts_the_newest_first(client, area, clock):
    first, second = recall(area), recall(area, applies_on=date(2019, 2, 20))
    announce(area)

    def found(asked=""):
        return [one["Id"] for one in read(client, f"{HISTORY}{asked}")]

    assert found() == [second.number, first.number]
    assert found("?count=1") == [second.number]
    assert found("?count=5&startrow=1") == [first.number]
    assert found("?startrow=2") == []
    clock.move_to(MIDNIGHT + DAY)
    assert len(found()) == 3


def test_types_are_those_that_readers_find_and_open_is_there_twice(client, area):
    found = read(client, TYPES)

    assert found["TotalCount"] == 3
    assert [(one["Name"], one["IsDefault"]) for one in found["OperatingStatusTypes"]] == [
        ("Open", True),
        ("Open", False),
        ("Federal offices are closed", False),
    ]
    assert found["OperatingStatusTypes"][2]["Abbreviation"] == "closed in short"


def test_xml_takes_the_same_arguments(client, area, clock):
    number = announce(area).number

    answer = client.get(f"/xml/operatingstatus.xml?date=01/26/2026&markup=on&id={number}")

    root = etree.fromstring(answer.content)
    assert root.findtext("LongStatusMessage") == "<p>Read <strong>all</strong> of it.</p>\n"


def test_amended_status_is_newer_in_feed_and_calendar(client, area, clock):
    made = announce(area)
    Change.objects.create(
        announcement=made,
        number=1,
        changed_at=NOON,
        applies_on=made.applies_on,
        starts_at=made.starts_at,
        ends_at=made.ends_at,
    )
    generation.bump()

    (entry,) = feedparser.parse(client.get("/rss/operatingstatus.atom").content).entries
    (event,) = Calendar.from_ical(client.get("/operating-status.ics").content).events

    assert entry.updated == "2026-01-26T12:00:00-05:00"
    assert event["last-modified"].dt == NOON


def test_confirmed_status_is_newer_in_the_calendar(client, area, clock):
    made = announce(area)
    for hours, verb in ((1, "posted"), (2, "confirmed"), (3, "change proposed")):
        at = MIDNIGHT + timedelta(hours=hours)
        Entry.objects.create(announcement=made, verb=verb, at=at)
    generation.bump()

    (event,) = Calendar.from_ical(client.get("/operating-status.ics").content).events

    assert event["last-modified"].dt == event["dtstamp"].dt == MIDNIGHT + timedelta(hours=2)


def test_status_that_was_ended_early_ends_then_in_the_calendar(client, area, clock):
    announce(area, state="ended", ended_at=NOON)

    (event,) = Calendar.from_ical(client.get("/operating-status.ics").content).events

    assert event.end == NOON
    assert read(client, HISTORY)[0]["DateStatusComplete"] == "/Date(1769446800000)/"


def test_faulty_argument_is_a_problem_that_names_it(client, area):
    for address in (STATUS, "/xml/operatingstatus.xml"):
        answer = client.get(f"{address}?date=today&id=x")

        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
        errors = json.loads(answer.content)["errors"]
        assert errors[0] == {
            "parameter": "date",
            "detail": "Write a day as MM/DD/YYYY, such as 05/10/2013.",
        }
        assert errors[1]["parameter"] == "id"


def test_arguments_of_others_do_no_harm(client, area):
    assert read(client, f"{STATUS}?_=1&callback=shown")["Id"] == 0


def test_where_no_area_is_there_yet_nothing_is_found(client):
    for address in (STATUS, HISTORY, "/rss/operatingstatus.atom", "/operating-status.ics"):
        assert read(client, address, status=404)["detail"] == "No area has a status here yet."


@pytest.mark.parametrize(("address", "kind"), FEEDS.items())
def test_feed_answers_like_the_api(client, area, clock, address, kind):
    got, head = client.get(address), client.head(address)
    packed = client.get(address, headers={"Accept-Encoding": "br"})
    posted = client.post(address)

    assert got["Content-Type"] == kind
    assert got["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" not in got["Vary"]
    assert not got.cookies
    assert (head.content, head["ETag"]) == (b"", got["ETag"])
    assert (packed["Content-Encoding"], packed["ETag"] != got["ETag"]) == ("br", True)
    assert (posted.status_code, posted["Content-Type"]) == (405, "application/problem+json")
    assert client.options(address)["Allow"] == "GET, HEAD, OPTIONS"
    assert (
        client.get(address, headers={"Origin": "https://a.gov"})["Access-Control-Allow-Origin"]
        == "*"
    )


@pytest.mark.parametrize("address", FEEDS)
def test_condition_that_fails_is_412(client, area, clock, address):
    assert client.get(address, headers={"If-Match": '"x"'}).status_code == 412


@pytest.mark.parametrize("address", FEEDS)
def test_what_has_not_changed_is_304_until_it_changes(client, area, clock, address):
    answer = client.get(address)
    clock.shift(timedelta(minutes=5))
    asked = {"If-None-Match": answer["ETag"]}

    assert client.get(address, headers=asked).status_code == 304
    assert answer["ETag"].startswith('"' if address in STEADY else 'W/"')
    recall(area)
    announce(area)
    area.name = "Anywhere area"
    area.save()
    area_is_named = "statustypes" not in address
    assert client.get(address, headers=asked).status_code == (200 if area_is_named else 304)


def test_moment_of_the_answer_is_at_most_a_minute_old(client, area, clock):
    def current():
        return int(read(client, STATUS)["CurrentDate"][6:-2]) / 1000

    first = current()
    clock.shift(59 * SECOND)
    again = current()
    clock.shift(SECOND)

    assert (first, again) == (NOON.timestamp(), NOON.timestamp())
    assert current() == (NOON + 60 * SECOND).timestamp()


def test_client_that_asks_too_often_waits(client, area, settings):
    settings.API_REQUESTS_A_MINUTE = 1

    answers = [client.get(STATUS), client.get(STATUS)]

    assert [one.status_code for one in answers] == [200, 429]
    assert 0 < int(answers[1]["Retry-After"]) <= 60


@pytest.mark.parametrize("number", [1, 3])
def test_feeds_cost_the_same_for_one_and_for_many(
    client, area, clock, django_assert_num_queries, number
):
    for _ in range(number):
        announce(area)
    generation.current()

    with django_assert_num_queries(3):
        client.get(STATUS)
    # Later answers are made of the same, so they stay true while the database is away.
    clock.shift(60 * SECOND)
    with django_assert_num_queries(0):
        for address in (STATUS, HISTORY, "/operating-status.ics"):
            client.get(f"{address}?_={number}")
