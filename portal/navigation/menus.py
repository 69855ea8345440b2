"""The frame's menus as plain data, looked up once a generation."""

from portal.core.generation import per_generation
from portal.publishing.models import Page

from .models import MenuItem


@per_generation
def menus() -> dict[str, list[dict]]:
    """Return every menu by name: sections, each with its entries.

    An entry of a page that is not live, or that waits for its address, is left out; so is a
    section with neither an address nor entries.
    """
    shown = MenuItem.objects.filter(is_shown=True).select_related("page").order_by("order", "label")
    entries = {item.pk: _entry(item) for item in shown}
    menus = {name: [] for name in MenuItem.Menu.values}
    for item in shown:
        entry = entries[item.pk]
        if item.parent_id in entries and entry["url"]:
            entries[item.parent_id]["items"].append(entry)
        elif item.parent_id is None:
            menus[item.menu].append(entry)
    return {
        name: [entry for entry in sections if entry["url"] or entry["items"]]
        for name, sections in menus.items()
    }


def main_menu(path: str) -> list[dict]:
    """Return the main menu with the section that `path` is in marked as current."""
    return [
        section | {"is_current": not section["is_external"] and _leads_to(section["url"], path)}
        for section in menus()[MenuItem.Menu.MAIN]
    ]


def breadcrumbs(page) -> list[dict]:
    """Return the way from Home down to the page's parent."""
    if page.path == "/":
        return []
    parts = page.path.strip("/").split("/")[:-1]
    paths = [
        "/" + "".join(f"{part}/" for part in parts[:depth]) for depth in range(1, len(parts) + 1)
    ]
    return [{"label": "Home", "url": "/"}, *(crumb for path in paths if (crumb := _crumb(path)))]


def side_menu(page) -> dict | None:
    """Return the menu of the page's section: its top page, what is below it, and the way down.

    A section of a single page has none.
    """
    if page.path == "/":
        return None
    top = "/" + page.path.split("/")[1] + "/"
    section, items = _crumb(top), _branch(top, page.path)
    if section is None or not items:
        return None
    return {
        "title": section["label"],
        "url": top,
        "is_current": page.path == top,
        "items": items,
    }


def _branch(parent, path):
    return [
        {
            "label": label,
            "url": url,
            "is_current": url == path,
            "items": _branch(url, path) if path.startswith(url) else [],
        }
        for label, url in _children(parent)
    ]


@per_generation
def _children(path: str) -> tuple[tuple[str, str], ...]:
    pages = Page.objects.live().filter(parent__path=path).for_cards().in_place()
    return tuple((page.label, page.path) for page in pages)


@per_generation
def _crumb(path: str) -> dict | None:
    page = Page.objects.live().filter(path=path).for_cards().first()
    return {"label": page.label, "url": page.path} if page else None


def _entry(item):
    page = item.page if item.page and item.page.is_live else None
    return {
        "label": item.label,
        "url": page.path if page else item.url,
        "is_external": item.is_external,
        "items": [],
    }


def _leads_to(url, path):
    return path == url or (url != "/" and path.startswith(url))
