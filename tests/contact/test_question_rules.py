"""Who sees and deals with questions: role × action × answer."""

import pytest

from portal.contact import actions, rules
from portal.contact.models import Question
from tests.contact.asked import AT, ask, make_subject
from tests.factories import make_editor, make_person, make_user

pytestmark = pytest.mark.django_db

# Role and section of the person; whether they see a question that reviewers of telework answer, one
# that publishers of work-life answer, and a complaint, which administrators answer.
TABLE = [
    (("author", "telework"), (False, False, False)),
    (("author", "site"), (False, False, False)),
    (("author", ""), (False, False, False)),
    (("reviewer", "telework"), (True, False, False)),
    (("reviewer", "work-life"), (False, False, False)),
    (("reviewer", "site"), (False, False, False)),
    (("reviewer", ""), (True, False, False)),
    (("publisher", "telework"), (True, False, False)),
    (("publisher", "work-life"), (False, True, False)),
    (("publisher", "site"), (True, True, False)),
    (("publisher", ""), (True, True, False)),
    (("administrator", ""), (True, True, True)),
]


@pytest.fixture
def asked():
    return [
        ask(make_subject(section="telework", role="reviewer")),
        ask(make_subject(section="work-life", role="publisher")),
        ask(make_subject(section="site", role="administrator", is_complaint=True)),
    ]


def seen(user, asked):
    """Return what the rule says of each question, once it says the same as the condition does."""
    listed = set(Question.objects.filter(rules.visible_to(user)))
    found = tuple(rules.can_see(user, one) for one in asked)
    assert found == tuple(one in listed for one in asked)
    return found


@pytest.mark.parametrize(("granted", "answers"), TABLE)
def test_role_sees_what_the_table_says(asked, granted, answers):
    user = make_person(*granted)

    assert seen(user, asked) == answers
    assert tuple(rules.can_settle(user, one) for one in asked) == answers


def test_superuser_sees_everything(asked):
    assert seen(make_editor(), asked) == (True, True, True)


@pytest.mark.parametrize("state", [{"is_active": False}, {"is_staff": False}])
def test_whoever_lost_the_desk_sees_nothing(asked, state):
    user = make_editor()
    for one in asked:
        one.subject.owners.add(user)
    for name, value in state.items():
        setattr(user, name, value)
    user.is_superuser = False
    user.save()

    assert seen(user, asked) == (False, False, False)


def test_owner_sees_the_subject_wherever_the_role_is(asked):
    owner = make_person("reviewer", "training")
    asked[2].subject.owners.add(owner)

    assert seen(owner, asked) == (False, False, True)


def test_owner_without_a_role_that_reviews_sees_nothing(asked):
    owner = make_user()
    asked[0].subject.owners.add(owner)

    assert seen(owner, asked) == (False, False, False)


def test_nobody_settles_a_complaint_about_their_own_answer(asked):
    complaint, manager, other = asked[2], make_editor(), make_editor()
    asked[0].answered_by = manager
    complaint.follows = asked[0]

    assert rules.can_see(manager, complaint)
    assert not rules.can_settle(manager, complaint)
    assert rules.can_settle(other, complaint)


@pytest.mark.parametrize(
    ("granted", "subjects", "days"),
    [
        (("reviewer", ""), False, False),
        (("publisher", "telework"), False, False),
        (("publisher", "site"), True, False),
        (("administrator", ""), True, True),
    ],
)
def test_subjects_and_days_off_are_kept_by_few(granted, subjects, days):
    user = make_person(*granted)

    assert (rules.can_keep_subjects(user), rules.can_keep_days(user)) == (subjects, days)


def test_complaint_is_about_whoever_settled_the_question_before(asked):
    complaint, first, second = asked[2], make_editor(), make_editor()
    complaint.follows = asked[0]
    given = {"question": asked[0], "at": AT}
    actions.close(**given, closed_as="other", reason="No.", by=first, seen=1)
    actions.reopen(**given, reason="", by=second, seen=2)
    actions.answer(**given, text="Yes.", by=second, seen=3)

    assert (rules.is_about(first, complaint), rules.is_about(second, complaint)) == (True, True)
    assert not rules.is_about(make_editor(), complaint)
