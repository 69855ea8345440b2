"""What a text states that can be right or wrong: its figures, dates, citations and addresses.

Pure. `things(text)` yields each as a Thing in one normal form, so that two texts that say the same
in other words give the same things:

    date 2025-01-20      January 20, 2025; 20 January 2025; 2025-01-20; Jan. 20, 2025
    month 2025-01        January 2025
    day 01-24            January 24
    year 2025            2025; FY2025
    time 17:00           5 p.m.
    money 7500           $7,500
    percent 46           46 percent; 46%; forty-six percent
    weeks 12             12 weeks; twelve weeks; 12-week; 12 administrative workweeks
    number 168558        168,558 (no unit that this knows)
    ordinal 111          111th
    citation, url, mail, phone, document (GAO-03-679, M-25-13, SF 50, H.R. 1722)

Plain figures of one digit are not read: they number steps and columns.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from portal.law import citations
from tests.content import amounts, calendar, references


class Thing(NamedTuple):
    kind: str
    value: str
    # The words that say it.
    words: str
    # Where they begin in the text.
    start: int

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


Reader = Callable[[re.Match[str]], list[tuple[str, str]]]

# The order counts: what one form has read, none after it reads again.
FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    *references.ADDRESSES,
    *references.DOCUMENTS,
    *calendar.FORMS,
    *amounts.FORMS,
)


def things(text: str) -> Iterator[Thing]:
    """Yield what a text states, form by form."""
    text = references.without_frame(text)
    for match in citations.find(text):
        yield Thing("citation", match.label, text[match.start : match.end], match.start)
        text = _blanked(text, match.start, match.end)
    for form, read in FORMS:
        for match in list(form.finditer(text)):
            if not (found := read(match)):
                continue
            yield from (Thing(kind, value, match[0], match.start()) for kind, value in found)
            text = _blanked(text, *match.span())


def _blanked(text: str, start: int, end: int) -> str:
    """Return the text with a stretch blanked out, as long as before."""
    # A letter, so that what stood before and after does not grow together.
    blank = re.sub(r"[^\n]", "\N{WHITE SQUARE}", text[start:end])
    return text[:start] + blank + text[end:]
