"""The starting types, answers and announcements of the past. What an editor changed stays so."""

import tomllib
from datetime import date
from pathlib import Path

from django.dispatch import receiver

from portal.core import generation
from portal.core.signals import seeding

from .models import Announcement, Answer, Area, Category, StatusType

FOLDER = Path(__file__).parent / "seed"
TYPE_FIELDS = (
    "label", "short_label", "meaning", "icon", "state", "takes", "is_offered", "needs_two_people",
    "is_default", "example", "guid", "announced_guid", "feed_name", "feed_abbreviation", "note",
)  # fmt: skip


@receiver(seeding)
def sow_status(outcome, **kwargs):
    """Add what is new, and update what nobody has touched."""
    words, past = _read("types.toml"), _read("history.toml")
    changed = [*_areas(words["area"]), *_categories(words["category"]), *_types(words["type"])]
    changed += [*_answers(words["type"]), *_past(past["announcement"])]
    for row in changed:
        outcome["operating status filled"].append(str(row))
    if changed:
        generation.bump()


def _read(name):
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _areas(entries):
    for entry in entries:
        if not Area.objects.filter(slug=entry["slug"]).exists():
            yield Area.objects.create(**entry)


def _categories(entries):
    for place, entry in enumerate(entries, start=1):
        yield from _kept(Category, {"slug": entry.pop("slug")}, entry | {"order": place * 10})


def _types(entries):
    for place, entry in enumerate(entries, start=1):
        values = {name: entry[name] for name in TYPE_FIELDS if name in entry}
        values |= {"order": place * 10, "sources": "\n".join(entry["sources"])}
        yield from _kept(StatusType, {"slug": entry["slug"]}, values)


def _answers(entries):
    types, groups = _by_slug(StatusType), _by_slug(Category)
    for entry in entries:
        for slug, answer in entry["answers"].items():
            values = {"text": answer.pop("answer", ""), **answer}
            key = {"type": types[entry["slug"]], "category": groups[slug]}
            yield from _kept(Answer, key, values)


def _past(entries):
    """Add announcements that are not there; nobody changes them at the desk."""
    area, types = Area.objects.order_by("-is_default", "order").first(), _by_slug(StatusType)
    known = set(Announcement.objects.values_list("number", flat=True))
    for entry in entries:
        if entry["number"] not in known:
            yield Announcement.objects.create(area=area, **_past_values(entry, types))


def _past_values(entry, types):
    month = entry.pop("month", "")
    values = {
        "state": Announcement.State.ENDED,
        "type": types.get(entry.pop("type", "")),
        "is_older": entry.pop("older", False),
        "posted_said": entry.pop("posted", ""),
        "is_day_known": not month,
    }
    return values | ({"applies_on": date.fromisoformat(f"{month}-01")} if month else {}) | entry


def _kept(model, key, values):
    """Yield the row of a key if it is new or other than the file says, and nobody touched it."""
    row = model.objects.filter(**key).first() or model(**key)
    if row.pk and (row.is_edited or not _differs(row, values)):
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    yield row


def _differs(row, values):
    return any(str(getattr(row, name)) != str(value) for name, value in values.items())


def _by_slug(model):
    return {row.slug: row for row in model.objects.all()}
