"""The old addresses that the portal starts with, from seed/old_addresses.csv."""

from pathlib import Path

from .keeping import keep, plan
from .reading import read

ADDED, WAITING = "old addresses added", "old addresses waiting for their page"
FILE = Path(__file__).parents[1] / "seed" / "old_addresses.csv"


def sow(outcome, *, at) -> None:
    """Add the old addresses that are new, and say of how many the page is still missing.

    What an address leads to already is an editor's choice and stays.
    """
    rows, _ = read(FILE.read_text(encoding="utf-8"))
    found = plan(rows)
    keep(found.added, found.pages, at=at)
    for name, some in {ADDED: found.added, WAITING: found.waiting}.items():
        if some:
            outcome[name] += [row.old for row in some]
