"""The starting menus, from seed/menus.toml. Menus that anybody changed at the desk stay."""

import tomllib
from pathlib import Path

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.dispatch import receiver

from portal.core.signals import seeded
from portal.publishing.addresses import page_at

from .models import MenuItem

FILE = Path(__file__).parent / "seed" / "menus.toml"


@receiver(seeded)
def sow_menus(outcome, **kwargs):
    """Bring the menus to what the file says, unless somebody has changed any of them."""
    if _is_edited():
        return
    wanted = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for menu in MenuItem.Menu.values:
        sections = _sections(menu, wanted.get(menu, []))
        if sections != _standing(menu):
            MenuItem.objects.filter(menu=menu).delete()
            _fill(sections)
            outcome["menus filled"].append(menu)


def _is_edited():
    entries = ContentType.objects.get_for_model(MenuItem)
    return LogEntry.objects.filter(content_type=entries).exists()


def _sections(menu, entries):
    """Return a menu's sections as (values, [values of each entry]), from the file."""
    return [
        (
            _values(menu, section, place),
            [
                _values(menu, entry, below)
                for below, entry in enumerate(section.get("items", []), start=1)
            ],
        )
        for place, section in enumerate(entries, start=1)
    ]


def _values(menu, entry, place):
    page = page_at(entry["page"]) if "page" in entry else None
    return {
        "menu": menu,
        "label": entry["label"],
        "page_id": page and page.pk,
        "url": entry.get("url", ""),
        "order": place * 10,
        "is_shown": bool(entry.keys() & {"url", "page", "items"}),
    }


def _standing(menu):
    """Return what `_sections` does, of the menu as it stands."""
    names = ["menu", "label", "page_id", "url", "order", "is_shown"]
    items = MenuItem.objects.filter(menu=menu).order_by("order", "label")
    below = {}
    for item in items.exclude(parent=None).values("parent_id", *names):
        below.setdefault(item.pop("parent_id"), []).append(item)
    return [
        (item, below.get(item.pop("pk"), []))
        for item in items.filter(parent=None).values("pk", *names)
    ]


def _fill(sections):
    for section, entries in sections:
        parent = MenuItem.objects.create(**section)
        MenuItem.objects.bulk_create(MenuItem(parent=parent, **entry) for entry in entries)
