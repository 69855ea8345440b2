"""The starting synonyms and best bets, from seed/. What an editor changed or took out stays so."""

import tomllib
from pathlib import Path

from django.dispatch import receiver

from portal.core.signals import seeded
from portal.publishing.addresses import page_at
from portal.publishing.models import Page

from .models import BestBet, RemovedRow, Synonym

SYNONYMS = Path(__file__).parent / "seed" / "synonyms.toml"
BEST_BETS = Path(__file__).parent / "seed" / "best_bets.toml"


@receiver(seeded)
def sow_synonyms(outcome, **kwargs):
    """Add the synonyms that are new and update those that nobody has touched."""
    rows = {entry["key"]: _synonym(entry) for entry in _entries(SYNONYMS, "synonym")}
    _sow(Synonym, rows, outcome)


@receiver(seeded)
def sow_best_bets(outcome, **kwargs):
    """Do the same with the best bets whose page is there."""
    entries = _entries(BEST_BETS, "best_bet")
    pages = dict(Page.objects.values_list("path", "pk"))
    rows = {entry["key"]: _best_bet(entry, pages) for entry in entries}
    _sow(BestBet, {key: values for key, values in rows.items() if values["page_id"]}, outcome)


def _sow(model, rows, outcome):
    kept = {one.key: one for one in model.objects.exclude(key="")}
    removed = set(RemovedRow.objects.of(model).values_list("key", flat=True))
    label = model._meta.verbose_name_plural
    for key, values in rows.items():
        one = kept.get(key) or model(key=key)
        if one.is_edited or key in removed or not _fill(one, values):
            continue
        outcome[f"{label} updated" if one.pk else f"{label} added"].append(key)
        one.save()


def _fill(one, values):
    """Give a row what its file says of it; return whether anything is new."""
    changed = {name: value for name, value in values.items() if getattr(one, name) != value}
    for name, value in changed.items():
        setattr(one, name, value)
    return bool(changed)


def _entries(file, name):
    return tomllib.loads(file.read_text(encoding="utf-8"))[name]


def _synonym(entry):
    return {
        "words": "\n".join(entry["words"]),
        "means": "\n".join(entry["means"]),
        "both_ways": entry.get("both_ways", False),
        "note": entry.get("note", ""),
    }


def _best_bet(entry, pages):
    return {
        "phrases": "\n".join(entry["phrases"]),
        "page_id": pages.get(entry["page"]) or _moved(entry["page"]),
        "note": entry.get("note", ""),
        "order": entry.get("order", 100),
        "reason": entry.get("reason", ""),
    }


def _moved(path):
    """Return the page that an address names now, wherever it has moved; none if it is not there."""
    page = page_at(path)
    return page and page.pk
