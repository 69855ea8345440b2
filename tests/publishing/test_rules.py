"""Who may do what: one table of rule × person."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.publishing import rules
from portal.publishing.models import Page, Revision

LIVE = Page(path="/telework/leave/", published_at="2026-11-20")
DRAFT = Page(path="/telework/plans/")

PEOPLE = {
    "nobody": [],
    "other author": [("author", "training")],
    "author": [("author", "telework")],
    "reviewer": [("reviewer", "telework")],
    "other publisher": [("publisher", "training"), ("publisher", "site")],
    "publisher": [("publisher", "telework")],
    "author everywhere": [("author", "")],
    "administrator": [("administrator", "")],
}

# Who may, by rule; nobody else may.
TABLE = [
    (
        rules.can_view,
        LIVE,
        "other author, author, reviewer, other publisher, publisher, author everywhere, "
        "administrator",
    ),
    (
        rules.can_edit,
        LIVE,
        "author, reviewer, publisher, author everywhere, administrator",
    ),
    (rules.can_review, LIVE, "reviewer, publisher, administrator"),
    (rules.can_publish, LIVE, "publisher, administrator"),
    (rules.can_place, LIVE, "publisher, administrator"),
    (
        rules.can_place,
        DRAFT,
        "author, reviewer, publisher, author everywhere, administrator",
    ),
]


def person(grants, number=1, **fields):
    """Return a user in memory with these grants."""
    user = User(pk=number, is_staff=True, **fields)
    user.held = grants
    return user


@pytest.mark.parametrize(("rule", "page", "may"), TABLE)
def test_rule_by_person(rule, page, may):
    allowed = [name for name, grants in PEOPLE.items() if rule(person(grants), page)]

    assert ", ".join(allowed) == may


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/telework/new/", "author, reviewer, publisher, author everywhere, administrator"),
        ("/training/", "other author, other publisher, author everywhere, administrator"),
        ("/about/", "other publisher, author everywhere, administrator"),
        (
            "",
            "other author, author, reviewer, other publisher, publisher, author everywhere, "
            "administrator",
        ),
    ],
)
def test_page_may_be_begun_in_ones_own_sections(path, may):
    allowed = [name for name, grants in PEOPLE.items() if rules.can_create(person(grants), path)]

    assert ", ".join(allowed) == may


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/telework/", "telework"),
        ("/telework/employees/leave/", "telework"),
        ("/work-life/", "work-life"),
        ("/training/x/", "training"),
        ("/", "site"),
        ("/about/telework/", "site"),
        ("/teleworking/", "site"),
        ("/site/", "site"),
    ],
)
def test_section_is_what_an_address_begins_with(path, section):
    assert rules.section_of(path) == section


def test_page_goes_only_where_one_has_the_role_too():
    both = person([("publisher", "telework"), ("author", "training")])

    assert rules.can_place(both, LIVE, "/telework/x/")
    assert not rules.can_place(both, LIVE, "/training/x/")
    assert rules.can_place(both, DRAFT, "/training/x/")
    assert not rules.can_place(both, DRAFT, "/about/")


@pytest.mark.parametrize(
    "fields", [{"is_active": False}, {"is_superuser": True, "is_active": False}]
)
def test_closed_account_may_nothing(fields):
    user = person([("administrator", "")], **fields)

    assert not any(rule(user, page) for rule, page, _ in TABLE)


def test_account_that_is_not_staff_may_nothing():
    user = person([("administrator", "")])
    user.is_staff = False

    assert not any(rule(user, page) for rule, page, _ in TABLE)


def test_superuser_may_all():
    user = person([], is_superuser=True)

    assert all(rule(user, page) for rule, page, _ in TABLE)


# One's own text

PUBLISHER = [("publisher", "")]


def revision(**fields):
    return Revision(page=LIVE, **fields)


@pytest.mark.parametrize(
    ("author", "approved_by", "expected"),
    [(2, None, True), (1, None, False), (1, 1, False), (1, 2, True), (None, None, True)],
)
def test_second_person(author, approved_by, expected):
    text = revision(created_by_id=author, approved_by_id=approved_by)

    assert rules.is_second_person(person(PUBLISHER), text) is expected


@pytest.mark.parametrize(("author", "expected"), [(1, False), (2, True), (None, True)])
def test_approval_is_not_for_the_author(author, expected):
    assert rules.can_approve(person(PUBLISHER), revision(created_by_id=author)) is expected


def test_approval_is_for_reviewers():
    assert not rules.can_approve(person([("author", "")]), revision(created_by_id=2))


@pytest.mark.parametrize(
    ("author", "publisher", "expected"), [(2, 3, True), (1, 3, False), (2, 1, False)]
)
def test_flag_is_cleared_by_a_third(author, publisher, expected):
    text = revision(created_by_id=author, published_by_id=publisher)

    assert rules.can_clear(person(PUBLISHER), text) is expected


def test_flag_is_cleared_by_publishers():
    text = revision(created_by_id=2, published_by_id=3)

    assert not rules.can_clear(person([("reviewer", "")]), text)


def test_require_lets_the_portal_do_all_and_others_what_they_may():
    rules.require(None, rules.can_publish, LIVE)
    rules.require(person(PUBLISHER), rules.can_publish, LIVE)

    with pytest.raises(PermissionDenied):
        rules.require(person([(Role.AUTHOR, "")]), rules.can_publish, LIVE)
