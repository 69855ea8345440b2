"""Alerts for programs: the Atom feed and the API; and the mail about an emergency."""

import json
import socket
import threading
from datetime import timedelta

import feedparser
import pytest
import time_machine
from django.core import mail

from portal.accounts.roles import Role
from portal.alerts import actions, letters
from portal.alerts.levels import Level
from portal.core import generation, page_cache
from tests.alerts.making import REASON, content_of, make_alert, make_draft_alert
from tests.factories import AT, make_page, make_person, make_user

pytestmark = pytest.mark.django_db

INFO, WARNING, EMERGENCY = Level
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SITE = "https://worklife.example.gov"
FEED = "/feeds/alerts.atom"


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings):
    settings.SITE_URL = SITE
    monkeypatch.setattr(generation, "_left_until", {})
    page_cache.cache.clear()
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def feed(client):
    answer = client.get(FEED)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (0, "atom10")
    return found.entries


def asked(client, query=""):
    return json.loads(client.get(f"/api/v1/alerts/{query}").content)["items"]


def test_feed_has_emergencies_and_warnings_the_latest_first(client, clock):
    telework = make_page(slug="telework")
    make_alert(WARNING, text="Test: 3 < 5 & \x0b so.", link="/telework/", link_label="Telework")
    make_alert(INFO)
    make_alert(WARNING, starts_at=AT + DAY, ends_at=AT + 2 * DAY)
    clock.move_to(AT + HOUR)
    make_alert(EMERGENCY, at=AT + HOUR)

    first, second = feed(client)

    assert first.title == "Emergency: Test emergency: stay inside your building"
    assert second.summary == (
        f'<p>Test: 3 &lt; 5 &amp;  so.</p><p><a href="{SITE}{telework.path}">Telework</a></p>'
        "<p>Until November 21, 2026, 6:00 a.m. EST.</p>"
    )
    assert first.published == first.updated == "2026-11-20T16:00:00+00:00"


def test_alert_stays_one_entry_of_the_feed_and_says_when_it_ended(client, clock):
    alert = make_alert(WARNING)
    (before,) = feed(client)
    clock.move_to(AT + HOUR)
    other = content_of(heading="Test warning: other words")
    actions.change(alert=alert, content=other, by=None, at=AT + HOUR, reason=REASON)
    (changed,) = feed(client)
    actions.end(alert=alert, by=None, at=AT + 2 * HOUR)
    (ended,) = feed(client)

    assert before.id == changed.id == ended.id
    assert changed.title == "Warning: Test warning: other words"
    assert "Ended November 20, 2026, 12:00 p.m. EST" in ended.summary.replace("noon", "12:00 p.m.")
    assert [one.updated[11:13] for one in (before, changed, ended)] == ["15", "16", "17"]


def test_other_times_change_the_entry_too(client, clock):
    alert = make_alert(WARNING)
    content = content_of(ends_at=AT + 5 * HOUR)
    actions.change(alert=alert, content=content, by=None, at=AT + HOUR, reason=REASON)
    clock.move_to(AT + 2 * HOUR)
    (changed,) = feed(client)
    actions.renew(alert=alert, ends_at=AT + 9 * HOUR, by=None, at=AT + 2 * HOUR)
    (renewed,) = feed(client)

    assert [one.updated[11:13] for one in (changed, renewed)] == ["16", "17"]


def test_alert_that_ended_before_it_began_is_never_in_the_feed(client, clock):
    alert = make_alert(WARNING, starts_at=AT + HOUR, ends_at=AT + 2 * HOUR)
    actions.end(alert=alert, by=None, at=AT)
    clock.move_to(AT + HOUR)

    assert feed(client) == []


def test_feed_forgets_alerts_after_a_month(client, clock):
    make_alert(WARNING)
    clock.move_to(AT + 32 * DAY)

    assert feed(client) == []


def test_feed_costs_no_query_once_known(client, django_assert_num_queries):
    client.get(FEED)

    with django_assert_num_queries(0):
        client.get(FEED)


