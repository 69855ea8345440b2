"""The log at the desk: who may read what of it, finding a line, and taking it away."""

import csv
import io
from datetime import timedelta

import pytest

from portal.accounts.roles import Role
from portal.core.exports import BYTE_ORDER_MARK
from portal.desk.log_screen import LINES
from portal.publishing import actions, trail
from portal.publishing.models import Event
from telework.models import Topic
from tests.factories import AT, make_draft, make_page, make_person
from tests.reading import words

pytestmark = pytest.mark.django_db

LOG = "/admin/log/"


@pytest.fixture
def author():
    return make_person(Role.AUTHOR, name="Ada Author")


@pytest.fixture
def topic():
    return make_page(Topic, slug="one", title="The topic in the log")


def lines(soup):
    """Return the lines on the screen, in order, each as its words."""
    return [words(row) for row in soup.select(".log tbody tr")]


def test_line_tells_when_who_what_where_and_what_changed(desk, topic, author):
    actions.save_draft(
        page=topic, content={"body": "Newer.", "title": "The topic in the news"}, by=author, at=AT
    )

    assert lines(desk.get(LOG))[0] == (
        "November 20, 2026, 10:00 a.m. EST Ada Author Saved a draft Revision 2 "
        "The topic in the log /one/ Changed: Title, Body"
    )


def test_lines_stand_newest_first_and_use_the_words_of_the_history(desk, topic, author):
    actions.keep_up(page=topic, changes={"owner": author}, by=author, at=AT)
    actions.move(page=topic, parent=None, slug="two", by=None, at=AT)
    actions.withdraw(page=topic, reason="It was wrong.", by=None, at=AT)

    found = lines(desk.get(LOG))

    assert [line.split("EST ")[1] for line in found[:3]] == [
        "The portal itself Withdrawn The topic in the log /two/ It was wrong.",
        "The portal itself Moved The topic in the log /two/ Address is now /two/ (before: /one/)",
        "Ada Author Changed owner, order or review dates The topic in the log /one/ "
        "Owner is now Ada Author (before: empty)",
    ]


def test_line_of_a_schedule_tells_its_moments(desk, topic):
    revision = actions.save_draft(page=topic, content={"body": "Newer."}, by=None, at=AT)
    at, until = AT + timedelta(days=3650), AT + timedelta(days=3651)
    actions.schedule(revision=revision, publish_at=at, expire_at=until, by=None, at=AT)

    assert lines(desk.get(LOG))[0].endswith(
        "To go live November 17, 2036, 10:00 a.m. EST Until November 18, 2036, 10:00 a.m. EST"
    )


@pytest.fixture
def deleted(author):
    """The address of a draft that was deleted."""
    draft = make_draft(Topic, slug="gone", title="A draft that is gone again", by=None)
    actions.delete_draft(page=draft, by=None, at=AT)
    return "/gone/"


def test_administrator_reads_what_became_of_deleted_pages(desk_of, topic, deleted):
    found = lines(desk_of(Role.ADMINISTRATOR).get(LOG))

    assert "A page deleted since /gone/ Its title was: A draft that is gone again" in found[0]


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER])
def test_others_read_nothing_of_deleted_pages(desk_of, topic, deleted, role):
    reader = desk_of(role, "telework")

    assert deleted not in reader.get(LOG).text
    assert deleted not in exported(reader)
    assert "/one/" in reader.get(LOG).text


@pytest.mark.parametrize("path", [LOG, f"{LOG}export/"])
def test_nobody_writes_to_the_log(client, editor, path):
    client.force_login(editor)

    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"verb": "saved"}, ["saved"]),
        ({"by": "AUTHOR"}, ["saved"]),
        ({"by": "portal", "verb": "created"}, ["created", "created"]),
        ({"section": "training"}, ["created"]),
        ({"section": "site", "verb": "created"}, ["created"]),
        ({"since": "2026-11-21"}, ["saved"]),
        ({"until": "2026-11-20", "verb": "saved"}, []),
        ({"since": "2026-11-21", "until": "2026-11-21"}, ["saved"]),
        ({"q": "in the log", "verb": "published"}, ["published"]),
        ({"q": "/one/", "verb": "published"}, ["published"]),
        ({"q": "/two/", "verb": "published"}, ["published"]),
        ({"q": "nowhere"}, []),
        (
            {"verb": "x", "by": "x", "since": "x"},
            ["saved", "created", "moved", "published", "created"],
        ),
    ],
)
def test_log_narrows_to_what_was_asked_for(desk, topic, author, asked, found):
    actions.move(page=topic, parent=None, slug="two", by=None, at=AT)
    training = Topic(slug="training")
    actions.create_page(page=training, content={"title": "A course"}, by=None, at=AT)
    # 11:30 p.m. in the portal's own time zone, the next day in UTC.
    late = AT + timedelta(days=1, hours=13, minutes=30)
    actions.save_draft(page=topic, content={"body": "Newer."}, by=author, at=late)
    asked = {name: value.replace("AUTHOR", str(author.pk)) for name, value in asked.items()}

    soup = desk.get(LOG, asked)

    verbs = {label: value for value, label in Event.Verb.choices}
    whats = [row.th.find(string=True, recursive=False) for row in soup.select(".log tbody tr")]
    assert [verbs[str(what)] for what in whats] == found


