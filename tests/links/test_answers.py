"""What answers and faults mean: tables, no network."""

import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest
import requests

from portal.links import faults
from portal.links.answers import Answer, Outcome, Verdict, lasting_address, outcome, wait

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
URL = "https://example.gov/a"
HOME = "https://example.gov/"


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, Verdict.OK),
        (204, Verdict.OK),
        (304, Verdict.FAILING),
        (400, Verdict.FAILING),
        (401, Verdict.UNKNOWN),
        (403, Verdict.UNKNOWN),
        (404, Verdict.GONE),
        (410, Verdict.GONE),
        (429, Verdict.LATER),
        (451, Verdict.UNKNOWN),
        (500, Verdict.FAILING),
        (503, Verdict.FAILING),
        (999, Verdict.UNKNOWN),
    ],
)
def test_verdict_on_a_status(status, verdict):
    found = outcome(URL, [], Answer(status), now=NOW)

    assert (found.verdict, found.status) == (verdict, status)
    assert bool(found.problem) is (verdict is not Verdict.OK)


def test_site_under_maintenance_that_names_its_end_is_asked_later():
    found = outcome(URL, [], Answer(503, retry_after="60"), now=NOW)

    assert (found.verdict, found.wait) == (Verdict.LATER, timedelta(minutes=1))


def test_page_that_moved_to_a_home_page_may_be_gone():
    found = outcome(URL, [Answer(301, HOME)], Answer(200), now=NOW)

    assert found == Outcome(
        Verdict.MOVED,
        200,
        HOME,
        "The address leads to a home page for good now. See whether the page still exists.",
    )


def test_home_page_that_moved_has_a_new_address():
    found = outcome("http://example.gov", [Answer(301, HOME)], Answer(200), now=NOW)

    assert found.problem == "The page has moved for good. Use the new address."


@pytest.mark.parametrize(
    ("hops", "address"),
    [
        ([], URL),
        ([(301, "https://b/")], "https://b/"),
        ([(301, "https://b/"), (308, "https://c/")], "https://c/"),
        ([(302, "https://b/"), (301, "https://c/")], URL),
        ([(301, f"{URL}#part")], URL),
        ([(301, "https://b/"), (301, URL)], URL),
    ],
)
def test_lasting_address(hops, address):
    assert lasting_address(URL, [Answer(*hop) for hop in hops]) == address


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("Fri, 20 Nov 2026 15:10:00 GMT", 600),
        ("Fri, 20 Nov 2026 15:10:00 -0000", 600),
        ("Fri, 20 Nov 2026 14:00:00 GMT", 0),
        ("", 3600),
        ("soon", 3600),
        ("-5", 3600),
        ("9" * 5000, 3600),
        ("9" * 20, 7 * 24 * 3600),
        ("Fri, 20 Nov 2099 15:00:00 GMT", 7 * 24 * 3600),
    ],
)
def test_wait(text, seconds):
    assert wait(text, now=NOW).total_seconds() == seconds


def wrapped(cause, error=requests.ConnectionError):
    """Return an error as `requests` raises it on account of another."""
    try:
        try:
            raise cause
        except type(cause):
            raise error("in the way")  # noqa: B904
    except error as raised:
        return raised


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "No site of this name was found."),
        (ConnectionRefusedError(), "The site refuses connections."),
        (TimeoutError(), "The site did not answer in time."),
        (ssl.SSLError(1, "handshake"), "No secure connection to the site could be made."),
        (ConnectionResetError(), "The connection broke off before an answer came."),
    ],
)
def test_fault_in_words(cause, words):
    assert faults.words(wrapped(cause)) == words
