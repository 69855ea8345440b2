"""Who may do what: role by action, and that two people are two people."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.status import actions, rules
from portal.status.models import Announcement, StatusType
from tests.factories import make_person
from tests.status.entries import SUNDAY, make_closed, make_draft, make_posted, values_for

PEOPLE = ("author", "reviewer", "publisher", "administrator", "elsewhere")
TABLE = [
    # rule               auth rev  publ admin  publisher of another section
    (rules.can_view,       "yes yes yes yes no"),
    (rules.can_draft,      "yes yes yes yes no"),
    (rules.can_review,     "no  yes yes yes no"),
    (rules.can_publish,    "no  no  yes yes no"),
    (rules.can_keep_words, "no  no  yes yes no"),
]  # fmt: skip


def person(number, role, section="site"):
    """Return somebody with a role who is in no database."""
    user = User(pk=number, is_staff=True)
    user.__dict__["held"] = [(role, "" if role == Role.ADMINISTRATOR else section)]
    return user


def people():
    section = {"elsewhere": ("publisher", "telework")}
    return [person(n, *section.get(one, (one,))) for n, one in enumerate(PEOPLE, start=1)]


@pytest.mark.parametrize(("rule", "answers"), TABLE)
def test_table_of_roles(rule, answers):
    found = ["yes" if rule(one) else "no" for one in people()]

    assert found == answers.split()


@pytest.mark.parametrize(
    ("needs_two", "author", "approver", "by", "may"),
    [
        (False, 1, None, "publisher", True),
        (False, 1, None, "reviewer", False),
        (True, 1, None, "publisher", False),
        (True, 1, 1, "publisher", False),
        (True, 1, 2, "publisher", True),
        (True, 2, None, "publisher", True),
        (True, 2, None, "reviewer", False),
        (True, None, None, "publisher", True),
    ],
)
def test_nobody_posts_alone_what_needs_two(needs_two, author, approver, by, may):
    type = StatusType(needs_two_people=needs_two)
    announcement = Announcement(type=type, created_by_id=author, approved_by_id=approver)

    assert rules.can_post(person(1, by), announcement) is may


def test_what_closes_offices_needs_two_whatever_its_flag_says():
    kinds = [StatusType(icon=icon) for icon in StatusType.Icon]

    assert [one.needs_second_person for one in kinds] == [False, False, True]


def test_nobody_approves_what_they_wrote():
    announcement = Announcement(created_by_id=1)

    assert [rules.can_approve(person(n, "reviewer"), announcement) for n in (1, 2)] == [False, True]


REFUSED = {
    "post": lambda one, by: actions.post(announcement=one, by=by, at=SUNDAY),
    "end": lambda one, by: actions.end(announcement=one, by=by, at=SUNDAY),
    "confirm": lambda one, by: actions.confirm(announcement=one, by=by, at=SUNDAY),
    "withdraw": lambda one, by: actions.withdraw(announcement=one, by=by, at=SUNDAY, reason="x"),
    "amend": lambda one, by: actions.amend(
        announcement=one, values=values_for(one.type), by=by, at=SUNDAY, seen=2
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_reviewer_may_not_touch_what_readers_see(name):
    publisher, reviewer = make_person("publisher", "site"), make_person("reviewer", "site")
    one = make_posted(by=publisher) if name != "post" else make_draft(by=publisher)

    with pytest.raises(PermissionDenied):
        REFUSED[name](one, reviewer)

    one.refresh_from_db()
    assert (one.entries.count(), one.state) == ((1, "draft") if name == "post" else (2, "live"))


@pytest.mark.django_db
def test_author_of_a_closure_cannot_post_or_approve_it_whatever_the_role():
    boss = make_person("administrator")
    one = make_draft(make_closed(), by=boss)

    with pytest.raises(PermissionDenied):
        actions.post(announcement=one, by=boss, at=SUNDAY)
    actions.propose(announcement=one, by=boss, at=SUNDAY)
    with pytest.raises(PermissionDenied):
        actions.approve(announcement=one, by=boss, at=SUNDAY)