def make_lines(page, number):
    for _ in range(number):
        trail.record(page=page, verb=Event.Verb.UPKEEP, by=None, at=AT)


def test_log_goes_on_to_older_lines_and_back_without_a_gap(desk, topic):
    make_lines(topic, LINES + 5)
    make_lines(topic, 10)
    everything = list(Event.objects.order_by("-pk").values_list("pk", flat=True))

    first = desk.get(LOG, {"q": "one"})
    (older,) = first.select(".paginator nav a")
    second = desk.get(LOG + older["href"])
    (newer,) = second.select(".paginator nav a")

    assert (words(older), words(newer)) == ("Older", "Newer")
    assert older["href"] == f"?q=one&before={everything[LINES - 1]}"
    assert len(lines(second)) == len(everything) - LINES
    assert lines(desk.get(LOG + newer["href"])) == lines(first)


@pytest.mark.parametrize("asked", ["x", "-1", "", "9" * 30, "٣"])
def test_log_begins_at_the_newest_line_where_an_address_makes_no_sense(desk, topic, asked):
    assert lines(desk.get(LOG, {"before": asked, "after": asked})) == lines(desk.get(LOG))


@pytest.mark.parametrize("number", [1, 3])
def test_log_costs_the_same_for_one_line_and_for_many(
    desk, author, django_assert_num_queries, number
):
    for _ in range(number):
        page = make_page(Topic)
        actions.save_draft(page=page, content={"body": "Newer."}, by=author, at=AT)
    desk.get(LOG)

    with django_assert_num_queries(5):
        found = lines(desk.get(LOG))

    assert len(found) == 3 * number


def exported(reader, **asked):
    answer = reader.get(f"{LOG}export/", asked)
    return b"".join(answer.streaming_content).decode()


def table(reader, **asked):
    return list(
        csv.DictReader(io.StringIO(exported(reader, **asked).removeprefix(BYTE_ORDER_MARK)))
    )


def test_export_holds_the_lines_asked_for_with_their_hashes(desk, topic, author):
    actions.keep_up(page=topic, changes={"owner": author}, by=author, at=AT)
    event = Event.objects.latest("pk")

    (row,) = table(desk, verb="upkeep")

    assert row == {
        "Line": str(event.pk),
        "When": "2026-11-20T10:00:00-05:00",
        "Who": author.email,
        "What": "Changed owner, order or review dates",
        "Page": str(topic.pk),
        "Address then": "/one/",
        "Address now": "/one/",
        "Revision": "",
        "What changed": "Owner is now Ada Author (before: empty)",
        "Details": '{"owner": [null, "Ada Author"]}',
        "Hash of the content": "",
        "Hash of the line before": event.previous_hash,
        "Hash of the line": event.hash,
    }


def test_export_neutralizes_formulas(desk, topic):
    actions.keep_up(page=topic, changes={"owner": None, "review_note": "x"}, by=None, at=AT)
    Event.objects.filter(pk=Event.objects.latest("pk").pk).update(path="=1+1")

    assert table(desk)[0]["Address then"] == "'=1+1"


def test_export_link_keeps_what_was_asked_for_but_no_stretch(desk, topic):
    make_lines(topic, LINES + 5)
    second = desk.get(LOG, {"q": "one", "before": Event.objects.latest("pk").pk})

    assert second.select_one(".log__export")["href"] == "/admin/log/export/?q=one"


@pytest.mark.parametrize("number", [1, 30])
def test_export_costs_the_same_for_one_line_and_for_many(
    desk, topic, django_assert_num_queries, number
):
    make_lines(topic, number)
    exported(desk)

    with django_assert_num_queries(4):
        assert len(table(desk, verb="upkeep")) == number
