"""Marking an authority as amended asks for review of every page that rests on it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.accounts.roles import Role, Section
from portal.desk.amendments import mark_amended, resting_on, review_note
from portal.law.models import Authority
from portal.publishing import actions
from portal.publishing.models import Event
from telework.models import Topic
from tests.factories import AT, make_draft, make_editor, make_page, make_person
from tests.reading import words

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)
CHANGED = "the days in the office were cut to one a pay period, by 91 FR 1234."


@pytest.fixture
def section():
    """A section of the regulations, cited by the pages below."""
    return Authority.objects.create(
        citation="5 CFR 531.605", kind="regulation", url="https://x.gov/"
    )


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desk(client_reads, editor):
    client_reads.login(editor)
    return client_reads


@pytest.fixture
def direct(section):
    return make_page(Topic, slug="a", body="See 5 CFR 531.605.")


@pytest.fixture
def through(section):
    return make_page(Topic, slug="b", body="See 5 CFR 531.605(d)(2) and 5 CFR 531.605(a).")


@pytest.fixture
def other(section):
    return make_page(Topic, slug="c", body="See 5 CFR 531.606 and 5 U.S.C. 6503(a).")


def mark(authority, **changes):
    fields = {"amended_on": DAY, "amendment": CHANGED, "due_on": DAY, "by": None, "at": AT}
    return mark_amended(authority=authority, **fields | changes)


def test_pages_rest_on_a_section_directly_or_through_its_paragraphs(
    section, direct, through, other
):
    assert [(page.path, page.cited) for page in resting_on(section)] == [
        ("/a/", ["5 CFR 531.605"]),
        ("/b/", ["5 CFR 531.605(a)", "5 CFR 531.605(d)(2)"]),
    ]


def test_drafts_and_pages_taken_down_rest_on_nothing(section, direct):
    make_draft(Topic, body="See 5 CFR 531.605.")
    actions.archive(page=direct, reason="Wrong.", by=None, at=AT)

    assert list(resting_on(section)) == []


def test_marking_asks_for_review_of_every_page_and_says_why(
    section, direct, through, other, editor
):
    number = mark(section, by=editor)

    for page in (direct, through, other):
        page.refresh_from_db()
    note = f"5 CFR 531.605 was amended on November 20, 2026: {CHANGED}"
    assert number == 2
    assert [(one.review_due_on, one.review_note) for one in (direct, through, other)] == [
        (DAY, note),
        (DAY, note),
        (None, ""),
    ]
    assert (direct.events.first().verb, direct.events.first().by) == (Event.Verb.UPKEEP, editor)


def test_marking_keeps_what_changed_with_the_authority(section, direct, editor, desk):
    mark(section, by=editor)

    section.refresh_from_db()
    assert (section.amended_on, section.amendment) == (DAY, CHANGED)
    history = desk.get(f"/admin/law/authority/{section.pk}/history/")
    assert f"Marked as amended on November 20, 2026: {CHANGED}" in history.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, DAY),
        (DAY + timedelta(days=90), DAY),
        (DAY - timedelta(days=90), DAY - timedelta(days=90)),
    ],
)
def test_page_that_is_due_earlier_stays_due_then(section, direct, editor, before, after):
    actions.keep_up(page=direct, changes={"review_due_on": before}, by=None, at=AT)

    mark(section, by=editor)

    direct.refresh_from_db()
    assert direct.review_due_on == after


def test_second_amendment_joins_the_reason_of_the_first_where_both_fit(section, direct, editor):
    mark(section, by=editor, amendment="one day.")
    mark(section, by=editor, amendment="two days.")
    direct.refresh_from_db()
    assert direct.review_note == (
        "5 CFR 531.605 was amended on November 20, 2026: one day. "
        "5 CFR 531.605 was amended on November 20, 2026: two days."
    )

    mark(section, by=editor, amendment="x" * 200)
    direct.refresh_from_db()
    assert direct.review_note == review_note(section, DAY, "x" * 200)


def test_marking_changes_nothing_where_one_page_is_not_the_person_s(section, direct):
    publisher = make_person(Role.PUBLISHER, Section.TELEWORK)
    here = make_page(Topic, parent=make_page(slug="telework"), body="See 5 CFR 531.605.")

    with pytest.raises(PermissionDenied):
        mark(section, by=publisher)

    for one in (section, here, direct):
        one.refresh_from_db()
    assert (section.amended_on, here.review_due_on, direct.review_due_on) == (None, None, None)


def url_of(authority):
    return f"/admin/law/authority/{authority.pk}/amended/"


def typed(**changes):
    today = timezone.localdate()
    return {
        "amended_on": DAY.isoformat(),
        "amendment": CHANGED,
        "look_for": "",
        "due_on": today.isoformat(),
    } | changes


def test_screen_of_an_authority_lists_the_pages_that_rest_on_it(desk, section, through, other):
    soup = desk.get(f"/admin/law/authority/{section.pk}/change/")

    resting = soup.select_one(".resting")
    assert [link["href"] for link in resting.select("a")] == [through.edit_url]
    assert "/b/ cites 5 CFR 531.605(a), 5 CFR 531.605(d)(2)." in words(resting)
    assert soup.select_one(f"a[href='{url_of(section)}']")


def test_marking_at_the_desk_is_confirmed_with_the_pages_in_sight(desk, section, direct):
    shown = desk.post(url_of(section), typed(look_for="the days."))

    assert "asks for review of 1 page by" in words(shown.main)
    assert shown.blockquote.text == (
        f"5 CFR 531.605 was amended on November 20, 2026: {CHANGED} Look for: the days."
    )
    assert shown.select_one(".resting a")["href"] == direct.edit_url
    direct.refresh_from_db()
    assert direct.review_due_on is None

    hidden = {field["name"]: field["value"] for field in shown.select(".main input[type=hidden]")}
    desk.post(url_of(section), hidden | {"confirmed": "1"}, status=302)

    direct.refresh_from_db()
    assert direct.review_due_on == timezone.localdate()
    assert direct.review_note == shown.blockquote.text
    said = desk.get(f"/admin/law/authority/{section.pk}/change/").text
    assert "5 CFR 531.605 is marked as amended. Review is asked for 1 page." in said


def test_going_back_from_the_confirmation_keeps_what_was_typed(desk, section, direct):
    soup = desk.post(url_of(section), typed(back="1", confirmed="1"))

    assert soup.select_one("#id_amendment")["value"] == CHANGED
    assert Authority.objects.get(pk=section.pk).amended_on is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"amended_on": ""}, "This field is required"),
        ({"amendment": ""}, "This field is required"),
        ({"amendment": "x" * 201}, "at most 200 characters"),
        ({"due_on": "2020-01-01"}, "Choose today or a day to come."),
        ({"amendment": "x" * 200, "look_for": "y" * 100}, "characters too long"),
    ],
)
def test_faulty_amendment_is_refused_and_marks_nothing(desk, section, changes, message):
    soup = desk.post(url_of(section), typed(confirmed="1", **changes), status=200)

    assert message in soup.select_one(".error-summary").text
    assert Authority.objects.get(pk=section.pk).amended_on is None


@pytest.mark.parametrize(
    ("role", "where", "status"),
    [
        (Role.AUTHOR, "", 403),
        (Role.REVIEWER, "", 403),
        (Role.PUBLISHER, "", 302),
        (Role.PUBLISHER, Section.TELEWORK, 403),
        (Role.ADMINISTRATOR, "", 302),
    ],
)
def test_marking_asks_for_the_right_to_each_page(client, section, direct, role, where, status):
    client.force_login(make_person(role, where))

    answer = client.post(url_of(section), typed(confirmed="1"))

    assert answer.status_code == status
    assert Event.objects.filter(verb=Event.Verb.UPKEEP).exists() is (status == 302)


def test_publisher_is_told_which_pages_are_not_theirs(client_reads, section, direct):
    client_reads.login(make_person(Role.PUBLISHER, Section.TELEWORK))

    soup = client_reads.get(url_of(section))

    assert direct.title in soup.select_one(".notices__item--warning").text
    assert not soup.select(".main form")


def test_authority_that_is_not_there_is_not_found(desk):
    desk.get("/admin/law/authority/999999/amended/", status=404)


@pytest.mark.parametrize("number", [1, 3])
def test_screens_cost_the_same_for_one_page_and_for_many(
    desk, section, editor, django_assert_num_queries, number
):
    for _ in range(number):
        page = make_page(Topic, body="See 5 CFR 531.605.")
        actions.keep_up(page=page, changes={"owner": editor}, by=None, at=AT)
    form = f"/admin/law/authority/{section.pk}/change/"
    # The first request also learns what never changes, such as the ids of content types.
    for screen in (url_of(section), form):
        desk.get(screen)

    for screen in (url_of(section), form):
        with django_assert_num_queries(4):
            desk.get(screen)
