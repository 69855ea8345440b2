"""The desk's screens: raise, approve, change, end, and the proof that readers see it."""

import http.server
import threading
from datetime import timedelta

import pytest
import time_machine

from portal.core.models import Generation
from portal.status import actions, panels
from portal.status.models import Announcement, Proposal, StatusType
from tests.factories import make_person
from tests.reading import ReadingClient, words
from tests.status.entries import (
    DAY,
    MONDAY,
    SUNDAY,
    make_answer,
    make_area,
    make_category,
    make_closed,
    make_draft,
    make_open,
    make_posted,
    make_type,
    values_for,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOUR = timedelta(hours=1)
LIST = "/admin/status/announcements/"


@pytest.fixture(autouse=True)
def clock(db):
    with time_machine.travel(SUNDAY, tick=False) as clock:
        make_area()
        make_open()
        yield clock


@pytest.fixture
def pat(db):
    return make_person("publisher", "site", name="Pat")


def desk_of(person):
    reader = ReadingClient()
    reader.login(person)
    return reader


def at(announcement, rest=""):
    return f"{LIST}{announcement.number}/{rest}"


def typed(**fields):
    """Return what the form sends for the whole of the Monday."""
    area = {"area": Announcement._meta.get_field("area").related_model.objects.get().pk}
    values = {
        "applies_on": "2026-01-26",
        "starts_at": "2026-01-26T00:00",
        "ends_at": "2026-01-27T00:00",
        "short_message": "",
        "long_message": "",
    }
    return area | values | fields


def raise_url(type):
    return f"/admin/status/raise/{type.slug}/"


def errors(soup):
    return [words(item) for item in soup.select(".error-summary li")]


def test_form_asks_only_for_what_the_type_takes(pat):
    desk = desk_of(pat)
    plain, both = make_type(), make_type(takes="hours time")

    fields = [
        {field["name"] for field in desk.get(raise_url(one)).select(".place-form .field [name]")}
        for one in (plain, both)
    ]

    assert fields[1] - fields[0] == {"hours", "time"}


def test_in_the_evening_the_form_offers_the_whole_next_day(pat):
    soup = desk_of(pat).get(raise_url(make_type()))

    found = {
        name: soup.find(id=f"id_{name}")["value"] for name in ("applies_on", "starts_at", "ends_at")
    }
    assert found == {
        "applies_on": "2026-01-26",
        "starts_at": "2026-01-26T00:00",
        "ends_at": "2026-01-27T00:00",
    }


def test_preview_shows_each_groups_answer_and_stores_nothing(pat):
    type, group = make_type(takes="hours", label="{hours} hour(s) late"), make_category()
    make_category(label="Nobody's group")
    make_answer(type, group, "Come {hours} hour(s) late.")

    soup = desk_of(pat).post(
        raise_url(type), typed(hours=3, long_message="*Ice*", preview="1", starts_at="")
    )

    shown = soup.select_one(".status-preview")
    assert "Come 3 hours late." in words(shown)
    assert shown.find("em", string="Ice")
    assert "No text of our own yet for: Nobody's group" in words(shown)
    assert (Announcement.objects.count(), soup.find(id="id_hours")["value"]) == (0, "3")


def test_publisher_posts_at_once_and_is_led_to_the_proof(pat):
    answer = desk_of(pat).post(raise_url(make_type()), typed(post="1", starts_at=""), status=302)

    one = Announcement.objects.get()
    assert (one.state, one.starts_at, one.created_by) == ("live", SUNDAY, pat)
    assert answer["Location"] == at(one, "seen/")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hours": ""}, "How many hours: This field is required."),
        ({"hours": "13"}, "How many hours: Ensure this value is less than or equal to 12."),
        ({"ends_at": "2026-01-26T00:00"}, "Ends: It must end after it begins."),
        (
            {"applies_on": "2026-02-26"},
            "Applies to: It begins on another day. Mend one of the two.",
        ),
        (
            {"ends_at": "2026-01-25T12:00", "starts_at": "2026-01-25T00:00"},
            "Ends: Its end is past. Choose a moment to come.",
        ),
        (
            # No such hour: the clocks go forward.
            {"starts_at": "2026-03-08T02:30"},
            "Begins: 2026-03-08 02:30:00 couldn’t be interpreted in time zone America/New_York; "
            "it may be ambiguous or it may not exist.",
        ),
        (
            {"long_message": "[x](page:/nowhere/)"},
            "Full text: There is no page at /nowhere/. Correct the link or take it out.",
        ),
    ],
)
def test_fault_is_named_and_everything_typed_is_kept(pat, fields, said):
    type = make_type(takes="hours")
    sent = typed(hours="2", short_message="Keep me.", post="1") | fields

    soup = desk_of(pat).post(raise_url(type), sent, status=422)

    assert errors(soup) == [said]
    assert soup.find(id="id_short_message").string.strip() == "Keep me."
    assert Announcement.objects.count() == 0


