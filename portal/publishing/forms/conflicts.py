"""What both changed of a page: as a form carries it along, and as people read it."""

import json
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, ForeignKey, Model, QuerySet
from django.utils.formats import date_format

from portal.publishing.content import as_text
from portal.publishing.diff import Piece


@dataclass(frozen=True)
class Conflict:
    """A field that both changed; the pieces lead from their text to mine."""

    name: str
    label: str
    field_id: str
    pieces: list[Piece]
    theirs: str
    is_taken: bool


@dataclass(frozen=True)
class Stale:
    """What a person is told: sentences, the conflicts, and what a merged text gained, by label.

    `carried` is what the form has to bring along when it is sent again.
    """

    said: list[str]
    conflicts: list[Conflict]
    gained: list[tuple[str, list[Piece]]]
    carried: str


def carry(versions: dict) -> str:
    return json.dumps(versions, ensure_ascii=False)


def carried(text: str, names) -> dict:
    """Return the versions of those fields that a form brought along; what is odd is left out."""
    try:
        versions = json.loads(text)
    except ValueError:
        return {}
    known = versions if isinstance(versions, dict) else {}
    return {name: known[name] for name in names if name in known and _is_plain(known[name])}


def plain(value):
    """Return a field's value as a revision keeps it."""
    if isinstance(value, QuerySet):
        return sorted(page.pk for page in value)
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip("\n")
    return value.isoformat() if hasattr(value, "isoformat") else value


def in_words(page, name: str, value) -> str:
    """Return a plain value as people read it."""
    field = page._meta.get_field(name)
    if isinstance(field, ForeignKey):
        return str(field.related_model.objects.filter(pk=value or 0).first() or "")
    text = as_text(page, name, value)
    return _day(text) if isinstance(field, DateField) else text


def _is_plain(value):
    if isinstance(value, list):
        return all(isinstance(one, int) for one in value)
    return value is None or isinstance(value, (str, int))


def _day(text):
    try:
        return date_format(date.fromisoformat(text), "F j, Y")
    except ValueError:
        return text
