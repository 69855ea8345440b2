"""The telework site's navigation is answered here, entry by entry: see navigation.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from portal.publishing.addresses import door_at
from tests.content.pages import by_path

MENUS = tomllib.loads((Path(__file__).parent / "navigation.toml").read_text(encoding="utf-8"))[
    "menu"
]
ENTRIES = [entry for menu in MENUS for entry in menu["entries"]]
PAGES = [entry for entry in ENTRIES if "page" in entry]
ANSWERS = {"page", "door", "site"}
SMALL_WORDS = {"a", "and", "of", "the"}
SAVED = Path(settings.BASE_DIR).parent / "shared" / "seeds"
SIDE_MENU = "skip to main contentin this section"


def words(text):
    """Return the words that carry meaning, in the singular."""
    found = re.findall(r"[a-z0-9]+", text.lower().replace("&", " and "))
    return {word.removesuffix("s") for word in found} - SMALL_WORDS


def called(path):
    head = by_path()[path].head
    names = [head["title"], head.get("short_title", ""), *head.get("aliases", [])]
    return words(" ".join(names))


def test_every_entry_has_one_answer():
    assert [entry for entry in ENTRIES if len(ANSWERS & entry.keys()) != 1] == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: f"{entry['label']} {entry['page']}")
def test_entry_leads_to_a_page_of_its_name(entry):
    pages = [entry["page"], *([entry["also"]] if "also" in entry else [])]

    assert [path for path in pages if path not in by_path()] == []
    assert words(entry["label"]) - set().union(*map(called, pages)) == set()


def test_entries_lead_to_doors_that_are_open():
    doors = [entry["door"] for entry in ENTRIES if "door" in entry]

    assert [door for door in doors if door_at(door) != door] == []


def saved_menu():
    """Return the entries of the side menu as the site showed it; none without the copy of it."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAVED.glob("*.txt"))]
    side = next((text.partition(SIDE_MENU)[2] for text in texts if SIDE_MENU in text), "")
    lines = re.split(r"\n+|toggle submenu", side.partition("about opm")[0])
    return [line.strip() for line in lines if line.strip()]


def test_side_menu_is_complete():
    """The copy is no part of the project; where it does not stand beside it, nothing is told."""
    listed = [entry["label"].lower() for entry in MENUS[1]["entries"]]

    assert (saved_menu() or listed) == listed
