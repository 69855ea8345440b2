"""Every type says something to every group, and the starting words are those of their file."""

from collections import defaultdict

import pytest

from portal.core.models import Generation
from portal.status import showing
from portal.status.models import Announcement, Answer, StatusType
from portal.status.models.types import STANDING_ANSWER
from portal.status.seeding import sow_status
from portal.status.wording import marks_in
from tests.status.entries import make_answer, make_category, make_type

pytestmark = pytest.mark.django_db


def sow():
    outcome = defaultdict(list)
    sow_status(outcome)
    return outcome["operating status filled"]


@pytest.fixture
def sown():
    sow()


@pytest.mark.slow
@pytest.mark.usefixtures("sown")
def test_every_type_answers_every_group_with_nothing_left_to_fill_in():
    found = {
        (type.slug, group["slug"]): group["answer"]
        for type in StatusType.objects.all()
        for group in showing.groups_of(type)
    }

    assert len(found) == 12 * 6
    assert [pair for pair, text in found.items() if len(text.split()) < 12 or marks_in(text)] == []


@pytest.mark.slow
@pytest.mark.usefixtures("sown")
def test_types_take_what_their_words_have_marks_for():
    for type in StatusType.objects.prefetch_related("answers"):
        type.full_clean()
        for answer in type.answers.all():
            answer.full_clean()
    closing = StatusType.objects.filter(icon="Closed")
    assert [type.slug for type in closing.filter(needs_two_people=False)] == []
    assert closing.count() == 2


@pytest.mark.slow
@pytest.mark.usefixtures("sown")
def test_types_that_nobody_has_read_are_not_shown():
    page = showing.types_page()

    assert len(page["types_in_use"]) == 6
    assert {type["slug"] for type in page["types_historic"]} == {
        "stay-off-the-roads",
        "open-maximum-telework-flexibilities",
    }


@pytest.mark.slow
@pytest.mark.usefixtures("sown")
def test_seeding_again_changes_nothing_and_keeps_what_an_editor_changed():
    Answer.objects.filter(type__slug="open").update(text="Mine.", is_edited=True)
    StatusType.objects.filter(slug="open").update(meaning="Not mine.")
    before = Generation.objects.get().number

    assert sow() == ["Open"]
    assert sow() == []

    assert set(Answer.objects.filter(type__slug="open").values_list("text", flat=True)) == {"Mine."}
    assert StatusType.objects.get(slug="open").meaning.startswith("Federal offices are open")
    assert Generation.objects.get().number == before + 1
    assert Announcement.objects.count() == 20


def test_group_without_an_answer_reads_what_stands_for_it():
    type, other, group = make_type(takes="hours"), make_type(), make_category()
    make_answer(type, group, text="", fallback="Wait {hours} hour(s).")

    found = [showing.groups_of(one, hours=2)[0]["answer"] for one in (other, type)]

    assert found == [STANDING_ANSWER, "Wait 2 hours."]
    assert showing.empty_groups(type) == [group.label]


def test_answer_with_a_mark_that_nothing_fills_is_refused():
    type = make_type(takes="hours")
    answer = Answer(type=type, category=make_category(), text="Leave by {time}, {hours} {day}.")

    with pytest.raises(Exception, match=r"\{day\} is not filled in"):
        answer.full_clean()


def test_answers_come_in_the_order_of_choice_with_their_law():
    type = make_type()
    late, early = make_category(order=20), make_category(order=10)
    make_answer(type, late, law="5 U.S.C. 6329c; 5 CFR 630.1605(a)(1)")

    found = showing.groups_of(type)

    assert [group["slug"] for group in found] == [early.slug, late.slug]
    assert (found[0]["law"], found[1]["law"].count("<a ")) == ("", 2)
