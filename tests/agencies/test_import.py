"""`manage.py import_contacts`: all of a table or nothing, and every bad row by its line."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from portal.agencies.importing import BadTable, Outcome, import_contacts
from portal.agencies.models import Contact
from portal.core import generation
from tests.agencies.entries import LAST_DAY, TODAY, make_agency, make_contact
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

HEAD = "agency,role,name,email,phone,page,note,confirmed_on,expires_on\n"
GOOD = "usda,tmo,Telework Office,telework@example.gov,,,,2026-11-20,\n"


@pytest.fixture(autouse=True)
def usda():
    return make_agency(slug="usda", name="Department of Agriculture")


def faults(table):
    """Return what is wrong with a table, a line each, after making sure that nothing changed."""
    before, number = list(Contact.objects.values()), generation.current()
    with pytest.raises(BadTable) as error:
        import_contacts(table)
    assert (list(Contact.objects.values()), generation.current()) == (before, number)
    return str(error.value).splitlines()


def test_rows_become_contacts(usda):
    row = 'usda,Employee Assistance Program,"Help, always",,202-555-0100,,,11/19/2026,2026-12-31\n'

    assert import_contacts(HEAD + GOOD + row) == Outcome(added=2, updated=0, unchanged=0)

    values = Contact.objects.order_by("pk").values_list(
        "role", "name", "confirmed_on", "expires_on"
    )
    assert list(values) == [
        ("tmo", "Telework Office", TODAY, LAST_DAY),
        ("eap", "Help, always", date(2026, 11, 19), date(2026, 12, 31)),
    ]


def test_same_table_again_changes_nothing():
    import_contacts(HEAD + GOOD)
    before = list(Contact.objects.values())

    assert import_contacts(HEAD + GOOD) == Outcome(added=0, updated=0, unchanged=1)
    assert list(Contact.objects.values()) == before


def test_row_of_a_known_contact_changes_it_and_leaves_what_has_no_column(usda):
    make_contact(usda, name="Telework Office", phone="202-555-0100", note="Old")

    outcome = import_contacts(
        "agency,role,name,note,confirmed_on\nusda,tmo,Telework Office,New,2026-11-20\n"
    )

    assert outcome == Outcome(added=0, updated=1, unchanged=0)
    changed = Contact.objects.get()
    assert (changed.note, changed.phone, changed.expires_on) == ("New", "202-555-0100", LAST_DAY)


def test_cell_made_safe_for_spreadsheets_says_what_it_said(usda):
    import_contacts(
        "agency,role,name,phone,confirmed_on\nusda,eap,Help,'+49 30 5550100,2026-11-20\n"
    )

    assert Contact.objects.get().phone == "+49 30 5550100"


def test_import_begins_a_generation():
    number = generation.current()

    import_contacts(HEAD + GOOD)

    assert generation.current() == number + 1


def test_every_bad_row_is_named_with_its_line():
    assert faults(
        HEAD
        + GOOD
        + "nasa,tmo,Office,a@example.gov,,,,2026-11-20,\n"
        + 'usda,chief,"Two\nlines",nobody,,,,2026-11-21,\n'
        + "\n"
        + "usda,eap,Help,,,,,2026-11-20,2026-11-20\n"
        + "usda,eap\n"
        + GOOD
    ) == [
        "Line 3: agency: There is no agency “nasa”. Give its slug.",
        "Line 4: role: There is no role “chief”. Give one of these: tmo, telework, work-life, "
        "dependent-care, eap, wellness.",
        "Line 4: email: Enter a valid email address.",
        "Line 4: confirmed_on: Choose today or the day in the past on which it was confirmed.",
        "Line 7: expires_on: Choose a day after the contact was confirmed.",
        "Line 7: Give at least one way to reach the contact: an e-mail address, a phone number or "
        "a page.",
        "Line 8: it has 2 cells, the first row 9.",
        "Line 9: the same agency, role and name as line 2.",
    ]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("", ["Line 1: the column “agency” is missing."]),
        (HEAD, ["Line 1: there is no contact below the first row."]),
        (HEAD.replace("note", "remark"), ["Line 1: there is no column “remark”."]),
        (HEAD.replace("note", "phone"), ["Line 1: the column “phone” stands there twice."]),
        (HEAD.replace("role,", ""), ["Line 1: the column “role” is missing."]),
        (HEAD + GOOD + 'usda,"tmo', ["Line 3: no table can be read from here on: "]),
    ],
)
def test_table_that_cannot_be_read_says_why(table, found):
    told = faults(table)

    assert told[0].startswith(found[0])


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("\ufeff" + HEAD + GOOD, encoding="utf-8")
    return file


def test_command_imports_a_file_and_notes_who_confirmed(file, capsys):
    person = make_user(email="ada@example.gov")

    call_command("import_contacts", file, by="Ada@example.gov")

    assert capsys.readouterr().out == "Imported: 1 added, 0 updated, 0 unchanged.\n"
    assert Contact.objects.get().confirmed_by == person


def test_dry_run_tells_and_changes_nothing(file, capsys):
    number = generation.current()

    call_command("import_contacts", file, dry_run=True)

    assert capsys.readouterr().out == "Would import: 1 added, 0 updated, 0 unchanged.\n"
    assert (Contact.objects.count(), generation.current()) == (0, number)


def test_dry_run_finds_what_is_wrong(file):
    file.write_text(HEAD + "nasa" + GOOD, encoding="utf-8")

    with pytest.raises(CommandError, match=r"Nothing was imported\.\nLine 2: agency: "):
        call_command("import_contacts", file, dry_run=True)


@pytest.mark.parametrize(
    ("content", "options", "told"),
    [
        (None, {}, "cannot be read: No such file or directory"),
        (b"agency\xff", {}, "is not in UTF-8"),
        (b"agency", {"by": "no@example.gov"}, "no account with the e-mail address no@example.gov"),
    ],
)
def test_command_says_why_it_cannot_begin(tmp_path, content, options, told):
    file = tmp_path / "other.csv"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=told):
        call_command("import_contacts", file, **options)
