"""What in a sentence carries force: duties, limits, figures, dates and the law it rests on."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from portal.law import citations

from . import dates
from .blocks import masked


class Kind(StrEnum):
    DUTY = "duty"
    LIMIT = "limit"
    FIGURE = "figure"
    DATE = "date"
    CITATION = "citation"
    # Who decided it: the box of the law, of governmentwide policy or of the agency around it.
    SOURCE = "source"


class Force(NamedTuple):
    """A word of force. Two are the same if kind and meaning are, however they are worded."""

    start: int
    end: int
    kind: Kind
    meaning: str
    words: str


# The strengths of a duty, each with its forms; a form that begins like another stands before it.
_NOT = r"(?:\s+[a-z]+ly)?\s+(?:not|never)\b"
_DUTIES = {
    "forbidden": rf"(?:must|shall|may|can|could){_NOT}|cannot|can\s?n[o']t"
    r"|(?:is|are|be)\s+(?:prohibited|forbidden|barred)(?:\s+from)?"
    r"|(?:is|are)\s+not\s+(?:allowed|permitted|authorized)\s+to",
    "no duty": r"need(?:s)?\s+not|(?:is|are)\s+not\s+(?:required|obliged|obligated|expected)\s+to"
    r"|(?:do|does)\s+not\s+(?:have|need)\s+to",
    "advised against": rf"(?:should|ought){_NOT}(?:\s+to)?"
    r"|(?:is|are)\s+(?:discouraged|advised\s+not)(?:\s+(?:from|to))?",
    "not expected": rf"will{_NOT}",
    "required": r"must|shall|(?:is|are|be)\s+(?:required|obliged|obligated|directed)(?:\s+to)?"
    r"|requires?|(?:has|have|needs?)\s+to|mandatory",
    "expected": r"will|(?:is|are|be)\s+(?:expected|supposed)\s+to",
    "advised": r"should|ought\s+to|(?:is|are)\s+(?:encouraged|advised|urged|recommended)(?:\s+to)?"
    r"|encourages?|recommends?",
    "allowed": r"may|can|might|could|optional"
    r"|(?:is|are|be)\s+(?:allowed|permitted|authorized|entitled|free|able)\s+to",
}
_DUTY = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<d{number}>{form})" for number, form in enumerate(_DUTIES.values()))
    + r")\b",
    re.IGNORECASE,
)
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|by|of|since|until|before|after|during|through|from|to|every)\s+$", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:(?:no|not)\s+(?:more|less|fewer|later|earlier|longer|sooner)\s+than"
    r"|at\s+(?:least|most)|(?:more|less|fewer|longer|other)\s+than|up\s+to|within|only|unless|except"
    r"|without|until|not|never|nobody|none|nor|neither|no|all|every)\b",
    re.IGNORECASE,
)
_SAME_LIMITS = {
    **dict.fromkeys(["no more than", "not more than", "up to"], "at most"),
    **dict.fromkeys(["no less than", "not less than", "no fewer than"], "at least"),
    "not later than": "no later than",
    "fewer than": "less than",
    "every": "all",
}

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_WORDS += " fifteen sixteen seventeen eighteen nineteen twenty"
_VALUES = {word: str(number) for number, word in enumerate(_WORDS.split())}
_VALUES |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90"}
_VALUES |= {"hundred": "100", "half": "0.5", "once": "1 time", "twice": "2 time"}
_SCALES = r"(?:\s+(?:hundred|thousand|million|billion))"
_UNITS = (
    r"(?:minute|hour|day|workday|week|month|quarter|year|mile|time|pay\s+period|dollar|point)s?"
)
_UNIT = rf"(?:[\s-]+(?:(?:business|calendar|consecutive|working|work|full|biweekly)\s+)?{_UNITS}\b)"
_FIGURE = re.compile(
    r"(?P<sign>\$\s?)?(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*)(?:st|nd|rd|th)?"
    rf"(?P<scale>{_SCALES})?"
    rf"(?:\s?(?P<percent>%|percent\b|per\s+cent\b)|(?P<unit>{_UNIT}))?"
    # "One" alone is mostly a pronoun, and "half" an expression.
    rf"|\b(?P<word>{'|'.join(word for word in _VALUES if word not in ('one', 'half'))})\b"
    rf"(?P<scale2>{_SCALES})?(?:\s+(?P<percent2>percent)\b|(?P<unit2>{_UNIT}))?"
    rf"|\b(?P<word3>one|half)\b(?:\s+an?)?(?P<unit3>{_UNIT})",
    re.IGNORECASE,
)
_CONTRACTIONS = re.compile(r"\b(can|wo|sha|[a-z]+)n['’]t\b", re.IGNORECASE)
_FULL = {"ca": "cannot", "can": "cannot", "wo": "will not", "sha": "shall not"}


def spelled_out(text: str) -> str:
    """Return a text on one line, with "cannot" for "can't": neither changes what is in force."""
    text = _CONTRACTIONS.sub(lambda match: _FULL.get(match[1].lower(), f"{match[1]} not"), text)
    return " ".join(text.split())


def find(sentence: str) -> list[Force]:
    """Return the words of force in a sentence that is spelled out, in order."""
    found: list[Force] = []
    for finder in _FINDERS:
        # What one finder took is masked, so that the 5 of a citation is no figure.
        rest = masked(sentence, [(force.start, force.end) for force in found])
        found += [force._replace(words=sentence[force.start : force.end]) for force in finder(rest)]
    return sorted(found)


def _citations(text: str) -> Iterator[Force]:
    for match in citations.find(text):
        yield Force(match.start, match.end, Kind.CITATION, match.label, "")


def _dates(text: str) -> Iterator[Force]:
    for written in dates.find(text):
        meaning = f"{written.year:04}-{written.month:02}-{written.day:02}"
        yield Force(written.start, written.end, Kind.DATE, meaning, "")


def _duties(text: str) -> Iterator[Force]:
    names = list(_DUTIES)
    for match in _DUTY.finditer(text):
        if match[0] == "May" and _BEFORE_A_MONTH.search(text[: match.start()][-12:]):
            continue
        yield Force(*match.span(), Kind.DUTY, names[(match.lastindex or 1) - 1], "")


def _limits(text: str) -> Iterator[Force]:
    for match in _LIMIT.finditer(text):
        words = " ".join(match[0].lower().split())
        yield Force(*match.span(), Kind.LIMIT, _SAME_LIMITS.get(words, words), "")


def _figures(text: str) -> Iterator[Force]:
    for match in _FIGURE.finditer(text):
        yield Force(*match.span(), Kind.FIGURE, _meaning(match), "")


def _meaning(match: re.Match[str]) -> str:
    """Return a figure in one form: "five days", "5 days" and "5 day" are "5 day"."""
    parts = {name.rstrip("23"): part for name, part in match.groupdict().items() if part}
    number = parts.get("number", "").replace(",", "") or _VALUES[parts["word"].lower()]
    unit = " ".join(parts.get("unit", "").replace("-", " ").lower().split())
    money, percent = "$" * ("sign" in parts), "percent" * ("percent" in parts)
    if unit.endswith(("dollar", "dollars")):
        money, unit = "$", ""
    scale = " ".join(parts.get("scale", "").lower().split())
    in_order = [money + number, scale, unit.removesuffix("s"), percent]
    return " ".join(part for part in in_order if part)


_FINDERS: tuple[Callable[[str], Iterator[Force]], ...] = (
    _citations,
    _dates,
    _figures,
    _duties,
    _limits,
)
