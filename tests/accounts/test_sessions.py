"""A change of rights ends every session of the person, also of the one who changes."""

import pytest
from django.test import Client

from portal.accounts.models import Grant, User
from tests.factories import make_editor, make_person

pytestmark = pytest.mark.django_db

PAGE = "/accounts/second-factor/"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def is_signed_in(client):
    return client.get(PAGE).status_code == 200


@pytest.fixture
def person():
    return make_person("author")


@pytest.fixture
def sessions(person):
    """Two browsers in which the person is signed in."""
    return [signed_in(person), signed_in(person)]


def test_sessions_last_while_rights_stay(person, sessions):
    person.name = "Somebody Else"
    person.save()
    User.objects.get(pk=person.pk).save()
    make_person("author").grants.create(role="publisher")

    assert [is_signed_in(client) for client in sessions] == [True, True]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda user: user.grants.create(role="publisher"), id="grant given"),
        pytest.param(lambda user: user.grants.get().delete(), id="grant taken"),
        pytest.param(lambda user: Grant.objects.filter(user=user).delete(), id="grants taken"),
        pytest.param(lambda user: set_and_save(user.grants.get(), section="site"), id="section"),
        pytest.param(lambda user: set_and_save(user, is_superuser=True), id="superuser"),
        pytest.param(lambda user: set_and_save(user, is_staff=False), id="staff"),
        pytest.param(
            lambda user: set_and_save(user, ["is_superuser"], is_superuser=True), id="one field"
        ),
    ],
)
def test_change_of_rights_ends_every_session(person, sessions, change):
    change(User.objects.get(pk=person.pk))

    assert [is_signed_in(client) for client in sessions] == [False, False]


def set_and_save(thing, update_fields=None, **fields):
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save(update_fields=update_fields)


def test_account_closed_and_opened_again_stays_signed_out(person, sessions):
    set_and_save(person, is_active=False)
    set_and_save(person, is_active=True)

    assert [is_signed_in(client) for client in sessions] == [False, False]


def test_stale_copy_saved_later_brings_no_session_back(person, sessions):
    stale = User.objects.get(pk=person.pk)
    person.grants.create(role="publisher")

    stale.save()

    assert [is_signed_in(client) for client in sessions] == [False, False]


def test_administrator_who_changes_herself_is_signed_out_too():
    editor = make_editor()
    here, there = signed_in(editor), signed_in(editor)
    typed = {
        "email": editor.email,
        "name": "",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "grants-TOTAL_FORMS": "1",
        "grants-INITIAL_FORMS": "0",
        "grants-0-user": editor.pk,
        "grants-0-role": "author",
    }

    answer = here.post(f"/admin/accounts/user/{editor.pk}/change/", typed)

    assert answer.status_code == 302, answer.context["errors"]
    assert editor.grants.count() == 1
    assert not is_signed_in(here)
    assert not is_signed_in(there)


def test_new_password_ends_the_other_sessions(person, sessions):
    person.set_password("a long enough password")
    person.save()

    assert [is_signed_in(client) for client in sessions] == [False, False]
