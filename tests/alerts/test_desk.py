"""Alerts at the desk: written, looked at as readers will see them, raised and ended."""

from datetime import timedelta

import pytest
import time_machine

from portal.accounts.roles import Role
from portal.alerts import actions
from portal.alerts.levels import Level
from portal.alerts.models import Alert
from portal.alerts.panels import alerts as panel
from tests.alerts.making import REASON, content_of, make_alert, make_draft_alert
from tests.factories import AT, make_page, make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db

INFO, WARNING, EMERGENCY = Level
HOUR = timedelta(hours=1)
TYPED = {
    "level": "warning",
    "heading": "Test warning: the contact form is not working",
    "text": "This is a test. Ask your agency first, or try again tomorrow.",
    "link_label": "",
    "link": "",
    "page": "",
    "starts_at": "",
    # Eastern Time.
    "ends_at": "2026-11-21T12:00",
}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def as_person(client_reads, role, section="", **fields):
    person = make_person(role, section, **fields)
    client_reads.login(person)
    return person


def verbs(page):
    return [field["value"] for field in page.select('.alert-verbs input[name="verb"]')]


def faulty(page):
    return {link["href"] for link in page.select(".error-summary a")}


@pytest.mark.slow
def test_alert_is_written_previewed_and_raised(client_reads):
    publisher = as_person(client_reads, Role.PUBLISHER)
    telework = make_page(slug="telework")

    typed = TYPED | {"link": "/telework/", "link_label": "Telework"}
    to_alert = client_reads.post("/admin/alerts/new/", typed)
    alert = Alert.objects.get()
    page = client_reads.get(to_alert["Location"])
    previews = [words(one) for one in page.select(".alert-preview")]
    asked = words(page.find("input", value="raise").parent.strong)
    client_reads.post(to_alert["Location"], {"verb": "raise", "seen": 1, "reason": REASON})

    assert previews == [f"Warning: {TYPED['heading']} {TYPED['text']} Telework"] * 2
    assert asked == "Readers of every page will see this. Raise it?"
    alert.refresh_from_db()
    assert (alert.is_live, alert.raised_by, alert.reason) == (True, publisher, REASON)
    assert (alert.ends_at, alert.link) == (AT + 26 * HOUR, telework.path)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"ends_at": ""}, {"#id_ends_at"}),
        ({"ends_at": "2026-11-20T09:00"}, {"#id_ends_at"}),
        ({"ends_at": "2026-12-25T09:00"}, {"#id_ends_at"}),
        ({"heading": "x" * 61, "text": "x" * 301}, {"#id_heading", "#id_text"}),
        ({"text": "See www.example.org."}, {"#id_text"}),
        ({"link": "/nowhere/", "link_label": "No"}, {"#id_link"}),
        ({"page": "/nowhere/"}, {"#id_page"}),
        ({"level": "loud"}, {"#id_level_0"}),
        # The clocks go back at 2:00 a.m. that day: nobody knows which half past one is meant.
        ({"ends_at": "2026-11-01T01:30"}, {"#id_ends_at"}),
    ],
)
def test_faulty_form_says_what_is_wrong_and_keeps_what_was_typed(client_reads, typed, fields):
    as_person(client_reads, Role.AUTHOR)

    page = client_reads.post("/admin/alerts/new/", TYPED | typed, status=422)

    assert faulty(page) == fields
    kept = {
        name: page.find(attrs={"name": name}).get("value", "") for name in ("heading", "ends_at")
    }
    assert kept == {name: (TYPED | typed)[name] for name in kept}
    assert not Alert.objects.exists()


def test_notice_stands_over_the_page_that_was_typed(client_reads):
    as_person(client_reads, Role.AUTHOR)
    telework = make_page(slug="telework")

    client_reads.post("/admin/alerts/new/", TYPED | {"level": "informational", "page": "telework"})

    alert = Alert.objects.get()
    assert alert.page_id == telework.pk
    form = client_reads.get(f"/admin/alerts/{alert.pk}/change/")
    assert form.find("input", {"name": "page"})["value"] == "/telework/"


def test_raising_without_the_reason_it_needs_is_refused_beside_the_field(client_reads):
    publisher = as_person(client_reads, Role.PUBLISHER)
    alert = make_draft_alert(by=publisher)

    page = client_reads.post(f"/admin/alerts/{alert.pk}/", {"verb": "raise", "seen": 1}, status=422)

    assert faulty(page) == {"#id_raise_reason"}


