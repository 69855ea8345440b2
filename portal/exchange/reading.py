"""From an upload to entries, whichever way it is made."""

from dataclasses import dataclass

from .entries import Entry, Problem
from .files import read_files
from .kinds import kinds
from .listing import ONLY_TOLD
from .tables import read_table
from .values import PEOPLE, UPKEEP

MOST_PAGES = 500
MOST_BYTES = 10_000_000
ZIP_MARK = b"PK"


@dataclass(frozen=True)
class Reading:
    entries: list[Entry]
    problems: list[Problem]


def read(name: str, data: bytes) -> Reading:
    """Read a zip file of Markdown files, or a table. Never raises: it tells what is wrong."""
    is_zip = data.startswith(ZIP_MARK)
    found = list(read_files(name, data) if is_zip else read_table(name, data, columns()))
    entries = [one for one in found if isinstance(one, Entry)]
    problems = [one for one in found if isinstance(one, Problem)]
    if len(entries) > MOST_PAGES:
        message = f"It holds {len(entries)} pages. Import {MOST_PAGES} at a time."
        return Reading([], [Problem(name, 0, message)])
    if not found:
        problems = [Problem(name, 0, "There is no page in it.")]
    return Reading(entries, problems)


def columns() -> dict[str, str]:
    """Return which field each column of a table holds, by every name that the column may have."""
    names = {"address": "path", "path": "path", "kind": "kind", "next review": "review_due_on"}
    for model in kinds().values():
        for name in (*model.content_fields, *UPKEEP, *PEOPLE):
            label = str(model._meta.get_field(name).verbose_name)
            names |= {name: name, name.replace("_", " "): name, label.lower(): name}
    return names | dict.fromkeys(ONLY_TOLD, "")
