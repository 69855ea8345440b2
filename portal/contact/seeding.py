"""The starting subjects and ready replies. What an editor has touched stays; none is deleted."""

import tomllib
from pathlib import Path

from django.dispatch import receiver

from portal.core import generation
from portal.core.signals import seeded

from .models import SavedReply, Subject

FOLDER = Path(__file__).parent / "seed"


@receiver(seeded)
def sow_subjects(outcome, **kwargs):
    """Add subjects and replies that are missing; bring those up to date that nobody has touched."""
    subjects = [_subject(row, place) for place, row in enumerate(read("subjects", "subject"))]
    sown = _sow(Subject, subjects, outcome)
    known = Subject.objects.in_bulk(field_name="slug")
    replies = [
        {**row, "text": row["text"].strip(), "subject": known[row["subject"]]}
        for row in read("replies", "reply")
    ]
    _sow(SavedReply, replies, outcome)
    if sown:
        generation.bump()


def read(name, what) -> list[dict]:
    """Return what a seed file holds of something, a dictionary each."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[what]


def _subject(row, place):
    left_out = {"ask_first": "", "ask_first_page": "", "pass_on_to": "", "needs_reply": True}
    ways = {"follows_page": False, "is_complaint": False, "days": 2}
    return {**left_out, **ways, **row, "order": 10 * (place + 1)}


def _sow(model, rows, outcome):
    """Store what is new or has changed in the files; say whether anything was."""
    known = model.objects.in_bulk(field_name="slug")
    names = str(model._meta.verbose_name_plural)
    sown = False
    for row in rows:
        one = known.get(row["slug"]) or model(slug=row["slug"])
        changed = {name: value for name, value in row.items() if getattr(one, name) != value}
        if one.is_edited or not (one._state.adding or changed):
            continue
        outcome[f"{names} {'added' if one._state.adding else 'updated'}"].append(one.slug)
        for name, value in changed.items():
            setattr(one, name, value)
        one.save()
        sown = True
    return sown