def test_one_who_may_not_post_sends_it_to_a_second_person():
    author = make_person("author", "site")
    desk, type = desk_of(author), make_type()

    assert desk.get(raise_url(type)).find("button", {"name": "post"}) is None
    desk.post(raise_url(type), typed(propose="1"), status=302)
    assert Announcement.objects.get().state == "waiting"
    # Even if the button is made up.
    assert desk.client.post(raise_url(type), typed(post="1")).status_code == 403
    assert Announcement.objects.count() == 1


def test_two_people_raise_a_closure(pat):
    sam = make_person("reviewer", "site", name="Sam")
    first, second = desk_of(pat), desk_of(sam)
    type = make_closed()
    assert first.get(raise_url(type)).find("button", {"name": "post"}) is None
    first.post(raise_url(type), typed(propose="1"), status=302)
    one = Announcement.objects.get()

    offered = [words(button) for button in first.get(at(one)).select("form.verb button")]
    answer = second.post(at(one), {"verb": "approve", "seen": 2}, status=302)

    assert offered == ["Return it", "Discard it"]
    assert answer["Location"] == at(one, "seen/")
    one.refresh_from_db()
    assert (one.state, one.approved_by) == ("live", sam)


def test_approval_of_a_text_changed_meanwhile_is_refused(pat):
    author = make_person("author", "site")
    one = actions.propose(announcement=make_draft(by=author), by=author, at=SUNDAY)
    edit = desk_of(author)
    edit.post(at(one, "edit/"), typed(seen=2, short_message="Other"), status=302)
    actions.propose(announcement=one, by=author, at=SUNDAY)

    soup = desk_of(pat).client.post(at(one), {"verb": "approve", "seen": 2}, follow=True)

    assert "Somebody else was quicker" in soup.content.decode()
    one.refresh_from_db()
    assert one.state == "waiting"


def test_return_without_a_reason_is_refused_and_with_one_goes_back(pat):
    author = make_person("author", "site")
    one = actions.propose(announcement=make_draft(by=author), by=author, at=SUNDAY)
    desk = desk_of(pat)

    soup = desk.post(at(one), {"verb": "give_back", "reason": ""}, status=422)
    desk.post(at(one), {"verb": "give_back", "reason": "Wrong day."}, status=302)

    assert errors(soup) == ["Why it goes back: Say why, for whoever reads it later."]
    one.refresh_from_db()
    assert (one.state, one.entries.last().detail) == ("draft", "Wrong day.")


def test_amendment_keeps_a_beginning_that_is_past(pat, clock):
    one = make_posted(by=pat)
    clock.move_to(MONDAY + HOUR)
    desk = desk_of(pat)

    assert desk.get(at(one, "amend/")).find(id="id_starts_at") is None
    desk.post(at(one, "amend/"), typed(seen=2, ends_at="2026-01-26T18:00"), status=302)

    one.refresh_from_db()
    assert (one.starts_at, one.ends_at) == (MONDAY, MONDAY + 18 * HOUR)


def test_stale_amendment_is_refused_and_loses_nothing(pat):
    one = make_posted(by=pat)
    desk = desk_of(pat)
    desk.post(at(one, "amend/"), typed(seen=2, short_message="First."), status=302)

    soup = desk.post(at(one, "amend/"), typed(seen=2, short_message="Second."), status=422)

    assert "Somebody else was quicker" in errors(soup)[0]
    assert soup.find(id="id_short_message").string.strip() == "Second."
    one.refresh_from_db()
    assert one.short_message == "First."


