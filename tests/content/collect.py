"""`python -m tests.content.collect ../shared/facts` writes anew what the facts state: facts.txt.

A line is a thing in its normal form (see `things`) and the first places where the facts state it.
What a statement marks UNCONFIRMED is left out: it supports nothing.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

INDEX = Path(__file__).parent / "facts.txt"
SUFFIXES = {".md", ".csv", ".json"}
PLACES_SHOWN = 3
_DATED = re.compile(r"(?:/|\.\.\.)((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|\.\.\.|$)")
# Most lines state nothing of the kind, which is quickly seen.
_STATES = re.compile(
    r"[\d@/]|[a-z]\.(?:gov|com|org|net|edu|mil)\b"
    r"|(?:minute|hour|day|week|period|month|year|percent|mile|times)"
)


def collect(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Return each thing with the places where the facts state it."""
    from tests.content.plain_facts import in_words, statements

    found = defaultdict(list)
    for file in sorted(folder.iterdir()):
        if file.suffix not in SUFFIXES:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if not _STATES.search(line):
                continue
            for statement in statements(in_words(line) if file.suffix == ".csv" else line):
                for thing in said(statement):
                    found[thing].append(f"{file.name}:{number}")
    return found


def said(statement: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and value of each thing that a statement says.

    A day without year is of the year named before it; the address of an article says its day.
    """
    from tests.content.things import things

    year = ""
    for thing in sorted(things(statement), key=lambda thing: thing.start):
        yield thing.kind, thing.value
        if thing.kind in ("date", "month", "year"):
            year = thing.value[:4]
        if thing.kind == "day" and year:
            yield "date", f"{year}-{thing.value}"
        if thing.kind == "url" and (day := _DATED.search(thing.value)):
            yield "date", "-".join(f"{int(number):02}" for number in day.groups())


def read_index() -> set[tuple[str, str]]:
    """Return the kind and value of all that the facts state."""
    lines = INDEX.read_text(encoding="utf-8").splitlines()
    return {tuple(line.partition("\t")[0].split(" ", 1)) for line in lines}


def as_index(found: dict[tuple[str, str], list[str]]) -> str:
    return "".join(
        f"{kind} {value}\t{', '.join(list(dict.fromkeys(places))[:PLACES_SHOWN])}\n"
        for (kind, value), places in sorted(found.items())
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    text = as_index(collect(Path(sys.argv[1])))
    INDEX.write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10))} things from {sys.argv[1]} are in {INDEX}.")
