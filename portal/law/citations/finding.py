"""Finding citations in a text, and reading one."""

import re
from collections.abc import Iterator

from . import code, numbered, regulations
from .model import Citation, Match

FORMS = (*code.FORMS, *regulations.FORMS, *numbered.FORMS)
_OPENING = re.compile(r"(?<!\w)(?<![0-9][.,/-])(?=[1-9EeP])")


def find(text: str) -> Iterator[Match]:
    """Yield the citations in a text."""
    end = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < end:
            continue
        for form, read in FORMS:
            match = form.match(text, start)
            citation = read(match) if match else None
            if match and citation:
                end = match.end()
                yield Match(start, end, citation)
                break


def parse(text: str) -> Citation:
    """Return the citation that a text consists of. Raises ValueError on anything else."""
    text = text.strip()
    match = next(find(text), None)
    if match is None or (match.start, match.end) != (0, len(text)):
        raise ValueError(
            f'"{text}" is not a citation of federal law that this site can read. Write it like one'
            ' of these: "5 U.S.C. 6503(a)", "5 U.S.C. chapter 65", "5 CFR 531.605(d)", "5 CFR part'
            ' 630, subpart P", "Pub. L. 111-292", "124 Stat. 3165", "90 FR 8251", "Executive Order'
            ' 14100".'
        )
    return match.citation


def parents(citation: Citation) -> tuple[str, ...]:
    """Return the canonical texts of what a citation is part of, the nearest first."""
    return citation.within