def test_change_into_a_closure_waits_and_is_shown_to_the_second_person(pat):
    one, closed = make_posted(by=pat), make_closed()
    sam = desk_of(make_person("reviewer", "site"))

    desk_of(pat).post(f"{at(one, 'amend/')}?type={closed.slug}", typed(seen=2), status=302)
    soup = sam.get(at(one))
    sam.post(at(one), {"verb": "approve_change", "seen": 3}, status=302)

    assert "It would say: Offices are closed" in words(soup.main or soup)
    one.refresh_from_db()
    assert (one.label, Proposal.objects.count()) == ("Offices are closed", 0)


def test_approval_of_another_change_than_the_one_seen_is_refused(pat):
    one, closed = make_posted(by=pat), make_closed()
    first, sam = desk_of(pat), desk_of(make_person("reviewer", "site"))
    change = f"{at(one, 'amend/')}?type={closed.slug}"
    first.post(change, typed(seen=2), status=302)
    seen = sam.get(at(one)).find("input", {"name": "seen"})["value"]
    first.post(at(one), {"verb": "drop_change", "reason": "Longer."}, status=302)
    first.post(change, typed(seen=4, ends_at="2026-01-29T00:00"), status=302)

    sam.post(at(one), {"verb": "approve_change", "seen": seen}, status=302)

    one.refresh_from_db()
    assert (one.type.icon, Proposal.objects.count()) == ("Alert", 1)


def test_nobody_makes_a_closure_of_what_one_may_post(pat):
    type = make_type(icon="Closed", needs_two_people=True)
    sent = {
        "label": "Shut", "short_label": "Shut", "meaning": "All is shut.", "icon": "Open",
        "state": "in-use", "takes": "hours", "is_default": "on", "is_offered": "on", "order": 1,
    }  # fmt: skip

    desk_of(pat).client.post(f"/admin/status/statustype/{type.pk}/change/", sent)

    type.refresh_from_db()
    assert (type.label, type.icon, type.needs_two_people) == ("Shut", "Closed", True)
    assert (type.takes, type.is_default) == ("", False)


def is_worded(desk, type):
    page = desk.get(f"/admin/status/statustype/{type.pk}/change/")
    return page.find(attrs={"name": "label"}) is not None


def test_words_in_use_are_not_reworded(pat):
    idle, live, waiting, ahead = make_type(), make_type(), make_type(), make_closed()
    one = make_posted(live, by=pat)
    actions.propose(announcement=make_draft(waiting, by=pat), by=pat, at=SUNDAY)
    actions.amend(announcement=one, values=values_for(ahead), by=pat, at=SUNDAY, seen=2)
    default, desk = StatusType.objects.get(is_default=True), desk_of(pat)

    found = [is_worded(desk, type) for type in (idle, live, waiting, ahead, default)]

    assert found == [True, False, False, False, False]


def test_ending_says_what_readers_see_then(pat, clock):
    make_posted(make_type(label="All day"), by=pat)
    one = make_posted(make_type(label="Out by noon"), by=pat, at=SUNDAY + HOUR)
    clock.move_to(MONDAY)
    desk = desk_of(pat)

    note = words(desk.get(at(one)).find("button", string="End it now").find_parent("form"))
    desk.post(at(one), {"verb": "end"}, status=302)

    assert note.startswith("Then readers see: All day End it now")
    one.refresh_from_db()
    assert one.state == "ended"


def test_what_can_no_longer_be_done_is_said(pat):
    one = make_posted(by=pat)

    answer = desk_of(pat).client.post(at(one), {"verb": "approve", "seen": 2}, follow=True)

    assert "That can no longer be done" in answer.content.decode()


def test_list_shows_how_each_stands(pat):
    make_posted(make_type(label="Late"), by=pat)
    make_draft(make_type(label="Early"), by=pat)

    rows = desk_of(pat).get(LIST).select("tbody tr")

    assert [words(row).partition(" January")[0] for row in rows] == ["Early", "Late"]
    assert [words(row.select("td")[1]) for row in rows] == ["Draft", "Posted"]


