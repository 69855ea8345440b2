"""People at the desk: administrators keep them, and nobody rises by their own hand."""

import pytest
from allauth.mfa.models import Authenticator

from portal.accounts.models import Grant, User
from tests.factories import make_editor, make_person, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/accounts/user/"
PASSWORD = "a long enough password"


def form_of(person):
    return f"{LIST}{person.pk}/change/"


def typed_for(person, *grants, **fields):
    """Return what the form of a person sends; `grants` are new ones, as (role, section)."""
    rows = {}
    for number, (role, section) in enumerate(grants):
        rows[f"grants-{number}-user"] = person.pk
        rows[f"grants-{number}-role"] = role
        rows[f"grants-{number}-section"] = section
    return {
        "email": person.email,
        "name": person.name,
        "is_active": "on",
        "is_staff": "on",
        "grants-TOTAL_FORMS": len(grants),
        "grants-INITIAL_FORMS": 0,
        **rows,
        **fields,
    }


@pytest.fixture
def administrator(client):
    administrator = make_person("administrator")
    client.force_login(administrator)
    return administrator


def test_administrator_gives_roles(administrator, client):
    person = make_user()

    client.post(form_of(person), typed_for(person, ("author", ""), ("publisher", "training")))

    assert set(person.grants.values_list("role", "section")) == {
        ("author", ""),
        ("publisher", "training"),
    }


def test_administrator_of_one_section_is_refused_in_words(administrator, client):
    person = make_user()

    answer = client.post(form_of(person), typed_for(person, ("administrator", "training")))

    assert "An administrator is one for all of the portal" in answer.content.decode()
    assert not person.grants.exists()


def test_new_person_is_staff_and_has_a_role_at_once(administrator, client):
    nobody_yet = User(email="new@example.gov", name="New")
    typed = typed_for(nobody_yet, ("author", "site"), usable_password="false")

    client.post(f"{LIST}add/", typed | {"grants-0-user": ""})

    person = User.objects.get(email="new@example.gov")
    assert (person.is_staff, person.has_usable_password()) == (True, False)
    assert person.has_role("author", "site")


def test_list_shows_roles_and_who_lacks_a_second_factor(administrator, client_reads):
    person = make_person("reviewer", "telework", name="Rita")
    Authenticator.objects.create(user=person, type="totp", data={})
    client_reads.login(administrator)

    soup = client_reads.get(LIST, {"q": "Rita"})

    row = soup.select_one("#result_list tbody tr")
    assert row.select_one(".field-roles").text == "Reviewer, Telework"
    assert row.select_one(".field-has_factor img")["alt"] == "True"


def test_administrator_makes_nobody_a_superuser(administrator, client):
    for person in (administrator, make_user()):
        client.force_login(User.objects.get(pk=administrator.pk))
        client.post(form_of(person), typed_for(person, is_superuser="on"))

    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("what", ["change", "password", "delete"])
def test_administrator_does_not_touch_a_superuser(administrator, client, what):
    editor = make_editor(password=PASSWORD)
    typed = typed_for(editor, ("author", ""), email="mine@example.gov") | {
        "usable_password": "true",
        "set-password": "1",
        "password1": "another long password",
        "password2": "another long password",
        "post": "yes",
    }

    answer = client.post(f"{LIST}{editor.pk}/{what}/", typed)

    assert answer.status_code == 403
    kept = User.objects.get(pk=editor.pk)
    assert (kept.email, kept.check_password(PASSWORD)) == (editor.email, True)
    assert not kept.grants.exists()


def test_administrator_reads_a_superuser_s_account_but_nothing_of_the_password(
    administrator, client_reads
):
    editor = make_editor(password=PASSWORD, name="Ruth Root")
    client_reads.login(administrator)

    soup = client_reads.get(form_of(editor))

    assert "Ruth Root" in soup.h1.text
    assert "algorithm" not in soup.text
    assert not soup.select("#user_form [type=submit], #user_form select")


@pytest.mark.parametrize("action", ["delete_selected", "take_factors_away"])
def test_administrator_does_not_touch_a_superuser_by_an_action(administrator, client, action):
    editor = make_editor()
    Authenticator.objects.create(user=editor, type="totp", data={})

    client.post(LIST, {"action": action, "_selected_action": editor.pk, "post": "yes"})

    assert User.objects.filter(pk=editor.pk).exists()
    assert Authenticator.objects.filter(user=editor).exists()


def test_grant_of_another_is_not_reached_through_a_form(administrator, client):
    person, other = make_user(), make_person("author")
    grant = other.grants.get()
    typed = typed_for(person, ("publisher", "")) | {
        "grants-INITIAL_FORMS": 1,
        "grants-0-id": grant.pk,
        "grants-0-user": other.pk,
    }

    client.post(form_of(person), typed)

    assert list(Grant.objects.filter(user=other).values_list("role")) == [("author",)]


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher"])
def test_others_do_not_reach_people_by_any_address(client, role):
    person = make_person(role)
    client.force_login(person)

    answers = [
        client.get(LIST),
        client.get(f"{LIST}add/"),
        client.post(f"{LIST}add/", {"email": "mine@example.gov"}),
        client.post(form_of(person), typed_for(person, ("administrator", ""), is_superuser="on")),
        client.post(f"{LIST}{person.pk}/password/", {"password1": PASSWORD}),
        client.post(f"{LIST}{person.pk}/delete/", {"post": "yes"}),
        client.get(f"{LIST}{person.pk}/history/"),
    ]

    assert [answer.status_code for answer in answers] == [403] * len(answers)
    assert list(person.grants.values_list("role", flat=True)) == [role]


def test_superuser_makes_a_superuser(client):
    client.force_login(make_editor())
    person = make_user()

    client.post(form_of(person), typed_for(person, is_superuser="on"))

    assert User.objects.get(pk=person.pk).is_superuser


def test_lost_device_is_forgotten_and_its_owner_signed_out(administrator, client):
    person = make_person("author")
    Authenticator.objects.create(user=person, type="totp", data={})
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    epoch = person.session_epoch

    client.post(LIST, {"action": "take_factors_away", "_selected_action": person.pk})

    assert not Authenticator.objects.filter(user=person).exists()
    assert User.objects.get(pk=person.pk).session_epoch > epoch


def test_desk_has_no_lists_of_groups_or_of_the_sign_in_package(client):
    client.force_login(make_editor())

    addresses = [
        "/admin/auth/group/",
        "/admin/account/emailaddress/",
        "/admin/mfa/authenticator/",
        "/admin/socialaccount/socialapp/",
    ]

    assert [client.get(address).status_code for address in addresses] == [404] * 4