def test_api_lists_what_is_in_force_the_gravest_first(client):
    telework = make_page(slug="telework")
    make_alert(INFO, page=telework)
    make_draft_alert(WARNING)
    alert = make_alert(EMERGENCY, link="https://www.opm.gov/", link_label="OPM")

    first, second = asked(client)

    assert first == {
        "id": alert.pk,
        "version": 1,
        "level": "emergency",
        "word": "Emergency",
        "heading": "Test emergency: stay inside your building",
        "text": "This is a test. You need not do anything.",
        "link": {"label": "OPM", "url": "https://www.opm.gov/"},
        "path": "/",
        "starts_at": "2026-11-20T15:00:00Z",
        "ends_at": "2026-11-21T11:00:00Z",
        "changed_at": "2026-11-20T15:00:00Z",
    }
    assert (second["level"], second["path"], second["link"]) == (
        "informational",
        "/telework/",
        None,
    )


@pytest.mark.parametrize(
    ("query", "levels"),
    [
        ("?level=warning", ["warning"]),
        ("?page=/telework/employees/", ["warning", "informational"]),
        ("?page=/training/", ["warning"]),
    ],
)
def test_api_narrows_by_level_and_page(client, query, levels):
    make_alert(INFO, page=make_page(slug="telework"))
    make_alert(WARNING, link="/telework/", link_label="Telework")

    found = asked(client, query)

    assert [one["level"] for one in found] == levels
    assert found[0]["link"]["url"] == f"{SITE}/telework/"


def test_api_follows_starts_and_ends(client, clock):
    make_alert(WARNING, starts_at=AT + HOUR, ends_at=AT + 2 * HOUR)
    found = []
    for hours in range(3):
        clock.move_to(AT + hours * HOUR)
        found.append(len(asked(client)))

    assert found == [0, 1, 0]


@pytest.fixture
def people():
    make_person(Role.AUTHOR, email="author@example.gov")
    make_person(Role.REVIEWER, email="reviewer@example.gov")
    make_person(Role.PUBLISHER, "telework", email="publisher@example.gov")
    both = make_person(Role.ADMINISTRATOR, email="administrator@example.gov")
    both.grants.create(role=Role.PUBLISHER)
    make_person(Role.PUBLISHER, email="gone@example.gov", is_active=False)
    make_user(email="root@example.gov", is_superuser=True)


def test_emergency_is_told_to_publishers_and_administrators(
    people, settings, django_capture_on_commit_callbacks
):
    settings.CAN_MAIL = True

    with django_capture_on_commit_callbacks(execute=True):
        alert = make_alert(EMERGENCY)

    (letter,) = mail.outbox
    assert letter.to == []
    assert letter.bcc == [f"{who}@example.gov" for who in ("administrator", "publisher", "root")]
    assert letter.subject.endswith("an emergency was raised")
    for said in (alert.heading, alert.text, REASON, f"{SITE}/admin/alerts/{alert.pk}/"):
        assert said in letter.body


@pytest.mark.parametrize(("can_mail", "level"), [(False, EMERGENCY), (True, WARNING)])
def test_nothing_is_mailed_otherwise(
    people, settings, django_capture_on_commit_callbacks, can_mail, level
):
    settings.CAN_MAIL = can_mail

    with django_capture_on_commit_callbacks(execute=True):
        make_alert(level)

    assert mail.outbox == []


def test_mail_server_that_is_away_keeps_no_emergency_back(
    people, settings, django_capture_on_commit_callbacks, caplog
):
    settings.CAN_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    # Port 1 of this machine: nobody listens.
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with django_capture_on_commit_callbacks(execute=True):
        alert = make_alert(EMERGENCY)

    assert alert.is_live
    assert [record.message for record in caplog.records] == [
        "The mail about an emergency could not be sent."
    ]


def test_mail_server_that_hangs_is_not_waited_for(
    people, settings, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    settings.CAN_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(letters, "SECONDS_FOR_SERVER", 0.05)
    # It takes the connection and says nothing; whoever waits on is sent away in the end.
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        away = threading.Timer(2, server.shutdown, [socket.SHUT_RDWR])
        away.start()
        with django_capture_on_commit_callbacks(execute=True):
            alert = make_alert(EMERGENCY)
        away.cancel()

    assert alert.is_live
    (record,) = caplog.records
    assert isinstance(record.exc_info[1].__context__, TimeoutError)