@pytest.mark.parametrize("path", ["", "raise/"])
def test_other_sections_see_nothing_of_it(path):
    desk = desk_of(make_person("publisher", "telework"))

    desk.get(f"/admin/status/{path or 'announcements/'}", status=403)


def test_answers_are_reworded_by_publishers_only_and_shown_at_once(pat):
    answer = make_answer(make_type(), make_category())
    url = f"/admin/status/answer/{answer.pk}/change/"
    before = Generation.objects.get().number
    sent = {"text": "", "fallback": "", "law": "", "note": ""}

    assert desk_of(make_person("reviewer", "site")).client.post(url, sent).status_code == 403
    said = desk_of(pat).client.post(url, sent, follow=True).content.decode()

    assert "This answer has no text. Readers see instead: Follow your agency" in said
    answer.refresh_from_db()
    assert (answer.text, answer.is_edited, Generation.objects.get().number) == (
        "",
        True,
        before + 1,
    )


def lines(user, at):
    panel = panels.status_panel(user, at)
    return [row.lines for row in panel.rows] if panel else None


def test_panel_says_what_waits_ends_or_must_be_confirmed(pat):
    author = make_person("author", "site", name="Ann")
    actions.propose(announcement=make_draft(by=author, ends_at=MONDAY + HOUR), by=author, at=SUNDAY)
    one = make_posted(by=pat, ends_at=MONDAY + 2 * DAY)

    assert lines(pat, MONDAY) == [("Waits for a second person. Written by Ann",)]
    soon = lines(pat, one.confirm_by - HOUR)[1]
    assert soon == ("Must be confirmed by 12:00 a.m. EST, Tuesday, January 27, 2026",)
    lapsed = lines(pat, one.confirm_by)[1]
    assert lapsed[0].endswith("readers no longer see it")
    assert lines(pat, one.ends_at - HOUR)[1][1] == "Ends: the end of Tuesday, January 27, 2026"
    assert lines(make_person("publisher", "telework"), MONDAY) is None


@pytest.mark.parametrize("number", [1, 3])
def test_panel_costs_one_query_however_much_waits(pat, django_assert_num_queries, number):
    for _ in range(number):
        actions.propose(announcement=make_draft(by=pat), by=pat, at=SUNDAY)
    assert pat.has_role("publisher", "site")

    with django_assert_num_queries(1):
        panels.status_panel(pat, MONDAY)


@pytest.fixture
def site():
    """A site of one page, whose head says that offices are closed, and will be."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/" else 404)
            self.end_headers()
            self.wfile.write(b"<p>Operating status: <b>Closed</b>; <i>for tomorrow, ")
            self.wfile.write(b"Monday, January 26, 2026: Short closed</i></p>")

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_screen_asks_the_site_itself_only_when_told_to(pat, site, settings):
    settings.SITE_URL = site
    one = make_posted(make_type(short_label="Short closed"), by=pat)
    desk = desk_of(pat)

    before = desk.get(at(one, "seen/")).select(".status-looks li")
    after = desk.post(at(one, "seen/")).select(".status-looks li")

    assert before == []
    assert [words(line) for line in after] == [
        f"Yes: {site}/ shows it, as posted 4:00 p.m. EST, Sunday, January 25, 2026."
    ]


def test_status_in_force_is_looked_for_in_the_words_of_the_head(pat, site, settings, clock):
    settings.SITE_URL = site
    shut, other = (make_posted(make_type(short_label=one), by=pat) for one in ("Closed", "Monday"))
    clock.move_to(MONDAY)
    desk = desk_of(pat)

    found = [
        words(desk.post(at(one, "seen/")).select(".status-looks li")[0]) for one in (shut, other)
    ]

    assert [line.partition(":")[0] for line in found] == ["Yes", "No"]


def test_site_that_is_away_is_said_to_be_away(pat, settings):
    settings.SITE_URL = "http://127.0.0.1:9"
    one = make_posted(by=pat)

    line = desk_of(pat).post(at(one, "seen/")).select_one(".status-looks li")

    assert "It could not be reached from here." in words(line)
