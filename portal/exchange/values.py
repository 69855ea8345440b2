"""What an entry says of a page, as the page keeps it; and what of it no page can keep."""

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, DateField, IntegerField, ManyToManyField

from portal.core.fields import bounds
from portal.publishing.models import Page
from portal.publishing.models.page import BODY_LENGTH
from portal.publishing.seeding import UPKEEP

from .entries import Entry, Problem, day

PEOPLE = ("owner", "deputy")
# What names a page rather than being part of it.
NAMES = ("path", "kind")
HIGHEST_ORDER = 32_767

WANTS_TEXT = "This must be a text, in quotation marks."
WANTS_LIST = "This must be a list of texts of one line, each in quotation marks."
WANTS_DAY = "This must be a day, such as 2026-11-21."
WANTS_NUMBER = "This must be a whole number."
WANTS_YES_OR_NO = "This must be true or false."
WANTS_ORDER = f"This must be a number from 0 to {HIGHEST_ORDER}."


class Values:
    """The content and the upkeep that an entry asks for; related pages by their addresses."""

    def __init__(self, entry: Entry, model: type[Page], people: dict) -> None:
        self.entry, self.model, self.people = entry, model, people
        self.problems: list[Problem] = []
        self._refuse_unknown()
        said = model.content_fields if entry.is_whole else entry.values
        self.content = {name: self._content(name) for name in model.content_fields if name in said}
        self.upkeep = {
            name: self._upkeep(name) for name in (*UPKEEP, *PEOPLE) if name in entry.values
        }

    def _refuse(self, name: str, message: str) -> None:
        self.problems.append(self.entry.problem(name, f"{name.replace('_', ' ')}: {message}"))

    def _refuse_unknown(self) -> None:
        known = {*self.model.content_fields, *UPKEEP, *PEOPLE, *NAMES}
        for name, value in self.entry.values.items():
            # In a table every row has a cell for what only other kinds of page have.
            if name not in known and (self.entry.is_whole or value):
                self._refuse(name, f"A page of the kind “{_name(self.model)}” has no such field.")

    def _content(self, name: str):
        field = self.model._meta.get_field(name)
        value = self.entry.values.get(name, "")
        try:
            found = self._typed(field, value)
            self._check(field, found)
        except (ValueError, ValidationError) as error:
            self._refuse(name, " ".join(getattr(error, "messages", error.args)))
            return ""
        return found

    def _typed(self, field, value):
        if isinstance(field, ManyToManyField):
            return sorted({line.strip() for line in _lines(value) if line.strip()})
        if isinstance(field, DateField):
            found = _day(value)
            return found and found.isoformat()
        if isinstance(field, BooleanField):
            return _yes_or_no(value)
        if isinstance(field, IntegerField):
            return _number(value)
        is_lines = field.name in ("aliases", *self.model.line_fields)
        return "\n".join(_lines(value)) if is_lines else _text(value)

    def _check(self, field, value) -> None:
        """Demand what the desk's form demands of a draft."""
        if field.name == "title" and not value.strip():
            raise ValueError("A page needs a title.")
        if field.name == "body" and len(value) > BODY_LENGTH:
            raise ValueError(f"It has {len(value):,} characters; {BODY_LENGTH:,} fit.")
        if isinstance(field, IntegerField):
            field.formfield(required=False, **bounds(field)).clean(value)
        elif isinstance(value, str):
            field.formfield(required=False).clean(value)

    def _upkeep(self, name: str):
        value = self.entry.values[name]
        try:
            if name in PEOPLE:
                return self._person(value)
            return _order(value) if name == "order" else _day(value)
        except ValueError as error:
            self._refuse(name, str(error))
            return None

    def _person(self, value):
        address = _text(value).strip().lower()
        if address and address not in self.people:
            raise ValueError(f"Nobody at the desk has the e-mail address {address}.")
        return self.people.get(address)


def _name(model) -> str:
    return model._meta.verbose_name


def _text(value) -> str:
    if not isinstance(value, str):
        raise ValueError(WANTS_TEXT)
    return value.replace("\r\n", "\n").strip("\n")


def _lines(value) -> list[str]:
    lines = _text(value).split("\n") if isinstance(value, str) else value
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ValueError(WANTS_LIST)
    if any("\n" in line for line in lines):
        raise ValueError(WANTS_LIST)
    return lines


def _number(value) -> int | None:
    """Return a whole number, from a table as digits; None for nothing."""
    text = str(value).strip()
    if not text:
        return None
    if isinstance(value, bool) or not text.isdecimal() or len(text) > 9:
        raise ValueError(WANTS_NUMBER)
    return int(text)


def _yes_or_no(value) -> bool:
    """Return true or false, from a table as a word; false for nothing."""
    text = str(value).strip().lower()
    if text not in ("true", "false", ""):
        raise ValueError(WANTS_YES_OR_NO)
    return text == "true"


def _day(value):
    try:
        return day(value)
    except ValueError:
        raise ValueError(WANTS_DAY) from None


def _order(value) -> int:
    text = str(value).strip()
    if isinstance(value, bool) or not text.isdecimal() or len(text) > 5:
        raise ValueError(WANTS_ORDER)
    if int(text) > HIGHEST_ORDER:
        raise ValueError(WANTS_ORDER)
    return int(text)
