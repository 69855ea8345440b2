"""The starting menus, from seed/menus.toml. Menus that have any entry are an editor's and stay."""

import tomllib
from pathlib import Path

from django.dispatch import receiver

from portal.core.signals import seeded
from portal.publishing.models import Page

from .models import MenuItem

FILE = Path(__file__).parent / "seed" / "menus.toml"


@receiver(seeded)
def sow_menus(outcome, **kwargs):
    """Fill the menus of a portal that has none."""
    if MenuItem.objects.exists():
        return
    menus = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for menu, entries in menus.items():
        for order, entry in enumerate(entries, start=1):
            section = _add(menu, entry, order * 10)
            for place, item in enumerate(entry.get("items", []), start=1):
                _add(menu, item, place * 10, section)
        outcome["menus filled"].append(menu)


def _add(menu, entry, order, parent=None):
    return MenuItem.objects.create(
        menu=menu,
        parent=parent,
        label=entry["label"],
        page=Page.objects.get(path=entry["page"]) if "page" in entry else None,
        url=entry.get("url", ""),
        order=order,
        is_shown="url" in entry or "page" in entry or "items" in entry,
    )
