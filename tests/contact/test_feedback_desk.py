"""The editors' list of what readers say: who reads it, who marks it, and what leaves it."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.contact.feedback.counts import of_page
from portal.contact.models import Feedback
from portal.desk.panels import panels_for
from tests.factories import AT, make_page, make_person
from tests.reading import ReadingClient, words

pytestmark = pytest.mark.django_db


def make_feedback(path="/telework/", text="Say more.", *, is_helpful=False, at=AT, **fields):
    return Feedback.objects.create(
        path=path, text=text, is_helpful=is_helpful, created_at=at, **fields
    )


def desk_of(user):
    client = ReadingClient()
    client.login(user)
    return client


@pytest.fixture
def editor():
    return make_person("publisher", "telework", name="Pat Page")


def shown(soup):
    return [words(one) for one in soup.select(".reader-feedback__text")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["D", "C", "B", "A"]),
        ("?state=done", ["B"]),
        ("?verdict=yes", ["B"]),
        ("?verdict=no", ["C", "A"]),
        ("?verdict=error", ["D"]),
        ("?section=work-life", ["C"]),
        ("?section=site", ["D"]),
        ("?page_path=/telework/", ["B", "A"]),
        ("?since=2026-11-21", ["D", "C"]),
        ("?until=2026-11-20", ["B", "A"]),
        ("?since=nonsense", ["D", "C", "B", "A"]),
    ],
)
def test_list_is_narrowed(editor, query, found):
    day = timedelta(days=1)
    make_feedback(text="A")
    make_feedback("/telework/a/", "B", is_helpful=True, state="done", handled_at=AT)
    make_feedback("/work-life/", "C", at=AT + day)
    make_feedback("/nowhere/", "D", at=AT + 2 * day, is_failure=True)

    assert shown(desk_of(editor).get(f"/admin/feedback/{query}")) == found


def test_line_leads_to_its_page(editor):
    page = make_page()
    make_feedback(page.path)

    soup = desk_of(editor).get("/admin/feedback/")

    assert soup.select_one(".reader-feedback th a")["href"] == page.edit_url


def test_list_costs_the_same_for_one_line_and_for_three(editor, client, django_assert_num_queries):
    client.force_login(editor)
    client.get("/admin/feedback/")
    for number in (1, 3):
        while Feedback.objects.count() < number:
            make_feedback(f"/telework/{Feedback.objects.count()}/")
        with django_assert_num_queries(7):
            client.get("/admin/feedback/")


def test_marked_line_names_who_marked_it(editor):
    one = make_feedback()

    desk_of(editor).post("/admin/feedback/", {"verb": "done", "chosen": [one.pk]}, status=302)

    one.refresh_from_db()
    assert (one.state, one.handled_by) == ("done", editor)
    assert "Done Pat Page" in words(desk_of(editor).get("/admin/feedback/").select_one("tbody tr"))


def test_line_marked_as_new_names_nobody(editor):
    one = make_feedback(state="seen", handled_at=AT, handled_by=editor)

    desk_of(editor).post("/admin/feedback/", {"verb": "new", "chosen": [one.pk]}, status=302)

    one.refresh_from_db()
    assert (one.state, one.handled_by, one.handled_at) == ("new", None, None)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"verb": "done"}, "Choose at least one line"),
        ({"verb": "delete", "chosen": "1"}, "Mark the box beside"),
        ({"verb": "explode", "chosen": "1"}, "Select a valid choice"),
    ],
)
def test_verb_without_what_it_needs_changes_nothing(editor, sent, message):
    one = make_feedback()
    sent = sent | ({"chosen": one.pk} if "chosen" in sent else {})

    soup = desk_of(editor).post("/admin/feedback/", sent, status=422)

    assert message in words(soup.select_one(".error-summary"))
    assert bool(soup.select(".reader-feedback input[checked]")) == ("chosen" in sent)
    assert Feedback.objects.get().state == "new"


#   role             section      reads  marks  deletes   what readers said of a telework page
TABLE = [
    ("author",        "work-life", 200, 403, 403),
    ("author",        "telework",  200, 302, 403),
    ("reviewer",      "telework",  200, 302, 403),
    ("publisher",     "site",      200, 403, 403),
    ("publisher",     "telework",  200, 302, 302),
    ("administrator", "",          200, 302, 302),
]  # fmt: skip


@pytest.mark.parametrize(("role", "section", "reads", "marks", "deletes"), TABLE)
def test_rights(client, role, section, reads, marks, deletes):
    one = make_feedback()
    client.force_login(make_person(role, section))
    mark = {"verb": "seen", "chosen": [one.pk]}
    delete = {"verb": "delete", "chosen": [one.pk], "sure": "on"}

    answers = [
        client.get("/admin/feedback/"),
        client.get("/admin/feedback/export/"),
        client.post("/admin/feedback/", mark),
        client.post("/admin/feedback/", delete),
    ]

    assert [one.status_code for one in answers] == [reads, reads, marks, deletes]
    assert Feedback.objects.exists() == (deletes == 403)


def test_nothing_is_marked_where_one_line_may_not_be(client):
    mine, other = make_feedback(), make_feedback("/work-life/")
    client.force_login(make_person("author", "telework"))

    answer = client.post("/admin/feedback/", {"verb": "done", "chosen": [mine.pk, other.pk]})

    assert answer.status_code == 403
    assert set(Feedback.objects.values_list("state", flat=True)) == {"new"}


def test_file_holds_what_was_listed_and_no_formula(editor, client):
    make_feedback(text="=HYPERLINK(1)", state="done", handled_at=AT, handled_by=editor)
    make_feedback("/work-life/", text="Not asked for.")
    client.force_login(editor)

    answer = client.get("/admin/feedback/export/?section=telework")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert list(csv.reader(StringIO(text))) == [
        ["received", "page", "said", "text", "state", "handled by", "handled"],
        [
            "2026-11-20T10:00:00-05:00", "/telework/", "Not helpful", "'=HYPERLINK(1)", "Done",
            "Pat Page", "2026-11-20T10:00:00-05:00",
        ],
    ]  # fmt: skip


def test_page_tells_how_readers_found_it():
    old = AT - timedelta(days=91)
    make_feedback(is_helpful=True)
    make_feedback(is_helpful=True, state="seen", handled_at=AT)
    make_feedback()
    make_feedback(is_failure=True)
    make_feedback(at=old)
    make_feedback("/telework/employees/")

    assert of_page("/telework/", AT) == {"helpful": 2, "unhelpful": 1, "unread": 4}


def test_change_screen_shows_the_counts(editor):
    page = make_page()
    make_feedback(page.path, at=timezone.now())
    desk = desk_of(make_person("author", ""))

    soup = desk.get(page.edit_url)

    assert words(soup.find(id="feedback-title").parent).startswith(
        "Feedback 0 helpful, 1 not, in 90 days, 1 unread"
    )


def panel_of(user):
    return [one for one in panels_for(user, AT) if one.title == "What readers say"]


def test_start_page_shows_what_is_unread_in_ones_own_sections(editor):
    make_feedback(text="Read me.")
    make_feedback("/work-life/", "Another section.")
    make_feedback(text="Old.", state="seen", handled_at=AT)

    [panel] = panel_of(editor)

    assert (panel.count, [row.lines[0] for row in panel.rows]) == (1, ["Read me."])


def test_start_page_shows_nothing_when_all_is_read(editor):
    make_feedback(state="seen", handled_at=AT)

    assert panel_of(editor) == []


@pytest.mark.parametrize(("dry_run", "left"), [(True, 2), (False, 1)])
def test_old_feedback_is_deleted(settings, capsys, dry_run, left):
    settings.FEEDBACK_DAYS = 30
    now = timezone.now()
    make_feedback(at=now - timedelta(days=31))
    make_feedback(at=now - timedelta(days=29))

    call_command("purge_feedback", dry_run=dry_run)

    assert Feedback.objects.count() == left
    assert capsys.readouterr().out.startswith("Would delete 1" if dry_run else "Deleted 1")
