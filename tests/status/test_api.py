"""The operating status in the API."""

from datetime import date

import pytest
import time_machine

from portal.status import lapse
from portal.status.models import Answer, Category, StatusType
from portal.status.models.types import STANDING_ANSWER
from tests.api.asking import SITE, ask
from tests.status.feeds.rows import DAY, MIDNIGHT, NOON, SECOND, announce, make_office, recall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.SITE_URL = SITE
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def area():
    office = make_office()
    telework = Category.objects.create(slug="telework", label="Telework employees", order=1)
    Category.objects.create(slug="remote", label="Remote workers", order=2)
    Answer.objects.create(
        type=StatusType.objects.get(slug="closed"),
        category=telework,
        text="Telework for {hours} hours.",
        law="5 U.S.C. 6329c",
    )
    return office


def now(client, asked=""):
    (found,) = ask(client, f"status/{asked}")["areas"]
    return found


def test_without_an_announcement_the_default_holds(client, area):
    found = now(client)

    assert (found["label"], found["icon"], found["type"]) == ("Open", "Open", "open")
    assert found["message"] == (
        "No announcement is in force. Federal offices are open and work begins on time."
    )
    assert (found["announcement"], found["upcoming"]) == (None, [])
    assert found["url"] == f"{SITE}/operating-status/"
    assert found["groups"][0]["answer"] == STANDING_ANSWER


def test_announcement_is_told_with_what_each_group_does(client, area):
    made = announce(area, hours=2)

    found = now(client)

    assert found["label"] == found["announcement"]["label"] == "Federal offices are closed"
    assert found["announcement"] == {
        "number": made.number,
        "url": f"{SITE}/operating-status/history/{made.number}/",
        "area": "washington",
        "label": "Federal offices are closed",
        "short_label": "closed in short",
        "type": "closed",
        "icon": "Closed",
        "applies_on": "2026-01-26",
        "applies_to": "January 26, 2026",
        "posted_at": "2026-01-25T23:00:00Z",
        "changed_at": "2026-01-25T23:00:00Z",
        "starts_at": "2026-01-26T05:00:00Z",
        "ends_at": "2026-01-27T05:00:00Z",
        "short_message": "Offices are closed.",
        "html": "<p>Read <strong>all</strong> of it.</p>\n",
        "note": "",
        "source_url": "",
        "opm_number": None,
    }
    telework, remote = found["groups"]
    assert (telework["slug"], telework["answer"]) == ("telework", "Telework for 2 hours.")
    assert 'href="https://' in telework["law"]
    assert (remote["answer"], remote["law"]) == (STANDING_ANSWER, "")


def test_what_is_posted_for_tomorrow_is_upcoming(client, area, clock):
    made = announce(area)
    clock.move_to(MIDNIGHT - SECOND)

    found = now(client)

    assert found["label"] == "Open"
    assert [one["number"] for one in found["upcoming"]] == [made.number]


def test_answer_is_good_until_the_day_ends(client, area, clock):
    announce(area, ends_at=MIDNIGHT + DAY)

    assert now(client)["label"] == "Federal offices are closed"
    clock.move_to(MIDNIGHT + DAY)
    assert now(client)["label"] == "Open"


def test_area_is_asked_for_by_its_slug(client, area):
    type(area).objects.create(slug="elsewhere", name="Elsewhere area", scope="Others.")

    assert [one["slug"] for one in ask(client, "status/")["areas"]] == ["washington", "elsewhere"]
    assert now(client, "?area=elsewhere")["name"] == "Elsewhere area"
    assert ask(client, "status/?area=nowhere")["areas"] == []


def test_lapse_is_told_while_it_goes_on(client, area):
    assert ask(client, "status/")["lapse"] is None

    lapse.begin(notice="See [it](/about/).", contact_hours="Later.", by=None, at=NOON)

    found = ask(client, "status/")["lapse"]
    assert found["began_at"] == "2026-01-26T17:00:00Z"
    assert found["notice"].startswith("<p>See")


def test_history_is_what_holds_or_is_over(client, area):
    past = recall(area, note="Wind.", source_url="https://a.gov/", feed_id=18)
    month = recall(area, applies_on=date(2025, 2, 1), is_day_known=False, type=None)
    holds = announce(area)
    announce(area, starts_at=MIDNIGHT + DAY, ends_at=MIDNIGHT + 2 * DAY)
    for state in ("draft", "waiting", "withdrawn"):
        announce(area, state=state)

    found = ask(client, "status/history/")["items"]

    assert [one["number"] for one in found] == [holds.number, month.number, past.number]
    assert (found[1]["applies_on"], found[1]["applies_to"]) == (None, "February 2025")
    assert (found[1]["type"], found[1]["icon"]) == (None, None)
    last = found[2]
    assert (last["label"], last["posted_at"], last["ends_at"]) == ("Closed (wind)", None, None)
    assert (last["note"], last["source_url"], last["opm_number"]) == ("Wind.", "https://a.gov/", 18)


def test_history_is_filtered(client, area):
    recall(area)
    opened = recall(area, slug="open", applies_on=date(2019, 2, 20))

    def numbers(asked):
        return [one["number"] for one in ask(client, f"status/history/?{asked}")["items"]]

    assert numbers("type=open") == numbers("year=2019") == [opened.number]
    assert len(numbers("area=washington")) == 2
    assert numbers("area=elsewhere") == numbers("year=2019&type=closed") == []
    assert numbers("limit=1") == [opened.number]
    ask(client, "status/history/?year=all", status=400)


def test_types_have_an_answer_for_every_group(client, area):
    found = ask(client, "status/types/")["items"]

    assert [one["slug"] for one in found] == ["open", "closed"]
    assert [one["answer"] for one in found[1]["groups"]] == [
        "Telework for X hours.",
        STANDING_ANSWER,
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_status_costs_the_same_for_one_and_for_many(
    client, area, django_assert_num_queries, number
):
    for _ in range(number):
        announce(area)
    ask(client, "status/types/")

    with django_assert_num_queries(5):
        ask(client, "status/")