def seen(page, verb):
    form = page.find("input", {"name": "verb", "value": verb}).parent
    return form.find("input", {"name": "seen"})["value"]


@pytest.mark.parametrize("given", [{"seen": 1}, {}])
def test_raising_what_was_rewritten_meanwhile_is_refused_once_and_loses_nothing(
    client_reads, given
):
    as_person(client_reads, Role.PUBLISHER)
    alert = make_draft_alert(EMERGENCY, by=make_person(Role.AUTHOR))
    path, raising = f"/admin/alerts/{alert.pk}/", {"verb": "raise", "reason": REASON}
    assert seen(client_reads.get(path), "raise") == "1"
    content = content_of(EMERGENCY, heading="Test emergency: other words")
    actions.change(alert=alert, content=content, by=None, at=AT)

    page = client_reads.post(path, raising | given, status=422)
    assert "changed since you opened it" in words(page.select_one(".error-summary"))
    assert words(page.find("textarea", {"name": "reason"})) == REASON
    alert.refresh_from_db()
    assert alert.state == "draft"
    client_reads.post(path, raising | {"seen": seen(page, "raise")})

    alert.refresh_from_db()
    assert alert.state == "live"


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        ("draft", "submit"),
        ("draft", "discard"),
        ("waiting", "approve"),
        ("waiting", "return"),
        ("waiting", "raise"),
        ("live", "renew"),
        ("live", "end"),
    ],
)
def test_verb_is_about_the_alert_that_stands_beside_it(client_reads, state, verb):
    as_person(client_reads, Role.PUBLISHER)
    alert = make_draft_alert(by=make_person(Role.AUTHOR))
    if state == "waiting":
        actions.submit(alert=alert, by=None, at=AT)
    if state == "live":
        actions.raise_alert(alert=alert, by=None, at=AT, reason=REASON)
    path, lines = f"/admin/alerts/{alert.pk}/", alert.entries.count()
    sent = {"verb": verb, "note": REASON, "reason": REASON, "ends_at": "2026-11-21T11:00"}

    page = client_reads.post(path, sent | {"seen": lines - 1}, status=422)

    assert "changed since you opened it" in words(page.select_one(".error-summary"))
    assert alert.entries.count() == lines
    assert seen(page, verb) == str(lines)
    client_reads.post(path, sent | {"seen": seen(page, verb)}, status=302)
    assert alert.entries.count() == lines + 1


def test_second_warning_is_raised_only_in_place_of_the_first(client_reads):
    publisher = as_person(client_reads, Role.PUBLISHER)
    first, second = make_alert(), make_draft_alert(by=publisher)
    raising = {"verb": "raise", "seen": 1, "reason": REASON}
    path = f"/admin/alerts/{second.pk}/"

    page = client_reads.post(path, raising, status=422)
    assert f"In the way: {first}" in words(page.select_one(".error-summary"))
    client_reads.post(path, raising | {"replace": "on"})

    assert {one.pk: one.state for one in Alert.objects.all()} == {
        first.pk: "ended",
        second.pk: "live",
    }


@pytest.mark.parametrize(
    ("role", "level", "state", "offered"),
    [
        (Role.AUTHOR, WARNING, "draft", ["submit"]),
        (Role.AUTHOR, WARNING, "waiting", []),
        (Role.AUTHOR, WARNING, "live", []),
        (Role.REVIEWER, WARNING, "waiting", ["approve", "return"]),
        (Role.REVIEWER, EMERGENCY, "waiting", []),
        (Role.PUBLISHER, WARNING, "draft", ["approve", "raise", "submit", "discard"]),
        (Role.PUBLISHER, WARNING, "live", ["end", "renew"]),
        (Role.PUBLISHER, EMERGENCY, "live", ["look", "end", "renew"]),
        (Role.ADMINISTRATOR, WARNING, "draft", []),
        (Role.ADMINISTRATOR, WARNING, "live", []),
        (Role.ADMINISTRATOR, EMERGENCY, "draft", ["raise", "submit", "discard"]),
        (Role.ADMINISTRATOR, EMERGENCY, "live", ["look", "end", "renew"]),
    ],
)
def test_person_is_offered_what_they_may_and_nothing_else_is_done(
    client_reads, role, level, state, offered
):
    as_person(client_reads, role)
    alert = make_draft_alert(level, by=make_person(Role.AUTHOR))
    if state == "waiting":
        actions.submit(alert=alert, by=None, at=AT)
    if state == "live":
        actions.raise_alert(alert=alert, by=None, at=AT, reason=REASON)
    path = f"/admin/alerts/{alert.pk}/"

    assert verbs(client_reads.get(path)) == offered
    for verb in {"raise", "approve", "end", "look", "renew", "discard"} - {*offered}:
        client_reads.post(path, {"verb": verb, "reason": REASON, "ends_at": "2026-11-21T01:00"})
    alert.refresh_from_db()
    assert (alert.state, alert.approved_by, alert.looked_at) == (state, None, None)


