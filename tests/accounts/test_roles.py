from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from portal.accounts.models import Grant, User
from portal.accounts.permissions import permissions_of
from portal.accounts.roles import Role, Section, allows
from tests.factories import make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("held", "asked", "section", "answer"),
    [
        ([], "author", "", False),
        ([("author", "")], "author", "", True),
        ([("author", "")], "author", "training", True),
        ([("author", "")], "reviewer", "", False),
        ([("publisher", "")], "reviewer", "telework", True),
        ([("administrator", "")], "publisher", "site", True),
        ([("author", "telework")], "author", "telework", True),
        ([("author", "telework")], "author", "training", False),
        ([("author", "telework")], "author", "", True),
        ([("author", ""), ("publisher", "training")], "publisher", "telework", False),
        ([("author", ""), ("publisher", "training")], "publisher", "training", True),
    ],
)
def test_role_allows_what_it_includes_where_it_holds(held, asked, section, answer):
    assert allows(held, asked, section) is answer


def test_person_with_a_role_in_a_section_has_it_there_and_somewhere():
    person = make_person(Role.REVIEWER, Section.TRAINING)

    assert person.has_role("reviewer", "training")
    assert person.has_role("author")
    assert not person.has_role("reviewer", "telework")
    assert not person.has_role("publisher")


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, True),
        ({"is_active": False}, False),
        ({"is_staff": False}, False),
        ({"is_staff": False, "is_superuser": True}, True),
        ({"is_active": False, "is_superuser": True}, False),
    ],
)
def test_role_counts_for_active_staff_and_superusers_alone(fields, answer):
    assert make_person("author", **fields).has_role("author") is answer


def test_superuser_has_every_role_without_a_grant():
    assert make_user(is_superuser=True).has_role("administrator", "training")


def test_roles_are_asked_for_once(django_assert_num_queries):
    person = User.objects.get(pk=make_person("author").pk)

    with django_assert_num_queries(1):
        answers = [person.has_role(role, section) for role in Role for section in Section]
        answers.append(person.has_perm("law.view_authority"))

    assert answers.count(True) == len(Section) + 1


def test_new_grant_counts_at_once():
    person = make_person("author")
    assert not person.has_perm("law.change_authority")

    person.grants.create(role="publisher")

    assert person.has_role("publisher")
    assert person.has_perm("law.change_authority")


@pytest.mark.parametrize(
    ("role", "section"), [("administrator", "training"), ("author", "telework")]
)
def test_grant_is_given_once_and_an_administrator_is_one_everywhere(role, section):
    person = make_person("author", "telework")

    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=person, role=role, section=section)


@pytest.mark.parametrize(
    ("role", "permission", "answer"),
    [
        ("author", "telework.change_topic", True),
        ("author", "publishing.add_page", True),
        ("author", "telework.delete_topic", False),
        ("author", "contact.view_feedback", True),
        ("author", "contact.delete_feedback", False),
        ("author", "publishing.view_redirect", True),
        ("author", "law.view_authority", True),
        ("reviewer", "law.change_authority", False),
        ("reviewer", "navigation.view_menuitem", False),
        ("publisher", "law.change_authority", True),
        ("publisher", "navigation.view_menuitem", True),
        ("publisher", "navigation.change_menuitem", False),
        ("publisher", "accounts.view_user", False),
        ("administrator", "navigation.delete_menuitem", True),
        ("administrator", "accounts.change_user", True),
        ("administrator", "accounts.add_grant", True),
        ("administrator", "publishing.publish_page", True),
    ],
)
def test_role_brings_the_permissions_that_the_apps_declare(role, permission, answer):
    assert make_person(role).has_perm(permission) is answer


def test_higher_role_brings_all_of_the_lower():
    steps = [permissions_of(role) for role in Role]

    assert all(lower <= higher for lower, higher in pairwise(steps))


def test_person_without_a_role_has_no_permission():
    assert make_user().get_all_permissions() == set()
    assert make_person("author", is_staff=False).get_all_permissions() == set()


def test_grant_says_where_it_holds():
    person = make_person("author", "training")
    person.grants.create(role="administrator")

    assert [str(grant) for grant in person.grants.order_by("pk")] == [
        "Author, Training",
        "Administrator, Everywhere",
    ]
