"""The starting targets, from seed/targets.toml. What an editor changed stays so."""

import tomllib
from pathlib import Path

from django.dispatch import receiver

from portal.core import generation
from portal.core.signals import seeded

from .models import Target

FILE = Path(__file__).parent / "seed" / "targets.toml"
STEP = 10


@receiver(seeded)
def sow_targets(outcome, **kwargs):
    """Add the targets that are new; bring those up to date that no editor has touched."""
    kept = Target.objects.in_bulk(field_name="slug")
    sown = [
        (target, fields)
        for slug, fields in read_targets().items()
        if _differs(target := kept.get(slug) or Target(slug=slug), fields)
    ]
    for target, fields in sown:
        if target.is_edited:
            outcome["skipped"].append(target.title)
            continue
        outcome["targets updated" if target.pk else "targets added"].append(fields["title"])
        for name, value in fields.items():
            setattr(target, name, value)
        target.save()
    if sown:
        generation.bump()


def read_targets() -> dict[str, dict]:
    """Return the fields of each starting target by its slug, in their order."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["target"]
    return {entry["id"]: _fields(entry, place * STEP) for place, entry in enumerate(entries, 1)}


def _fields(entry, order):
    texts = ("title", "service", "promise", "target", "unit", "records", "period", "method")
    return {name: entry[name] for name in texts} | {
        "value": entry.get("value"),
        "caveats": "\n".join(entry["caveats"]),
        "origin": entry["origin"],
        "needs": entry.get("needs", ""),
        "order": order,
    }


def _differs(target, fields):
    return not target.pk or any(getattr(target, name) != value for name, value in fields.items())
