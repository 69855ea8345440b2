"""The seed pages as texts, read once for all tests of the content."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings

from portal.publishing.seeding import Seed, read_seeds
from tests.content.things import Thing, things

HERE = Path(__file__).parent
TERMS = Path(settings.BASE_DIR) / "portal/glossary/seed/terms.toml"

# What a head says about the page itself, rather than to its readers.
_UPKEEP = {"kind", "path", "order", "related", "reviewed_on", "review_due_on"}


@cache
def seeds() -> list[Seed]:
    return read_seeds()


@cache
def by_path() -> dict[str, Seed]:
    return {seed.path: seed for seed in seeds()}


def text_of(seed: Seed) -> str:
    """Return all that readers see of a page as one text: its head's fields, then its body."""
    return "\n\n".join([*_said(seed.head, _UPKEEP), seed.body])


@cache
def texts() -> dict[str, str]:
    """Return the text of each page by its address, and that of the glossary's terms."""
    terms = tomllib.loads(TERMS.read_text(encoding="utf-8"))["term"]
    glossary = "\n\n".join("\n".join(_said(term, {"page", "slug"})) for term in terms)
    return {seed.path: text_of(seed) for seed in seeds()} | {"terms.toml": glossary}


@cache
def stated() -> dict[str, list[Thing]]:
    """Return what each page states that can be right or wrong."""
    return {path: list(things(text)) for path, text in texts().items()}


def place_of(path: str) -> str:
    """Return the file that a page's text stands in, as one finds it in the project."""
    file = by_path()[path].file if path in by_path() else TERMS
    return str(file.relative_to(settings.BASE_DIR))


def _said(head, left_out):
    for name, value in head.items():
        if name not in left_out:
            yield "\n".join(map(str, value)) if isinstance(value, list) else str(value)
