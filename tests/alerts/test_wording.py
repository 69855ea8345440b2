"""Texts that are refused, and those that are not."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.alerts.levels import Level, meet
from portal.alerts.wording import (
    faults_of_link,
    faults_of_place,
    faults_of_times,
    faults_of_words,
)

INFO, WARNING, EMERGENCY = Level
HEADING = "Test notice: the portal will be slower on Saturday night"
TEXT = (
    "This is a test. From 10:00 p.m. to midnight Eastern Time we move to new machines. "
    "You can go on reading; forms may answer slowly."
)
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def fields(faults):
    return [name for name, _ in faults]


@pytest.mark.parametrize("level", Level)
def test_texts_of_the_office_are_good(level):
    assert fields(faults_of_words(level, HEADING, TEXT)) == []


@pytest.mark.parametrize(
    ("level", "heading", "text", "faulty"),
    [
        (INFO, "x" * 60, "x" * 300, []),
        (WARNING, "x" * 60, "x" * 300, []),
        (EMERGENCY, "x" * 60, "x" * 200, []),
        (INFO, "x" * 61, "x", ["heading"]),
        (WARNING, "x" * 61, "x", ["heading"]),
        (EMERGENCY, "x" * 61, "x", ["heading"]),
        (INFO, "x", "x" * 301, ["text"]),
        (WARNING, "x", "x" * 301, ["text"]),
        (EMERGENCY, "x", "x" * 201, ["text"]),
        (INFO, " ", "", ["heading", "text"]),
    ],
)
def test_length_is_that_of_the_level(level, heading, text, faulty):
    assert fields(faults_of_words(level, heading, text)) == faulty


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.opm.gov/ for more.",
        "See http://example.gov now.",
        "See www.example.org for more.",
        "See opm.gov/forms for more.",
        "See page:/telework/ for more.",
        "See [the page](/telework/) for more.",
        "See [one](/a/) and [two](/b/).",
        "See [the page][1] for more.",
        "This is <b>important</b>.",
        "This is important.<br>",
        "<!-- this -->",
        "Pay &amp; leave.",
        "One.\nTwo.",
    ],
)
def test_address_link_or_html_in_the_text_is_refused(text):
    assert fields(faults_of_words(WARNING, "Test", text)) == ["text"]
    assert fields(faults_of_words(WARNING, text, "Test")) == ["heading"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to worklife@opm.gov.",
        "It is 3 < 5 here, R&D says [so].",
        "Until 6:00 p.m. Eastern Time. U.S. offices are closed.",
        "The agency.Government offices reopen.",
    ],
)
def test_what_only_looks_a_little_like_an_address_is_not(text):
    assert fields(faults_of_words(WARNING, "Test", text)) == []


@pytest.mark.parametrize(
    ("link", "label", "faulty"),
    [
        ("", "", []),
        ("/telework/", "Telework", []),
        ("/telework/#ask", "Telework", []),
        ("https://www.opm.gov/", "OPM", []),
        ("/telework/", "", ["link_label"]),
        ("", "Telework", ["link"]),
        ("/nowhere/", "Nowhere", ["link"]),
        ("http://www.opm.gov/", "OPM", ["link"]),
        ("//example.com/", "Elsewhere", ["link"]),
        ("https://", "Nowhere", ["link"]),
        ("https://a.gov/ https://b.gov/", "Two", ["link"]),
        ("javascript:alert(1)", "A", ["link"]),
        ("mailto:a@example.gov", "A", ["link"]),
        ("telework", "A", ["link"]),
        ("/telework/", "<b>Telework</b>", ["link_label"]),
    ],
)
def test_link_leads_to_a_page_of_ours_or_to_a_safe_site(link, label, faulty):
    found = faults_of_link(link, label, lambda path: path == "/telework/")

    assert fields(found) == faulty


@pytest.mark.parametrize(
    ("level", "most"), [(INFO, 14 * DAY), (WARNING, 7 * DAY), (EMERGENCY, 24 * HOUR)]
)
@pytest.mark.parametrize("ahead", [None, 5 * DAY])
def test_end_is_as_far_away_as_the_level_allows(level, most, ahead):
    start = ahead and NOW + ahead
    farthest = (start or NOW) + most

    assert fields(faults_of_times(level, start, farthest, NOW)) == []
    assert fields(faults_of_times(level, start, farthest + HOUR / 60, NOW)) == ["ends_at"]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(None, None), (None, NOW), (None, NOW - HOUR), (NOW + HOUR, NOW + HOUR)],
)
def test_end_that_is_missing_past_or_before_the_start_is_refused(starts, ends):
    assert fields(faults_of_times(WARNING, starts, ends, NOW)) == ["ends_at"]


def test_start_in_the_past_means_from_now():
    long_ago = NOW - 30 * DAY

    assert fields(faults_of_times(EMERGENCY, long_ago, NOW + 24 * HOUR, NOW)) == []


@pytest.mark.parametrize(
    ("level", "everywhere", "faulty"),
    [
        (INFO, False, []),
        (INFO, True, []),
        (WARNING, False, ["page"]),
        (WARNING, True, []),
        (EMERGENCY, False, ["page"]),
        (EMERGENCY, True, []),
    ],
)
def test_only_notices_stand_over_some_pages(level, everywhere, faulty):
    assert fields(faults_of_place(level, everywhere)) == faulty


@pytest.mark.parametrize(
    ("one", "other", "do"),
    [
        ("/", "/telework/", True),
        ("/telework/", "/telework/employees/", True),
        ("/telework/", "/training/", False),
        ("/telework/", "/telework/", True),
    ],
)
def test_alerts_meet_where_they_share_a_page(one, other, do):
    assert (meet(one, other), meet(other, one)) == (do, do)
