"""Contacts from a table (CSV): all of it or nothing."""

from dataclasses import dataclass

from django import forms
from django.db import transaction

from portal.core import generation

from .forms import ContactForm
from .models import Agency, Contact
from .table import COLUMNS, Fault, Row, read_table

ROLES = {label.casefold(): value for value, label in Contact.Role.choices}
COLUMN_OF = {field: column for column, field in COLUMNS.items()}


class BadTable(Exception):
    """What is wrong with a table, a line each, in the order of its rows."""

    def __init__(self, faults):
        super().__init__("\n".join(map(str, sorted(faults, key=lambda one: one.line))))


class RowForm(ContactForm):
    """A contact in a row, which names its agency by the agency's slug."""

    agency = forms.ModelChoiceField(
        Agency.objects.all(),
        to_field_name="slug",
        error_messages={"invalid_choice": "There is no agency “%(value)s”. Give its slug."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].error_messages["invalid_choice"] = (
            f"There is no role “%(value)s”. Give one of these: {', '.join(Contact.Role)}."
        )


@dataclass(frozen=True)
class Outcome:
    added: int
    updated: int
    unchanged: int


@transaction.atomic
def import_contacts(text: str, *, by=None, dry_run=False) -> Outcome:
    """Add the contacts of a table, and change those of the same agency, role and name.

    What has no column stays as it is. Raises BadTable, with nothing changed, unless every row is
    right.
    """
    read = list(read_table(text)) or [Fault(1, "there is no contact below the first row.")]
    faults = [one for one in read if isinstance(one, Fault)]
    rows = [one for one in read if isinstance(one, Row)]
    forms = _forms(rows)
    faults += [*_repeated(rows), *(fault for line, form in forms for fault in _faults(line, form))]
    if faults:
        raise BadTable(faults)
    return _keep([form for _, form in forms], by, dry_run)


def _forms(rows):
    known = {
        (one.agency.slug, one.role, one.name): one
        for one in Contact.objects.select_related("agency")
    }
    return [(row.line, _form(row.values, known.get(_key(row.values)))) for row in rows]


def _form(values, contact):
    agency = {"agency": values["agency"]}
    values = values | {"role": _role(values)}
    if contact is None:
        return RowForm(values, initial=agency)
    kept = {name: getattr(contact, name) for name in COLUMN_OF}
    if values["confirmed_on"] == str(contact.confirmed_on) and not values.get("expires_on"):
        values["expires_on"] = contact.expires_on
    return RowForm(kept | values, instance=contact, initial=agency)


def _role(values):
    """Return the role's own name where the row has its label."""
    return ROLES.get(values["role"].casefold(), values["role"])


def _key(values):
    return values["agency"], _role(values), values["name"]


def _repeated(rows):
    first = {}
    for row in rows:
        line = first.setdefault(_key(row.values), row.line)
        if line != row.line:
            yield Fault(row.line, f"the same agency, role and name as line {line}.")


def _faults(line, form):
    for field, errors in form.errors.items():
        about = f"{COLUMN_OF[field]}: " if field in COLUMN_OF else ""
        yield from (Fault(line, about + error) for error in errors)


def _keep(forms, by, dry_run):
    added = [form for form in forms if form.instance.pk is None]
    updated = [form for form in forms if form.instance.pk and form.has_changed()]
    outcome = Outcome(len(added), len(updated), len(forms) - len(added) - len(updated))
    if not dry_run:
        for form in (*added, *updated):
            form.sign(by)
            form.save()
        generation.bump()
    return outcome
