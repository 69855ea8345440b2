"""What a contact must say, in the database and in words."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from portal.agencies.forms import ContactForm
from portal.agencies.models import Contact
from portal.agencies.models.contact import NO_WAY
from tests.agencies.entries import LAST_DAY, TODAY, contact, make_agency, make_contact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

DAY = timedelta(days=1)


def fields_refused(one):
    """Return the fields that are wrong with a contact, "__all__" for the whole of it."""
    try:
        one.full_clean()
    except ValidationError as error:
        return sorted(error.message_dict)
    return []


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, []),
        ({"email": "", "phone": "202-555-0100"}, []),
        ({"email": "", "url": "https://example.gov/"}, []),
        ({"email": ""}, ["__all__"]),
        ({"email": "nobody"}, ["email"]),
        ({"phone": "555"}, ["phone"]),
        ({"url": "example.gov"}, ["url"]),
        ({"url": "javascript:alert(1)"}, ["url"]),
        ({"role": "chief"}, ["role"]),
        ({"name": ""}, ["name"]),
        ({"confirmed_on": TODAY + DAY}, ["confirmed_on"]),
        ({"expires_on": TODAY}, ["expires_on"]),
        ({"expires_on": None}, ["expires_on"]),
        ({"expires_on": date(2027, 11, 20)}, []),
        ({"expires_on": date(2027, 11, 21)}, ["expires_on"]),
    ],
)
def test_contact_says_enough_or_is_refused(fields, refused):
    assert fields_refused(contact(make_agency(), **fields)) == refused


def test_contact_that_nobody_can_reach_says_what_to_give():
    with pytest.raises(ValidationError) as error:
        contact(make_agency(), email="").full_clean()

    assert error.value.messages == [NO_WAY]


@pytest.mark.parametrize("fields", [{"email": ""}, {"expires_on": TODAY}])
def test_database_refuses_it_too(fields):
    with pytest.raises(IntegrityError):
        make_contact(**fields)


def test_same_name_and_role_stands_once_in_an_agency():
    known = make_contact(name="Help desk")

    assert fields_refused(contact(known.agency, name="Help desk")) == ["__all__"]
    assert fields_refused(contact(known.agency, name="Help desk", role="eap")) == []
    assert fields_refused(contact(make_agency(), name="Help desk")) == []


def test_last_day_is_one_on_which_the_contact_stands():
    one = make_contact()

    for day, stands in ((LAST_DAY, True), (LAST_DAY + DAY, False)):
        assert one.is_in_force(day) is stands
        assert Contact.objects.in_force(day).exists() is stands
        assert Contact.objects.expired(day).exists() is not stands


def test_contact_expires_soon_in_its_last_thirty_days():
    make_contact()

    soon = [day for day in (31, 30, 0, -1) if Contact.objects.expiring(LAST_DAY - day * DAY)]
    assert soon == [30, 0]


def test_contacts_to_confirm_are_those_of_listed_agencies_the_oldest_first():
    late, soon = make_contact(expires_on=LAST_DAY), make_contact(expires_on=LAST_DAY - DAY)
    make_contact(expires_on=LAST_DAY + DAY)
    make_contact(make_agency(is_listed=False), expires_on=LAST_DAY)

    assert list(Contact.objects.to_confirm(LAST_DAY - 30 * DAY)) == [soon, late]


def form(instance=None, **changes):
    typed = {
        "agency": make_agency().pk,
        "role": "tmo",
        "name": "Help desk",
        "email": "a@example.gov",
        "confirmed_on": TODAY.isoformat(),
        **changes,
    }
    return ContactForm(typed, instance=instance)


def test_form_gives_six_months_to_a_contact_without_a_last_day():
    assert form().save().expires_on == LAST_DAY
    assert form(confirmed_on="2026-08-31").save().expires_on == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"expires_on": "2026-11-20", "confirmed_on": "2026-11-19"}, []),
        ({"expires_on": "2026-11-19", "confirmed_on": "2026-11-18"}, ["expires_on"]),
        ({"confirmed_on": "2026-04-20"}, ["expires_on"]),
        ({"confirmed_on": ""}, ["confirmed_on"]),
        ({"confirmed_on": "soon", "expires_on": "later"}, ["confirmed_on", "expires_on"]),
    ],
)
def test_form_refuses_a_new_last_day_that_is_over(changes, refused):
    assert sorted(form(**changes).errors) == refused


def test_form_corrects_what_has_expired():
    old = make_contact(confirmed_on=date(2026, 1, 1), expires_on=date(2026, 2, 1))

    corrected = form(old, confirmed_on="2026-01-01", expires_on="2026-02-01", note="Closed")

    assert corrected.save().note == "Closed"
