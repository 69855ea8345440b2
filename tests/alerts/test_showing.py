"""What readers see over a page, on cached pages too, and what they put away."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from portal.alerts import actions
from portal.alerts.levels import Level
from portal.alerts.models import Alert
from portal.core import generation, page_cache
from tests.alerts.making import REASON, content_of, make_alert, make_draft_alert
from tests.factories import AT, make_editor, make_page
from tests.reading import ReadingClient, words

pytestmark = pytest.mark.django_db

INFO, WARNING, EMERGENCY = Level
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
AWAY = "/alerts/put-away/"
OTHER_SITE = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(generation, "_left_until", {})
    page_cache.cache.clear()
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def levels(client, path="/display/"):
    """Return the levels of the alerts over a page, in order."""
    page = ReadingClient()
    page.client = client
    status = 200 if path != "/nowhere/" else 404
    found = page.get(path, status=status).select("section.site-alert")
    return [one["class"][1].removeprefix("site-alert--") for one in found]


def put_away(client, alert, path="/", **extra):
    return client.post(AWAY, {"alert": f"{alert.pk}.{alert.version}", "next": path}, **extra)


def test_alert_says_its_level_first_and_has_one_link(client_reads):
    telework = make_page(slug="telework")
    make_alert(WARNING, link="/telework/", link_label="Telework")

    region = client_reads.get("/display/").select_one("section.site-alert")

    assert words(region).startswith("Warning: Test warning: the contact form is not working")
    assert [link["href"] for link in region.find_all("a")] == [telework.path]
    assert region["aria-labelledby"] == region.h2["id"]
    assert not region.find("form")


def test_text_is_shown_as_plain_text(client):
    make_alert(WARNING, text="It is 3 < 5 & so on.")

    assert b"It is 3 &lt; 5 &amp; so on." in client.get("/display/").content


def test_emergency_comes_before_the_header_and_hides_the_others_until_its_end(client, settings):
    settings.OFFICIAL_BANNER = True
    for _ in range(2):
        make_alert(INFO)
    make_alert(WARNING)
    assert levels(client) == ["warning", "informational", "informational"]

    emergency = make_alert(EMERGENCY)
    page = client.get("/display/").content.decode()
    assert levels(client) == ["emergency"]
    assert page.index("official-banner") < page.index("site-alert--") < page.index("<header")
    actions.end(alert=emergency, by=None, at=AT)

    assert levels(client) == ["warning", "informational", "informational"]


def test_others_stand_below_the_header_and_above_the_text(client):
    make_alert(WARNING)

    page = client.get("/display/").content.decode()

    assert page.index("</header>") < page.index("site-alert--") < page.index("<main")


@pytest.mark.slow
def test_notice_stands_over_its_pages_only(client):
    telework = make_page(slug="telework")
    below, other = make_page(parent=telework), make_page(slug="telework-not")
    make_alert(INFO, page=telework)

    shown = [levels(client, path) for path in (telework.path, below.path, other.path)]

    assert shown == [["informational"], ["informational"], []]


def test_error_page_shows_alerts(client):
    make_alert(WARNING)

    assert levels(client, "/nowhere/") == ["warning"]


def test_draft_is_not_shown(client):
    make_draft_alert(WARNING)

    assert levels(client) == []


@pytest.mark.slow
def test_cached_page_follows_at_once(client, django_assert_num_queries):
    page = make_page()
    assert levels(client, page.path) == []

    alert = make_alert(EMERGENCY)
    assert levels(client, page.path) == ["emergency"]
    with django_assert_num_queries(0):
        client.get(page.path)
    actions.end(alert=alert, by=None, at=AT)

    assert levels(client, page.path) == []


def test_alerts_cost_no_query_once_known(client, django_assert_num_queries):
    page = make_page()
    make_alert(WARNING)
    client.get(page.path)
    page_cache.cache.clear()

    with django_assert_num_queries(2):
        assert b"site-alert" in client.get(page.path).content


@pytest.mark.slow
def test_cached_page_turns_at_start_and_end_around_midnight(client, clock):
    page = make_page()
    # 11:59 p.m. to 12:01 a.m. Eastern Time.
    start = datetime(2026, 11, 21, 4, 59, tzinfo=UTC)
    make_alert(WARNING, starts_at=start, ends_at=start + 2 * MINUTE)
    shown = []

    for at in (start - MINUTE / 60, start, start + MINUTE, start + 2 * MINUTE):
        clock.move_to(at)
        shown.append(levels(client, page.path))

    assert shown == [[], ["warning"], ["warning"], []]


def test_alert_ends_once_in_the_hour_that_comes_twice(client, clock):
    # The clocks go back at 2:00 a.m. on November 1; 1:30 a.m. comes at 5:30 and at 6:30 UTC.
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    clock.move_to(first - HOUR)
    make_alert(WARNING, at=first - HOUR, ends_at=first + HOUR)
    shown = []

    for at in (first, first + HOUR - MINUTE, first + HOUR):
        clock.move_to(at)
        shown.append(levels(client))

    assert shown == [["warning"], ["warning"], []]


def test_notice_put_away_is_gone_on_cached_pages_for_that_reader_alone(client):
    page, alert = make_page(), make_alert(INFO)
    form = ReadingClient().get(page.path).select_one(".site-alert form")
    sent = {field["name"]: field["value"] for field in form.find_all("input")}

    answer = client.post(form["action"], sent)

    assert (answer.status_code, answer["Location"]) == (302, page.path)
    cookie = answer.cookies["put_away"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        f"{alert.pk}.1",
        True,
        "Lax",
        14 * 24 * 60 * 60,
    )
    for _ in range(2):
        assert levels(client, page.path) == []
        assert levels(Client(), page.path) == ["informational"]


def test_second_notice_put_away_leaves_the_first_away(client):
    for alert in (make_alert(INFO), make_alert(INFO)):
        put_away(client, alert)

    assert levels(client) == []


def test_notice_put_away_makes_copies_of_its_own_pages_only_and_is_remembered(client):
    telework, training = make_page(slug="telework"), make_page(slug="training")
    first, second = (make_alert(INFO, page=page) for page in (telework, training))
    client.get(training.path)
    put_away(client, first)

    client.get(training.path)
    assert len(page_cache.cache.entries) == 1
    put_away(client, second)

    assert [levels(client, page.path) for page in (telework, training)] == [[], []]


def test_changed_notice_shows_again(client):
    page, alert = make_page(), make_alert(INFO)
    put_away(client, alert)
    assert levels(client, page.path) == []

    other = content_of(INFO, heading="Test notice: another text")
    actions.change(alert=alert, content=other, by=None, at=AT, reason=REASON)

    assert levels(client, page.path) == ["informational"]


def test_renewed_notice_stays_away(client):
    alert = make_alert(INFO)
    put_away(client, alert)

    actions.renew(alert=alert, ends_at=AT + 30 * HOUR, by=None, at=AT)

    assert levels(client) == []


@pytest.mark.parametrize("level", [WARNING, EMERGENCY])
def test_what_must_be_seen_cannot_be_put_away(client, level):
    alert = make_alert(level)

    answer = put_away(client, alert)

    assert (answer.status_code, dict(answer.cookies)) == (302, {})
    client.cookies["put_away"] = f"{alert.pk}.1"
    assert levels(client) == [level]


@pytest.mark.parametrize(
    "kept",
    ["", "x", "999999.1", "999999999999999999.1", "-", "1.1-" * 99, "{key};{key}", "{key}-9.9"],
)
def test_made_up_cookies_fill_no_cache(client, kept):
    page, alert = make_page(), make_alert(INFO)
    client.get(page.path)
    client.cookies["put_away"] = kept.format(key=f"{alert.pk}.1")

    client.get(page.path)

    known = kept == "{key}-9.9"
    assert len(page_cache.cache.entries) == 1 + known
    assert levels(client, page.path) == ([] if known else ["informational"])


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/telework/", "/telework/"),
        ("/search/?q=leave", "/search/?q=leave"),
        ("//example.com/", "/"),
        ("/\\example.com/", "/"),
        ("https://example.com/", "/"),
        ("javascript:alert(1)", "/"),
        ("telework/", "/"),
        ("", "/"),
    ],
)
def test_reader_is_led_back_to_pages_of_ours_only(client, asked, led_to):
    assert put_away(client, make_alert(INFO), asked)["Location"] == led_to


def test_other_sites_cannot_put_notices_away(client):
    answer = put_away(client, make_alert(INFO), headers=OTHER_SITE)

    assert (answer.status_code, dict(answer.cookies)) == (403, {})


def test_putting_away_answers_to_post_alone(client):
    assert client.get(AWAY).status_code == 405


def test_alert_of_nonsense_changes_nothing(client):
    answer = client.post(AWAY, {"alert": "x" * 500})

    assert (answer.status_code, dict(answer.cookies)) == (302, {})


def test_signed_in_reader_sees_alerts_and_puts_them_away(client):
    page, alert = make_page(), make_alert(INFO)
    client.force_login(make_editor())

    before = levels(client, page.path)
    put_away(client, alert)

    assert (before, levels(client, page.path)) == (["informational"], [])


def test_page_is_shown_with_the_database_away(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    generation.bump()
    monkeypatch.setattr(Alert.objects, "in_force", away)
    client.cookies["put_away"] = "1.1"

    assert levels(client) == []
