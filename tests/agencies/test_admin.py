"""Agencies and contacts at the desk: who may do what, and what a change does."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import Role
from portal.agencies.models import Agency, Contact, Directory
from portal.core import generation
from portal.desk.panels import panels_for
from tests.agencies.entries import LAST_DAY, TODAY, make_agency, make_contact
from tests.factories import make_editor, make_page, make_person, make_user
from tests.publishing.desk import fields_of
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

AGENCIES, CONTACTS = "/admin/agencies/agency/", "/admin/agencies/contact/"
DAY = timedelta(days=1)
PEOPLE = ("nobody", "staff", "author", "elsewhere", "publisher", "administrator", "superuser")

# "elsewhere" publishes telework pages, "publisher" those of work-life. An answer is a status, or
# where it leads: "in" to sign-in, "on" anywhere else, when it was done.
TABLE = [
    # request                 nobody staff author elsewhere publisher admin super
    ("GET agencies",           "in   403   200    200       200       200   200"),
    ("GET agencies add",       "in   403   403    403       200       200   200"),
    ("GET agency",             "in   403   200    200       200       200   200"),
    ("POST agency",            "401  403   403    403       on        on    on"),
    ("GET agency delete",      "in   403   403    403       403       403   403"),
    ("GET contacts",           "in   403   200    200       200       200   200"),
    ("GET contacts add",       "in   403   403    403       200       200   200"),
    ("GET contact",            "in   403   200    200       200       200   200"),
    ("POST contact",           "401  403   403    403       on        on    on"),
    ("POST contact delete",    "401  403   403    403       on        on    on"),
    ("POST contacts confirm",  "401  403   200    200       on        on    on"),
]  # fmt: skip
MAY = {"publisher", "administrator", "superuser"}


@pytest.fixture
def known():
    return make_contact(make_agency(name="Department of Labor"), name="Telework Office")


@pytest.fixture
def publisher():
    return make_person(Role.PUBLISHER, "work-life", name="Pat Publisher")


@pytest.fixture
def desk(client_reads, publisher):
    client_reads.login(publisher)
    return client_reads


def people():
    return {
        "nobody": None,
        "staff": make_user(),
        "author": make_person(Role.AUTHOR, "work-life"),
        "elsewhere": make_person(Role.PUBLISHER, "telework"),
        "publisher": make_person(Role.PUBLISHER, "work-life"),
        "administrator": make_person(Role.ADMINISTRATOR),
        "superuser": make_editor(),
    }


def address(what, contact):
    places = {
        "agencies": AGENCIES,
        "agencies add": f"{AGENCIES}add/",
        "agency": f"{AGENCIES}{contact.agency_id}/change/",
        "agency delete": f"{AGENCIES}{contact.agency_id}/delete/",
        "contacts": CONTACTS,
        "contacts add": f"{CONTACTS}add/",
        "contact": f"{CONTACTS}{contact.pk}/change/",
        "contact delete": f"{CONTACTS}{contact.pk}/delete/",
        "contacts confirm": CONTACTS,
    }
    return places[what]


def agency_form(contact, **changes):
    """Return what the form of an agency posts, its one contact and the blank one included."""
    agency = contact.agency
    shown = {
        "name": agency.name,
        "abbreviation": agency.abbreviation,
        "kind": agency.kind,
        "is_listed": "on",
        "contacts-TOTAL_FORMS": 1,
        "contacts-INITIAL_FORMS": 1,
        "contacts-0-id": contact.pk,
        "contacts-0-agency": agency.pk,
    }
    first = {f"contacts-0-{name}": value for name, value in contact_form(contact).items()}
    return shown | first | changes


def contact_form(contact, **changes):
    names = ("role", "name", "email", "phone", "url", "note", "confirmed_on", "expires_on")
    return {name: getattr(contact, name) for name in names} | {
        "agency": contact.agency_id,
        **changes,
    }


def typed(what, contact):
    return {
        "agency": agency_form(contact, name="Typed"),
        "contact": contact_form(contact, name="Typed"),
        "contact delete": {"post": "yes"},
        "contacts confirm": {"action": "confirm", "_selected_action": contact.pk},
    }[what]


def told(answer):
    if answer.status_code != 302:
        return str(answer.status_code)
    return "in" if answer["Location"].startswith(("/admin/login/", "/accounts/")) else "on"


def stands():
    tables = (Agency, Contact)
    return generation.current(), [list(table.objects.order_by("pk").values()) for table in tables]


@pytest.mark.slow
@pytest.mark.parametrize(("row", "expected"), TABLE, ids=[row for row, _ in TABLE])
def test_answer_and_effect_by_person(known, clock, row, expected):
    method, _, what = row.partition(" ")
    # Later than it was confirmed, so that confirming changes it.
    clock.shift(DAY)
    answers, changed = {}, set()
    for name, user in people().items():
        client, before = Client(), stands()
        with transaction.atomic():
            if user:
                client.force_login(user)
            path = address(what, known)
            data = typed(what, known) if method == "POST" else None
            answers[name] = told(
                client.generic("GET", path) if data is None else client.post(path, data)
            )
            changed |= {name} if stands() != before else set()
            transaction.set_rollback(True)
        generation.forget()

    assert answers == dict(zip(PEOPLE, expected.split(), strict=True))
    assert changed == (MAY if method == "POST" else set())


@pytest.mark.slow
def test_agency_is_edited_with_its_contacts(desk, publisher, known):
    path = address("agency", known)
    number = generation.current()
    shown = fields_of(desk.get(path), is_listed="on")
    another = {"role": "eap", "name": "Help", "phone": "202-555-0100"}
    blank = {f"contacts-1-{name}": value for name, value in another.items()}

    desk.post(path, shown | {"name": "Labor", "contacts-0-note": "Ask first"} | blank, status=302)

    agency = Agency.objects.get()
    first, second = agency.contacts.order_by("pk")
    assert (agency.name, agency.is_edited, generation.current()) == ("Labor", True, number + 1)
    assert (first.note, first.confirmed_by) == ("Ask first", None)
    assert (second.name, second.expires_on, second.confirmed_by) == ("Help", LAST_DAY, publisher)


@pytest.mark.slow
def test_agency_saved_unchanged_stays_a_seeds(desk, known):
    path = address("agency", known)
    shown = fields_of(desk.get(path), is_listed="on")

    desk.post(path, shown, status=302)

    assert (Agency.objects.get().is_edited, Contact.objects.get()) == (False, known)


def test_contact_is_taken_away_with_a_mark(desk, known):
    path = address("agency", known)

    desk.post(path, agency_form(known) | {"contacts-0-DELETE": "on"}, status=302)

    assert not Contact.objects.exists()


@pytest.mark.slow
def test_what_is_wrong_with_a_contact_stands_at_its_field(desk, known):
    path = address("agency", known)
    wrong = {"contacts-0-email": "", "contacts-0-expires_on": "2026-11-19"}

    soup = desk.post(path, agency_form(known, **wrong), status=200)

    summary = soup.select_one(".error-summary")
    assert [words(one).split(":")[0] for one in summary.select("li")] == [
        "Give at least one way to reach the contact",
        "Last day",
    ]
    assert soup.select_one(summary.a["href"])["name"] == "contacts-0-expires_on"


@pytest.mark.slow
def test_slug_is_given_once(desk, known):
    blank = {"contacts-TOTAL_FORMS": 0, "contacts-INITIAL_FORMS": 0}
    new = {"name": "New Board", "slug": "new-board", "kind": "agency", "is_listed": "on"}

    desk.post(f"{AGENCIES}add/", new | blank, status=302)
    made = Agency.objects.get(slug="new-board")
    desk.post(f"{AGENCIES}{made.pk}/change/", new | blank | {"slug": "other"}, status=302)

    assert Agency.objects.get(pk=made.pk).slug == "new-board"
    assert desk.post(f"{AGENCIES}add/", new | blank, status=200).select(".error-summary a")


def test_author_reads_the_contacts_of_an_agency(client_reads, known):
    client_reads.login(make_person(Role.AUTHOR))

    soup = client_reads.get(address("agency", known))

    assert not soup.select("#content-main input:not([type=hidden])")
    assert "telework@example.gov" in soup.text


@pytest.mark.parametrize(
    ("changes", "signs"), [({"note": "New"}, False), ({"expires_on": LAST_DAY + DAY}, True)]
)
def test_who_changes_the_days_of_a_contact_confirms_it(desk, publisher, known, changes, signs):
    desk.post(address("contact", known), contact_form(known, **changes), status=302)

    assert Contact.objects.get().confirmed_by == (publisher if signs else None)


@pytest.mark.slow
def test_change_at_the_desk_is_seen_by_the_next_reader(desk, client, known):
    page = make_page(Directory)
    client.get(page.path)

    desk.post(address("contact", known), contact_form(known, name="New office"), status=302)

    assert b"New office" in client.get(page.path).content


@pytest.mark.slow
def test_confirming_several_says_who_and_when_and_until_when(desk, publisher, known, clock):
    old = make_contact(confirmed_on=date(2026, 1, 1), expires_on=date(2026, 2, 1))
    left = make_contact()
    clock.shift(DAY)
    desk.login(publisher)
    number = generation.current()
    chosen = {"action": "confirm", "_selected_action": [known.pk, old.pk]}

    desk.post(CONTACTS, chosen, status=302)

    for one in Contact.objects.filter(pk__in=[known.pk, old.pk]):
        assert (one.confirmed_on, one.confirmed_by) == (TODAY + DAY, publisher)
        assert one.expires_on == LAST_DAY + DAY
    left.refresh_from_db()
    assert (left.confirmed_on, generation.current()) == (TODAY, number + 1)
    messages = {str(one) for one in LogEntry.objects.values_list("change_message", flat=True)}
    assert messages == {"Confirmed until May 21, 2027."}
    assert "2 contacts confirmed by you today, until May 21, 2027." in desk.get(CONTACTS).text


def rows(soup):
    return [words(row) for row in soup.select("#result_list tbody tr th")]


@pytest.mark.slow
def test_list_of_contacts_is_filtered_by_expiry(desk):
    for name, days in (("Late", -1), ("Today", 0), ("Soon", 30), ("Far", 31)):
        make_contact(name=name, confirmed_on=date(2026, 11, 1), expires_on=TODAY + days * DAY)

    assert rows(desk.get(CONTACTS)) == ["Late", "Today", "Soon", "Far"]
    assert rows(desk.get(CONTACTS, {"expiry": "expired"})) == ["Late"]
    assert rows(desk.get(CONTACTS, {"expiry": "soon"})) == ["Today", "Soon"]
    shown = [words(one) for one in desk.get(CONTACTS).select(".field-standing")]
    words_after = [one.partition(": ")[2] for one in shown]
    assert words_after == ["expired", "expires soon", "expires soon", ""]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_for_one_and_for_many(
    desk, publisher, django_assert_num_queries, number
):
    for _ in range(number):
        make_contact(confirmed_by=publisher)
    for path in (CONTACTS, AGENCIES):
        desk.get(path)

        # Session, user, grants, the agencies one looks after, two counts, the rows.
        with django_assert_num_queries(7):
            desk.get(path)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_agency_costs_the_same_for_one_contact_and_for_many(
    desk, django_assert_num_queries, number
):
    agency = make_agency()
    for _ in range(number):
        make_contact(agency)
    path = f"{AGENCIES}{agency.pk}/change/"
    desk.get(path)

    # Session, user, grants, the agencies one looks after, the agency, its contacts.
    with django_assert_num_queries(6):
        desk.get(path)


def panel_of(user):
    found = panels_for(user, timezone.now())
    return next((one for one in found if one.title == "Contacts to confirm"), None)


def test_panel_lists_what_expired_or_soon_will_for_those_who_may_confirm(publisher, known):
    late = make_contact(known.agency, confirmed_on=date(2026, 1, 1), expires_on=TODAY - DAY)
    soon = make_contact(known.agency, expires_on=TODAY + DAY)

    panel = panel_of(publisher)

    assert [row.url for row in panel.rows] == [address("contact", late), address("contact", soon)]
    assert [row.lines for row in panel.rows] == [
        ("Department of Labor", "Expired: last day Nov. 19, 2026"),
        ("Department of Labor", "Last day Nov. 21, 2026"),
    ]
    assert panel_of(make_person(Role.PUBLISHER, "telework")) is None
    assert panel_of(make_person(Role.REVIEWER, "work-life")) is None


def test_panel_is_not_there_while_nothing_expires(publisher, known):
    assert panel_of(publisher) is None


def test_panel_leads_to_the_rest(desk):
    for _ in range(9):
        make_contact(expires_on=TODAY + DAY)

    more = desk.get("/admin/").select_one(f".panel a[href='{CONTACTS}']")

    assert words(more) == "All 9 : Contacts to confirm"
