"""The desk's screens of questions: lists, forms, late forms, who gets in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from portal.contact.models import Question, SavedReply, Subject
from portal.desk.panels import panels_for
from tests.contact.asked import AT, DAY, ask, make_subject
from tests.factories import make_editor, make_page, make_person
from tests.reading import ReadingClient

pytestmark = pytest.mark.django_db

LIST = "/admin/questions/"


@pytest.fixture
def editor():
    return make_editor(name="Ada")


@pytest.fixture
def desk(editor):
    client = ReadingClient()
    client.login(editor)
    return client


def at(question, act=""):
    return f"{LIST}{question.number}/{act and f'{act}/'}"


def numbers_in(soup):
    return [one.text for one in soup.select(".asked-list tbody a")]


def test_list_narrows_to_what_is_asked(desk, editor):
    with time_machine.travel(AT + 2 * DAY, tick=False):
        desk.login(editor)
        old, new, mine = ask(), ask(at=AT + 2 * DAY), ask(at=AT + DAY)
        settled = ask(at=AT)
        Question.objects.filter(pk=mine.pk).update(assigned_to=editor, state="assigned")
        Question.objects.filter(pk=settled.pk).update(state="answered", settled_at=AT)
        Question.objects.filter(pk=old.pk).update(due_at=AT + DAY)

        found = {
            show: numbers_in(desk.get(LIST, {"show": show}))
            for show in ("", "overdue", "due", "unassigned", "mine", "answered", "all")
        }

    assert found == {
        "": [old.number, mine.number, new.number],
        "overdue": [old.number],
        "due": [old.number, mine.number],
        "unassigned": [old.number, new.number],
        "mine": [mine.number],
        "answered": [settled.number],
        "all": [new.number, mine.number, settled.number, old.number],
    }


def test_list_finds_a_number_and_no_address(desk):
    question, _ = ask(), ask()

    assert numbers_in(desk.get(LIST, {"q": question.number.lower()})) == [question.number]
    assert numbers_in(desk.get(LIST, {"q": "reader@example.com"})) == []


def test_list_costs_the_same_for_many(desk, django_assert_num_queries):
    def queries():
        with django_assert_num_queries(6, exact=False) as counted:
            desk.get(LIST)
        return len(counted)

    subject = make_subject()
    ask(subject)
    desk.get(LIST)
    one = queries()
    for _ in range(3):
        ask(subject)

    assert queries() == one


def test_question_shows_no_address_of_the_reader(desk):
    question = ask(text="First line.\n\n<script>alert(1)</script>")

    soup = desk.get(at(question))

    assert "reader@example.com" not in soup.text
    assert "<script>alert(1)</script>" in soup.main.text
    assert "no-store" in soup.response["Cache-Control"]


@pytest.mark.parametrize(
    ("granted", "status"),
    [
        (("author", "telework"), (403, 403, 403)),
        (("author", ""), (403, 403, 403)),
        (("reviewer", "work-life"), (200, 404, 404)),
        (("reviewer", "telework"), (200, 200, 200)),
        (("publisher", "site"), (200, 200, 200)),
    ],
)
def test_addresses_answer_by_role(client, granted, status):
    question = ask()
    client.force_login(make_person(*granted))

    found = [client.get(path).status_code for path in (LIST, at(question), at(question, "answer"))]

    assert tuple(found) == status


def test_nothing_is_done_by_a_get(client, editor):
    question = ask()
    client.force_login(editor)

    for act in ("answer", "assign", "hand-on", "close", "advertising", "note", "reopen"):
        assert client.get(at(question, act), {"seen": 1, "text": "Done."}).status_code == 200
    assert client.get(at(question, "no-such")).status_code == 404
    assert Question.objects.get().version == 1


def test_ready_answer_is_put_below_what_was_typed(desk):
    question, page = ask(), make_page()
    reply = SavedReply.objects.create(slug="no", title="No", text=f"See {{url:{page.path}}}")
    sent = {"seen": 1, "reply": reply.pk, "text": "Hello.", "pages": "", "insert": "1"}

    soup = desk.post(at(question, "answer"), sent)

    assert (
        soup.select_one("#id_text").text.strip()
        == f"Hello.\n\nSee http://127.0.0.1:8000{page.path}"
    )
    assert Question.objects.get().is_waiting


def test_ready_answer_that_names_no_page_is_shown_as_a_problem(desk):
    question = ask()
    reply = SavedReply.objects.create(slug="no", title="No", text="See {url:/gone/}")
    sent = {"seen": 1, "reply": reply.pk, "text": "", "pages": ""}

    soup = desk.post(at(question, "answer"), {**sent, "insert": "1"})
    refused = desk.post(at(question, "answer"), {**sent, "text": "See {url:/gone/}"}, status=422)

    assert "/gone/" in soup.select_one(".error-summary").text
    assert "No page that readers see is at /gone/." in refused.select_one(".error-summary").text
    assert Question.objects.get().is_waiting


def test_answer_lists_pages_with_their_titles(desk, client):
    question, page = ask(), make_page()

    soup = desk.post(
        at(question, "answer"), {"seen": 1, "text": "No.", "pages": f"{page.path}\n"}, status=302
    )

    assert soup is not None
    letter = question.letters.get(kind="answer")
    assert f"{page.title}: http://127.0.0.1:8000{page.path}" in letter.body


def test_late_form_loses_nothing_and_can_be_sent_again(desk, editor):
    question = ask()
    desk.post(at(question, "note"), {"seen": 1, "text": "I look at it."}, status=302)

    soup = desk.post(at(question, "answer"), {"seen": 1, "text": "Mine.", "pages": ""}, status=409)
    again = {one["name"]: one["value"] for one in soup.select(".asked__act input[name=seen]")} | {
        "text": soup.select_one("#id_text").text.strip(),
        "pages": "",
    }
    desk.post(at(question, "answer"), again, status=302)

    assert "Nothing of yours is lost" in soup.select_one(".error-summary").text
    assert "I look at it." in soup.main.text
    assert Question.objects.get().answer == "Mine."


def test_late_form_that_no_longer_fits_has_no_button(desk):
    question = ask()
    desk.post(at(question, "answer"), {"seen": 1, "text": "First.", "pages": ""}, status=302)

    soup = desk.post(at(question, "answer"), {"seen": 1, "text": "Mine.", "pages": ""}, status=409)

    assert soup.select_one("#id_text").text.strip() == "Mine."
    assert not soup.select(".asked__act button")
    assert Question.objects.get().answer == "First."


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"closed_as": ""}, "closed_as"),
        ({"closed_as": "advertising", "reason": "No."}, "closed_as"),
        ({"closed_as": "other"}, "reason"),
        ({"closed_as": "not_ours"}, "where_to_ask"),
        ({"closed_as": "private"}, "where_to_ask"),
        ({"closed_as": "twice"}, "other_number"),
        ({"closed_as": "twice", "other_number": "Q-2222"}, "other_number"),
    ],
)
def test_closing_needs_what_its_letter_says(desk, given, field):
    question = ask()

    soup = desk.post(at(question, "close"), {"seen": 1, **given}, status=422)

    assert soup.select_one(f".error-summary a[href='#id_{field}']")
    assert Question.objects.get().is_waiting


def test_closing_takes_ready_words(desk):
    question, other = ask(), ask()

    sent = {"seen": 1, "closed_as": "not_ours", "place": "telework"}
    desk.post(at(question, "close"), sent, status=302)
    twice = {"seen": 1, "closed_as": "twice", "other_number": question.number}
    desk.post(at(other, "close"), twice, status=302)

    body = question.letters.get(kind="closed").body
    assert "Your agency decides it, and we have no part in it." in body
    assert "Contacts: http://127.0.0.1:8000/work-life/coordinators/directory/" in body
    assert f"under the number {question.number}." in other.letters.get(kind="closed").body


def test_colleagues_offered_are_those_who_may_answer(desk, editor):
    question, fit = ask(), make_person("reviewer", "telework", name="Rita")
    make_person("author", "telework", name="Otto")

    soup = desk.get(at(question, "assign"))

    assert [one.text for one in soup.select("#id_to option")] == ["Nobody", "Ada", fit.name]


def test_colleague_who_does_not_answer_the_new_subject_is_refused(desk):
    question, fit = ask(), make_person("reviewer", "telework")
    other = make_subject(section="training")

    soup = desk.post(
        at(question, "assign"), {"seen": 1, "to": fit.pk, "subject": other.pk}, status=422
    )

    assert "does not answer this subject" in soup.select_one(".error-summary").text


def test_panel_shows_what_is_urgent_and_visible(editor):
    now = datetime.now(UTC)
    ask(make_subject(section="training"), at=now)
    mine = ask(at=now - timedelta(days=30))

    [panel] = [
        one
        for one in panels_for(make_person("reviewer", "telework"), now)
        if "questions" in one.title
    ]

    assert (panel.count, panel.rows[0].url) == (1, at(mine))
    assert panel.rows[0].lines[0].startswith("Overdue since")
    assert not [
        one for one in panels_for(make_person("author"), now) if one.title == "Readers' questions"
    ]


def test_subject_that_was_edited_is_marked_and_shown_at_once(desk, client_reads):
    subject = make_subject(label="Old words")
    form = {
        name: getattr(subject, name)
        for name in (
            "description", "ask_first", "ask_first_page", "goes_to", "pass_on_to", "section",
            "role", "days", "order",
        )
    }  # fmt: skip
    before = client_reads.get("/contact/ask/").main.text

    sent = {**form, "label": "New words", "is_open": "on"}
    desk.post(f"/admin/contact/subject/{subject.pk}/change/", sent, status=302)

    assert "Old words" in before
    assert "New words" in client_reads.get("/contact/ask/").main.text
    assert Subject.objects.get().is_edited


@pytest.mark.parametrize(
    ("granted", "status"),
    [
        (("reviewer", ""), (403, 403, 403)),
        (("publisher", "telework"), (200, 403, 403)),
        (("publisher", "site"), (200, 200, 403)),
        (("administrator", ""), (200, 200, 200)),
    ],
)
def test_subjects_and_days_off_answer_by_role(client, granted, status):
    client.force_login(make_person(*granted))
    paths = ("subject/", "subject/add/", "dayoff/add/")

    found = [client.get(f"/admin/contact/{path}").status_code for path in paths]

    assert tuple(found) == status


@pytest.mark.parametrize("name", ["", "Ada"])
def test_letter_is_signed_with_a_name_and_never_with_an_address(name):
    question, editor, client = ask(), make_editor(name=name), ReadingClient()
    client.login(editor)
    sent = {"seen": 1, "text": "No.", "pages": "", "is_signed": "on"}

    client.post(at(question, "answer"), sent, status=302 if name else 422)

    signed = question.letters.filter(kind="answer", body__contains="\nAda\n")
    assert signed.exists() == bool(name)
    assert Question.objects.get().is_waiting == (not name)


def test_answer_to_what_was_moved_out_of_sight_is_shown_again():
    question, client = ask(), ReadingClient()
    client.login(make_person("reviewer", "training"))
    sent = {"seen": 1, "text": "My long answer.", "pages": ""}

    soup = client.post(at(question, "answer"), sent, status=409)
    none = client.post(f"{LIST}Q-22222222/answer/", sent, status=409)

    assert "My long answer." in soup.main.text
    assert question.text not in soup.text
    assert soup.main.text == none.main.text


@pytest.mark.parametrize(("role", "section"), [("publisher", "site"), ("administrator", "")])
def test_who_answers_complaints_is_said_by_administrators(client, role, section):
    subject = make_subject(is_complaint=True)
    client.force_login(make_person(role, section))

    answer = client.get(f"/admin/contact/subject/{subject.pk}/change/")

    form = answer.context["adminform"].form
    names = {"owners", "role", "is_complaint", "section", "follows_page"}
    assert names & {*form.fields} == (names if role == "administrator" else set())


def test_whom_a_complaint_is_about_is_told_to_leave_its_subject(desk, editor):
    earlier, other = ask(), make_subject()
    desk.post(at(earlier, "answer"), {"seen": 1, "text": "No.", "pages": ""}, status=302)
    complaint = ask(make_subject(is_complaint=True), follows=earlier.number)

    soup = desk.post(at(complaint, "assign"), {"seen": 1, "subject": other.pk}, status=422)

    assert "an answer that you gave" in soup.select_one(".error-summary").text
