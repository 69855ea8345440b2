"""The same status as JSON, XML, Atom and iCalendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree

from portal.status.feeds import as_atom, as_calendar, as_json, as_xml
from portal.status.feeds.arguments import Arguments
from portal.status.feeds.moments import in_json, in_xml
from portal.status.feeds.status import nothing_announced
from tests.status.feeds.statuses import (
    DAY,
    MIDNIGHT,
    NOON,
    POSTED,
    WASHINGTON,
    make_past,
    make_status,
    whole,
)

PLAIN, MARKUP, UTC_ASKED = Arguments(), Arguments(markup=True), Arguments(use_utc=True)
FOR_PEOPLE = "/operating-status/"
# As the documentation of the site before this one lists them.
DOCUMENTED = [
    "Id", "StatusTitle", "Location", "OperatingStatus", "StatusWebPage", "ShortStatusMessage",
    "LongStatusMessage", "ExtendedInformation", "DateStatusPosted", "CurrentDate",
    "DateStatusComplete", "AppliesTo", "Icon", "StatusType", "Url",
]  # fmt: skip
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def json_of(one, asked=PLAIN, now=NOON):
    return as_json.status(one, now, asked, page=FOR_PEOPLE, whole=whole)


def xml_of(one, asked=PLAIN, now=NOON):
    return etree.fromstring(as_xml.status(one, now, asked, page=FOR_PEOPLE, whole=whole))


def atom_of(*found, since=MIDNIGHT):
    return feedparser.parse(
        as_atom.feed(
            found,
            WASHINGTON,
            author="The portal",
            here="/rss/operatingstatus.atom",
            page=FOR_PEOPLE,
            since=since,
            whole=whole,
        )
    )


def events_of(*found):
    made = as_calendar.calendar(found, WASHINGTON, host="worklife.example.gov", whole=whole)
    return Calendar.from_ical(made).events


def test_json_has_the_names_that_any_client_reads():
    assert json_of(make_status()) == {
        "Id": 1001,
        "StatusTitle": "Federal Government Operating Status in the Washington, DC, Area",
        "Title": "Federal Government Operating Status in the Washington, DC, Area",
        "Location": "Washington, DC, Area",
        "OperatingStatus": "Federal offices are closed - maximum telework",
        "StatusSummary": "Federal offices are closed - maximum telework",
        "StatusWebPage": "/operating-status/",
        "ShortStatusMessage": "Offices are closed & people telework.",
        "LongStatusMessage": "Read all of it.",
        "ExtendedInformation": "",
        "DateStatusPosted": "/Date(1769382000000)/",
        "CurrentDate": "/Date(1769446800000)/",
        "DateStatusComplete": None,
        "AppliesTo": "January 26, 2026",
        "Icon": "Closed",
        "StatusType": "Federal offices are closed",
        "StatusTypeGuid": "guid-closed",
        "Url": "https://worklife.example.gov/operating-status/history/1001/",
    }


def test_markup_is_given_where_it_is_asked_for():
    for found in (
        json_of(make_status(), MARKUP),
        {e.tag: e.text for e in xml_of(make_status(), MARKUP)},
    ):
        assert found["LongStatusMessage"] == "<p>Read <strong>all</strong> of it.</p>\n"
        assert found["ShortStatusMessage"] == "Offices are closed &amp; people telework."


def test_status_that_ended_says_when():
    over = MIDNIGHT + DAY

    assert json_of(make_status(), now=over)["DateStatusComplete"] == in_json(over)
    assert xml_of(make_status(), now=over).findtext("DateStatusComplete") == (
        "2026-01-27T00:00:00-05:00"
    )


def test_moments_that_nobody_knows_are_null():
    past = make_past()

    assert json_of(past)["DateStatusPosted"] is json_of(past)["DateStatusComplete"] is None
    assert xml_of(past).find("DateStatusPosted").get(NIL) == "true"


def test_xml_has_its_elements_in_the_documented_order():
    root = xml_of(make_status())

    assert (root.tag, [child.tag for child in root]) == ("CurrentStatus", DOCUMENTED)
    assert root.findtext("Id") == "1001"
    assert root.findtext("DateStatusPosted") == "2026-01-25T18:00:00-05:00"
    assert root.findtext("CurrentDate") == "2026-01-26T12:00:00-05:00"
    assert root.find("DateStatusComplete").get(NIL) == "true"
    assert root.nsmap["xsd"] == "http://www.w3.org/2001/XMLSchema"


def test_xml_and_json_say_the_same():
    said = json_of(make_status())
    dates = {"DateStatusPosted", "CurrentDate", "DateStatusComplete"}

    for element in xml_of(make_status()):
        if element.tag not in dates:
            assert (element.text or "") == str(said[element.tag]), element.tag


def test_xml_gives_utc_where_it_is_asked_for():
    assert xml_of(make_status(), UTC_ASKED).findtext("CurrentDate") == "2026-01-26T17:00:00Z"


@pytest.mark.parametrize("name", ["label", "short_message", "long_message", "long_html"])
def test_characters_that_xml_cannot_hold_are_left_out(name):
    broken = make_status(**{name: "A\x00B\x0c\ud800"})

    for asked in (PLAIN, MARKUP):
        xml_of(broken, asked)
    assert not atom_of(broken).bozo
    events_of(broken)


def test_day_without_an_announcement_has_no_number_and_begins_at_midnight():
    default = make_past(0, type=make_status().type, label="Open", path=FOR_PEOPLE)

    found = json_of(nothing_announced(default, date(2026, 1, 26), "January 26, 2026"))

    assert (found["Id"], found["OperatingStatus"], found["AppliesTo"]) == (
        0,
        "Open",
        "January 26, 2026",
    )
    assert found["DateStatusPosted"] == in_json(MIDNIGHT)
    assert found["DateStatusComplete"] is None


TYPES = [{"Id": "a", "Name": "Open", "Icon": "Open", "Abbreviation": "Open", "IsDefault": True}]


def test_types_are_counted():
    assert as_json.types(TYPES, NOON) == {
        "OperatingStatusTypes": TYPES,
        "TotalCount": 1,
        "LastUpdate": in_json(NOON),
    }
    root = etree.fromstring(as_xml.types(TYPES))
    (found,) = root.find("OperatingStatusTypes")
    assert (root.tag, found.tag) == ("StatusTypes", "OperatingStatusType")
    assert {child.tag: child.text for child in found} == TYPES[0] | {"IsDefault": "true"}


def test_atom_entry_has_the_address_as_its_id():
    found = atom_of(make_status())

    (entry,) = found.entries
    address = "https://worklife.example.gov/operating-status/history/1001/"
    assert not found.bozo
    assert found.feed.title == "Operating Status in the Washington, DC, area"
    assert found.feed.updated == entry.updated == entry.published == "2026-01-25T18:00:00-05:00"
    assert entry.id == entry.link == address
    assert entry.title == (
        "Federal offices are closed - maximum telework - "
        "Operating Status of the Washington, DC, area Federal Government"
    )
    assert entry.content[0].value == (
        "<p>This update applies to: January 26, 2026</p>"
        "<p>Offices are closed &amp; people telework.</p>"
        "<p>Read <strong>all</strong> of it.</p>"
    )
    assert f'<a href="{address}">more</a>' in entry.summary


def test_atom_tells_what_was_withdrawn_or_ended_early():
    withdrawn = make_status(is_withdrawn=True, changed_at=NOON)
    ended = make_status(was_ended=True, changed_at=NOON)

    first, second = atom_of(withdrawn, ended).entries

    assert first.title.startswith("Withdrawn: Federal offices are closed")
    assert not second.title.startswith("Withdrawn")
    assert "was withdrawn at 12:00 p.m. EST" in first.content[0].value
    assert second.content[0].value.startswith("<p>This announcement ended at ")
    assert first.updated == second.updated == "2026-01-26T12:00:00-05:00"


def test_atom_feed_without_entries_says_since_when():
    found = atom_of(since=POSTED)

    assert (found.bozo, found.entries) == (False, [])
    assert found.feed.updated == "2026-01-25T18:00:00-05:00"


def test_calendar_has_an_event_from_beginning_to_end():
    (event,) = events_of(make_status())

    assert (event.start, event.end) == (MIDNIGHT, MIDNIGHT + DAY)
    assert event["uid"] == "operating-status-1001@worklife.example.gov"
    assert event["summary"] == "Federal offices are closed - maximum telework"
    assert event["dtstamp"].dt == event["last-modified"].dt == POSTED
    assert (event["status"], event["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert event["url"] == "https://worklife.example.gov/operating-status/history/1001/"
    assert "Read all of it." in event["description"]


def test_calendar_without_events_is_one_that_programs_take():
    made = as_calendar.calendar([], WASHINGTON, host="a.gov", whole=whole)

    (only,) = Calendar.from_ical(made).subcomponents
    assert (only.name, only["tzid"]) == ("VTIMEZONE", "Etc/UTC")


def test_calendar_cancels_what_was_withdrawn():
    (event,) = events_of(replace(make_status(), is_withdrawn=True, changed_at=NOON))

    assert (event["status"], event["last-modified"].dt) == ("CANCELLED", NOON)


def test_calendar_says_moments_of_the_night_the_clocks_go_back_in_utc():
    fallen_back = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    one = make_status(starts_at=fallen_back - timedelta(hours=1), ends_at=fallen_back)

    (event,) = events_of(one)

    assert event.end - event.start == timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "written", "utc"),
    [
        # 1:30 a.m. comes twice on November 1, 2026.
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "01:30:00-04:00", "05:30:00Z"),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "01:30:00-05:00", "06:30:00Z"),
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "03:00:00-04:00", "07:00:00Z"),
    ],
)
def test_xml_moment_names_its_offset(at, written, utc):
    assert in_xml(at, WASHINGTON.zone)[11:] == written
    assert in_xml(at, WASHINGTON.zone, use_utc=True)[11:] == utc


def test_json_moment_counts_milliseconds_since_1970_wherever_it_was():
    at = datetime(2026, 3, 16, 15, 9, 13, 767_999, tzinfo=UTC)

    assert in_json(at) == "/Date(1773673753767)/"
    assert in_json(at.astimezone(timezone(timedelta(hours=-4)))) == in_json(at)
    assert in_json(None) is None
