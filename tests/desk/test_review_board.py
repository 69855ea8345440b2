"""The review board: what is due for review, and changing many pages at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.roles import Role, Section
from portal.desk.review_forms import a_year_after
from portal.publishing import actions
from portal.publishing.models import Event
from telework.models import Topic
from tests.factories import AT, make_draft, make_page, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db

BOARD = "/admin/reviews/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def hub():
    """Pages below it are in the section Telework."""
    return make_page(slug="telework")


@pytest.fixture
def topic(hub):
    return make_page(Topic, parent=hub, title="The topic on the board")


def keep(page, **changes):
    actions.keep_up(page=page, changes=changes, by=None, at=AT)


def listed(soup):
    """Return the titles on the board, in order."""
    return [words(link) for link in soup.select(".desk-table tbody th a")]


def row(soup, page):
    return words(soup.select_one(f"a[href='{page.edit_url}']").find_parent("tr"))


def test_board_tells_whose_a_page_is_and_when_and_why_it_is_due(desk, topic, editor):
    keep(
        topic,
        owner=editor,
        deputy=make_user(name="Dan Deputy"),
        reviewed_on=date(2025, 3, 1),
        review_due_on=date(2026, 3, 1),
        review_note="5 CFR 531.605 was amended.",
    )

    assert row(desk.get(BOARD), topic) == (
        f"The topic on the board {topic.path} 5 CFR 531.605 was amended. Mar 1, 2026 Overdue "
        "Mar 1, 2025 Erin Editor Deputy: Dan Deputy Telework"
    )


def test_board_begins_with_the_longest_overdue_and_ends_with_what_has_no_date(desk, hub, today):
    later, undated, overdue = (make_page(Topic, parent=hub) for _ in range(3))
    keep(later, review_due_on=today + timedelta(days=5))
    keep(overdue, review_due_on=today - timedelta(days=5))

    assert listed(desk.get(BOARD)) == [overdue.title, later.title, hub.title, undated.title]


def test_board_holds_what_readers_can_open(desk, topic):
    draft = make_draft(Topic)
    gone, withdrawn = make_page(Topic), make_page(Topic)
    actions.archive(page=gone, reason="Wrong.", by=None, at=AT)
    actions.withdraw(page=withdrawn, reason="Old.", by=None, at=AT)

    soup = desk.get(BOARD)

    assert topic.title in listed(soup)
    assert not {draft.title, gone.title} & {*listed(soup)}
    assert f"{withdrawn.path}, withdrawn" in row(soup, withdrawn)


def test_review_due_today_is_not_overdue(desk, topic, today):
    keep(topic, review_due_on=today)

    assert "Overdue" not in row(desk.get(BOARD), topic)
    assert listed(desk.get(BOARD, {"show": "overdue"})) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"show": "overdue"}, ["late"]),
        ({"show": "asked"}, ["asked"]),
        ({"show": "undated"}, ["asked", "home"]),
        ({"owner": "none"}, ["late", "home"]),
        ({"owner": "OWNER"}, ["asked"]),
        ({"section": "telework"}, ["late", "asked"]),
        ({"section": "site"}, ["home"]),
        ({"section": "training"}, []),
        ({"q": "one that is late"}, ["late"]),
        ({"q": "/telework/"}, ["late", "asked"]),
        ({"show": "undated", "owner": "none"}, ["home"]),
        ({"show": "nonsense", "owner": "x", "page": "x"}, ["late", "asked", "home"]),
    ],
)
def test_board_narrows_to_what_was_asked_for(desk, hub, editor, asked, found):
    actions.archive(page=make_page(), reason="Wrong.", by=None, at=AT)
    pages = {
        "late": make_page(Topic, parent=hub, title="The one that is late"),
        "asked": make_page(Topic, parent=hub, title="The one that is asked for"),
        "home": make_page(slug="", title="The home page of the portal"),
    }
    keep(hub, owner=make_user(), review_due_on=date(2999, 1, 1))
    keep(pages["late"], review_due_on=date(2020, 1, 1))
    keep(pages["asked"], owner=editor, review_note="Ask.")
    asked = {name: value.replace("OWNER", str(editor.pk)) for name, value in asked.items()}

    titles = listed(desk.get(BOARD, asked))

    assert {title for title in titles if title != hub.title} == {pages[one].title for one in found}


def test_owner_who_left_can_still_be_looked_for_but_not_chosen(desk, topic):
    left = make_user(name="Lee Left")
    keep(topic, owner=left)
    left.is_active = False
    left.save()

    soup = desk.get(BOARD)

    choices = [
        {words(option) for option in select.select("option")}
        for select in soup.select("select[name=owner]")
    ]
    assert ["Lee Left" in one for one in choices] == [True, False]


def post(desk, pages, verb="change", where=BOARD, status=302, **typed):
    return desk.post(
        where, {"pages": [page.pk for page in pages], verb: "1"} | typed, status=status
    )


def test_selected_pages_get_owner_deputy_and_date_and_others_stay(desk, hub, editor, today):
    one, other, left = (make_page(Topic, parent=hub) for _ in range(3))
    deputy, due = make_user(), today + timedelta(days=30)

    answer = post(
        *(desk, [one, other]),
        where=f"{BOARD}?owner=none",
        owner=editor.pk,
        deputy=deputy.pk,
        review_due_on=due.isoformat(),
    )

    for page in (one, other, left):
        page.refresh_from_db()
    assert [(p.owner, p.deputy, p.review_due_on) for p in (one, other)] == [
        (editor, deputy, due),
        (editor, deputy, due),
    ]
    assert (left.owner, left.review_due_on) == (None, None)
    assert answer["Location"] == f"{BOARD}?owner=none"
    assert "Changed 2 pages." in desk.get(BOARD).text


def test_change_writes_a_line_of_the_log_for_each_page(desk, topic, editor):
    post(desk, [topic], owner=editor.pk)

    event = topic.events.first()
    assert (event.verb, event.by) == (Event.Verb.UPKEEP, editor)
    assert event.detail == {"owner": [None, "Erin Editor"]}


def test_owner_can_be_taken_away(desk, topic, editor):
    keep(topic, owner=editor, deputy=editor)

    post(desk, [topic], owner="none")

    topic.refresh_from_db()
    assert (topic.owner, topic.deputy) == (None, editor)


def test_reviewed_pages_are_due_again_in_a_year_and_nothing_is_asked(desk, topic, today):
    keep(topic, review_due_on=date(2020, 1, 1), review_note="The law changed.")

    post(desk, [topic], verb="reviewed")

    topic.refresh_from_db()
    assert (topic.reviewed_on, topic.review_due_on, topic.review_note) == (
        today,
        a_year_after(today),
        "",
    )
    assert "Marked 1 page as reviewed." in desk.get(BOARD).text


def test_reviewed_pages_are_due_again_on_the_day_chosen(desk, topic, today):
    due = today + timedelta(days=90)

    post(desk, [topic], verb="reviewed", review_due_on=due.isoformat())

    topic.refresh_from_db()
    assert (topic.reviewed_on, topic.review_due_on) == (today, due)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"owner": ""}, "Choose what to change"),
        ({"review_due_on": "2020-01-01"}, "Choose today or a day to come."),
        ({"review_due_on": "soon"}, "Enter a valid date."),
        ({"owner": "0"}, "Select a valid choice"),
        ({"owner": "none", "pages": []}, "Select at least one page."),
        ({"owner": "none", "pages": ["x"]}, "does not exist"),
        ({"owner": "none", "pages": ["999999"]}, "no longer in this list"),
    ],
)
def test_faulty_change_is_refused_whole_and_says_why(desk, topic, typed, message):
    soup = desk.post(BOARD, {"pages": [topic.pk], "change": "1"} | typed, status=200)

    assert message in soup.select_one(".error-summary").text
    assert topic.events.filter(verb=Event.Verb.UPKEEP).count() == 0


def test_one_page_that_is_gone_keeps_all_from_changing(desk, topic, editor):
    draft = make_draft(Topic)

    soup = post(desk, [topic, draft], owner=editor.pk, status=200)

    topic.refresh_from_db()
    assert "Nothing was changed" in soup.text
    assert topic.owner is None


def test_refused_change_keeps_selection_and_what_was_typed(desk, hub, topic, editor):
    soup = post(
        desk,
        [topic],
        deputy=editor.pk,
        review_due_on="2020-01-01",
        status=200,
        where=f"{BOARD}?q=o",
    )

    checked = [box["value"] for box in soup.select("input[name=pages][checked]")]
    assert checked == [str(topic.pk)]
    assert len(soup.select("input[name=pages]")) > 1
    chosen = soup.select_one("select[name=deputy] option[selected]")
    assert chosen["value"] == str(editor.pk)
    assert soup.select_one("#id_review_due_on")["value"] == "2020-01-01"
    assert soup.title.text.startswith("Error: ")


@pytest.mark.parametrize(
    ("role", "section", "typed", "verb", "status"),
    [
        (Role.AUTHOR, Section.TELEWORK, {"owner": "none"}, "change", 302),
        (Role.AUTHOR, Section.TRAINING, {"owner": "none"}, "change", 403),
        (Role.PUBLISHER, Section.TRAINING, {"owner": "none"}, "change", 403),
        (Role.PUBLISHER, Section.TELEWORK, {}, "reviewed", 302),
        (Role.PUBLISHER, Section.TRAINING, {}, "reviewed", 403),
        (Role.AUTHOR, Section.TELEWORK, {}, "reviewed", 200),
        (Role.REVIEWER, Section.TELEWORK, {"review_due_on": "2999-01-01"}, "change", 200),
    ],
)
def test_change_asks_for_the_right_to_each_page(desk_of, topic, role, section, typed, verb, status):
    keep(topic, owner=make_user())
    before = topic.events.count()

    answer = desk_of(role, section).post(
        BOARD, {"pages": [topic.pk], verb: "1"} | typed, status=status
    )

    assert topic.events.count() == before + (status == 302)
    if status == 200:
        assert f"Only a publisher may change review dates of: {topic.title}." in answer.text


def test_one_page_of_another_section_keeps_all_from_changing(desk_of, topic):
    keep(topic, owner=make_user())
    other = make_page(Topic, slug="elsewhere")

    post(desk_of(Role.PUBLISHER, Section.TELEWORK), [topic, other], owner="none", status=403)

    topic.refresh_from_db()
    assert topic.owner is not None


def test_only_pages_that_one_may_change_can_be_selected(desk_of, hub, topic):
    make_page(Topic, slug="elsewhere")

    soup = desk_of(Role.AUTHOR, Section.TELEWORK).get(BOARD)

    boxes = {box["value"] for box in soup.select("input[name=pages]")}
    assert boxes == {str(hub.pk), str(topic.pk)}
    assert not soup.select("[name=reviewed], #id_review_due_on")


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 60])
def test_board_costs_the_same_for_one_page_and_for_many(
    desk, editor, hub, django_assert_num_queries, number
):
    for _ in range(number):
        topic = make_draft(Topic, parent=hub)
        Topic.objects.filter(pk=topic.pk).update(
            state="live", published_at=AT, updated_at=AT, owner=make_user(), deputy=editor
        )
    desk.get(BOARD)

    with django_assert_num_queries(5):
        soup = desk.get(BOARD)

    assert len(listed(soup)) == min(number + 1, 50)


@pytest.mark.slow
def test_board_goes_on_to_its_next_screen_and_keeps_what_was_asked_for(desk, hub):
    for _ in range(51):
        topic = make_draft(Topic, parent=hub)
        Topic.objects.filter(pk=topic.pk).update(state="live", published_at=AT, updated_at=AT)

    soup = desk.get(BOARD, {"section": "telework"})
    link = soup.select(".paginator a")[-1]["href"]

    assert link == "?section=telework&page=2"
    assert len(listed(desk.get(BOARD + link))) == 2


@given(st.dates(max_value=date(9998, 12, 31)))
def test_year_after_is_the_same_day_but_for_leap_days(day):
    later = a_year_after(day)

    assert (later.year, later.month) == (day.year + 1, day.month)
    assert later.day == (28 if (day.month, day.day) == (2, 29) else day.day)