@pytest.mark.parametrize("path", ["", "new/", "{}/", "{}/change/"])
def test_nobody_without_a_role_opens_the_screens(client, path):
    client.force_login(make_user())

    answer = client.get(f"/admin/alerts/{path.format(make_draft_alert().pk)}")

    assert answer.status_code == 403


def test_author_cannot_change_what_readers_see(client):
    client.force_login(make_person(Role.AUTHOR))
    alert = make_alert()

    assert client.get(f"/admin/alerts/{alert.pk}/change/").status_code == 403


def test_changing_what_readers_see_needs_a_reason_and_is_logged(client_reads):
    as_person(client_reads, Role.PUBLISHER, name="Pat")
    alert = make_alert()
    path = f"/admin/alerts/{alert.pk}/change/"
    typed = TYPED | {"heading": "Test warning: other words", "version": 1}

    assert faulty(client_reads.post(path, typed, status=422)) == {"#id_reason"}
    client_reads.post(path, typed | {"reason": "The first was wrong."})

    log = words(client_reads.get(f"/admin/alerts/{alert.pk}/").select_one(".alert-log"))
    assert "Changed by Pat. The first was wrong. (version 2): “Test warning: other words”" in log
    assert "Written by the portal itself: “Test warning: the contact form" in log


def test_stale_form_loses_nothing_and_can_be_saved_again(client_reads):
    as_person(client_reads, Role.AUTHOR)
    alert = make_draft_alert()
    actions.change(alert=alert, content=content_of(heading="Test: newer"), by=None, at=AT)
    path = f"/admin/alerts/{alert.pk}/change/"
    typed = TYPED | {"version": 1}

    page = client_reads.post(path, typed, status=422)
    assert "Somebody else changed this alert" in words(page.select_one(".error-summary"))
    assert page.find("input", {"name": "heading"})["value"] == TYPED["heading"]
    typed["version"] = page.find("input", {"name": "version"})["value"]
    client_reads.post(path, typed)

    alert.refresh_from_db()
    assert (alert.heading, alert.version) == (TYPED["heading"], 3)


def test_list_shows_alerts_by_where_they_stand(client_reads):
    as_person(client_reads, Role.AUTHOR)
    make_alert()
    make_alert(starts_at=AT + 22 * HOUR, ends_at=AT + 30 * HOUR)
    make_draft_alert()
    actions.end(alert=make_alert(INFO), by=None, at=AT)

    page = client_reads.get("/admin/alerts/")

    states = [
        [words(row.find_all("td")[-1]) for row in part.select("tbody tr")]
        for part in page.select(".alert-desk section")
    ]
    assert states == [["Readers see it"], ["Raised, not begun"], ["Draft"], ["Ended"]]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_as_much_for_three_as_for_one(client_reads, django_assert_num_queries, number):
    as_person(client_reads, Role.PUBLISHER)
    for _ in range(number):
        make_draft_alert(INFO, page=make_page())
    client_reads.get("/admin/alerts/")

    with django_assert_num_queries(8):
        client_reads.get("/admin/alerts/")


def lines(user, at=AT):
    found = panel(user, at)
    return [row.lines[0] for row in found.rows] if found else []


def test_panel_has_what_waits_for_the_person():
    author = make_person(Role.AUTHOR, name="Ada")
    first, second = (make_person(Role.PUBLISHER, name=name) for name in ("Pat", "Sam"))
    waiting = make_draft_alert(INFO, by=author)
    actions.submit(alert=waiting, by=author, at=AT)
    emergency = make_draft_alert(EMERGENCY, by=first)
    actions.raise_alert(alert=emergency, by=first, at=AT, reason=REASON)

    waits = "Waiting for a second person, written by Ada"
    assert lines(first) == [waits]
    assert lines(second) == ["Raised by Pat: needs a second look", waits]
    assert lines(make_person(Role.REVIEWER, "site")) == [waits]
    assert lines(make_person(Role.REVIEWER, "telework")) == []
    assert lines(author) == []
    assert lines(second, AT + 19.5 * HOUR)[1] == "Ends in 30\xa0minutes"
