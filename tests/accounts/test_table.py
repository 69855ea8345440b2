"""Who gets which answer at which address. Add a row for every address that not all may open."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import Role
from tests.factories import make_editor, make_person, make_user

# Who may do what is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.engine("sqlite")]

PEOPLE = ("nobody", "reader", "staff", *Role.values, "superuser")

# An answer is a status, or where it leads: "in" to sign-in, "on" anywhere else.
# An address is a path or the name of one; `{author}` is the author's number. POST where it says so.
TABLE = [
    # address                                  nobody reader staff auth rev  publ admin super
    ("admin:index",                            "in    in     200   200  200  200  200   200"),
    ("admin:login",                            "in    403    403   403  403  403  403   403"),
    ("POST admin:login",                       "in    403    403   403  403  403  403   403"),
    ("admin:password_change",                  "in    in     on    on   on   on   on    on"),
    ("POST admin:logout",                      "on    on     in    in   in   in   in    in"),
    ("admin:accounts_user_changelist",         "in    in     403   403  403  403  200   200"),
    ("admin:accounts_user_add",                "in    in     403   403  403  403  200   200"),
    ("/admin/accounts/user/{author}/change/",  "in    in     403   403  403  403  200   200"),
    ("/admin/accounts/user/{superuser}/change/", "in  in     403   403  403  403  200   200"),
    ("POST /admin/accounts/user/{superuser}/change/", "in in  403  403  403  403  403   200"),
    ("/admin/accounts/user/{author}/password/", "in   in     403   403  403  403  200   200"),
    ("/admin/accounts/user/{superuser}/password/", "in in    403   403  403  403  403   200"),
    ("/admin/accounts/user/{author}/delete/",  "in    in     403   403  403  403  200   200"),
    ("/admin/accounts/user/{superuser}/delete/", "in  in     403   403  403  403  403   200"),
    ("/admin/accounts/user/{author}/history/", "in    in     403   403  403  403  200   200"),
    ("admin:feedback",                         "in    in     403   200  200  200  200   200"),
    ("admin:law_authority_changelist",         "in    in     403   200  200  200  200   200"),
    ("admin:navigation_menuitem_changelist",   "in    in     403   403  403  200  200   200"),
    ("admin:navigation_menuitem_add",          "in    in     403   403  403  403  200   200"),
    ("admin:publishing_redirect_changelist",   "in    in     403   200  200  200  200   200"),
    ("admin:publishing_page_changelist",       "in    in     403   200  200  200  200   200"),
    ("admin:search_synonym_changelist",        "in    in     403   200  200  200  200   200"),
    ("admin:search_synonym_add",               "in    in     403   403  403  200  200   200"),
    ("admin:search_bestbet_changelist",        "in    in     403   200  200  200  200   200"),
    ("admin:search_bestbet_add",               "in    in     403   403  403  200  200   200"),
    ("admin:searches",                         "in    in     403   200  200  200  200   200"),
    ("admin:status_announcements",             "in    in     403   200  200  200  200   200"),
    ("admin:status_raise",                     "in    in     403   200  200  200  200   200"),
    ("admin:status_statustype_changelist",     "in    in     403   200  200  200  200   200"),
    ("admin:status_answer_changelist",         "in    in     403   200  200  200  200   200"),
    ("admin:status_answer_add",                "in    in     403   403  403  403  403   403"),
    ("admin:searches_export",                  "in    in     403   200  200  200  200   200"),
    ("account_login",                          "200   on     on    on   on   on   on    on"),
    ("account_logout",                         "in    200    200   200  200  200  200   200"),
    ("account_inactive",                       "200   200    200   200  200  200  200   200"),
    ("account_reauthenticate",                 "in    200    200   200  200  200  200   200"),
    ("account_change_password",                "in    200    200   200  200  200  200   200"),
    ("account_reset_password",                 "200   200    200   200  200  200  200   200"),
    ("account_reset_password_done",            "200   200    200   200  200  200  200   200"),
    ("account_reset_password_from_key_done",   "200   200    200   200  200  200  200   200"),
    ("/accounts/password/forgotten/1-nonsense/", "200 200    200   200  200  200  200   200"),
    ("mfa_index",                              "in    200    200   200  200  200  200   200"),
    ("mfa_authenticate",                       "in    on     on    on   on   on   on    on"),
    ("mfa_reauthenticate",                     "in    on     on    on   on   on   on    on"),
    ("mfa_reauthenticate_webauthn",            "in    on     on    on   on   on   on    on"),
    # Who was not asked for the password just now is asked first.
    ("mfa_activate_totp",                      "in    on     on    on   on   on   on    on"),
    ("mfa_deactivate_totp",                    "in    404    404   404  404  404  404   404"),
    ("mfa_add_webauthn",                       "in    on     on    on   on   on   on    on"),
    ("mfa_generate_recovery_codes",            "in    on     on    on   on   on   on    on"),
    ("mfa_view_recovery_codes",                "in    404    404   404  404  404  404   404"),
    ("mfa_list_webauthn",                      "on    on     on    on   on   on   on    on"),
    ("mfa_login_webauthn",                     "in    on     on    on   on   on   on    on"),
    ("/accounts/second-factor/passkeys/1/",    "in    on     on    on   on   on   on    on"),
    ("/accounts/second-factor/passkeys/1/remove/", "in on    on    on   on   on   on    on"),
    # No identity provider is set up.
    ("/accounts/provider/",                    "in    in     in    in   in   in   in    in"),
    ("POST /accounts/provider/",               "404   404    404   404  404  404  404   404"),
    ("/accounts/provider/back/",               "404   404    404   404  404  404  404   404"),
    ("socialaccount_login_cancelled",          "200   200    200   200  200  200  200   200"),
]  # fmt: skip


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """One person of each kind, for all rows; no row changes anything."""
    password = {"password": "a long enough password"}
    with django_db_blocker.unblock(), transaction.atomic():
        yield {
            "nobody": None,
            "reader": make_user(is_staff=False, **password),
            "staff": make_user(**password),
            **{role: make_person(role, **password) for role in Role.values},
            "superuser": make_editor(**password),
        }
        transaction.set_rollback(True)


@pytest.mark.parametrize(("address", "answers"), TABLE, ids=[address for address, _ in TABLE])
def test_everybody_gets_the_answer_of_the_table(people, address, answers):
    method, _, place = address.rpartition(" ")
    numbers = {name: user.pk for name, user in people.items() if user}
    path = place.format(**numbers) if place.startswith("/") else reverse(place)

    got = {name: answer(user, method or "GET", path) for name, user in people.items()}

    assert got == dict(zip(PEOPLE, answers.split(), strict=True))


def answer(user, method, path):
    client = Client()
    if user:
        client.force_login(user)
    response = client.generic(method, path)
    if response.status_code != 302:
        return str(response.status_code)
    leads_in = response["Location"].startswith(("/admin/login/", "/accounts/sign-in/"))
    return "in" if leads_in else "on"
