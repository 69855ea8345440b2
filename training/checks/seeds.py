"""The seed by which a check is drawn and ordered: the reader's own, and another for each try.

It goes with the form and comes back with the answers, so that a form that was shown before there
was a session, or that outlived it, is read as it was shown. Pure.
"""

import re

# Before a reader has begun: nothing is written because a page was looked at.
NOBODYS = "0"
SEED = re.compile(r"[0-9a-f]{1,16}:(?P<check>final|\d{1,12}):(?P<tries>\d{1,6})")


def seed_of(entry: dict, check: str, tries: int) -> str:
    """Return the seed of the next try; `check` is "final" or the id of a module."""
    return f"{entry.get('seed', NOBODYS)}:{check}:{tries}"


def sent(seed: str, check: str) -> str:
    """Return the seed that came with answers, or "" if it is none of this check's."""
    found = SEED.fullmatch(seed)
    return seed if found and found["check"] == check else ""


def tries_of(seed: str) -> int:
    """Return how many tries there were before the one that a seed is of."""
    return int(seed.rpartition(":")[2])
