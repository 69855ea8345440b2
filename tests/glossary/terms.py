"""Valid, dull terms for tests."""

from itertools import count

from portal.core import generation
from portal.glossary.models import Term

numbers = count(1)


def make_term(name="", **fields):
    """Return a term that readers see; pages rendered from now on explain it."""
    name = name or f"Word {next(numbers)}"
    term = Term(name=name, meaning=f"What {name} means.", **fields)
    term.full_clean(exclude=["slug"])
    term.save()
    generation.bump()
    return term
