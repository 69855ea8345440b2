"""Acronyms that nobody explained."""

import re
from collections.abc import Iterator

from .draft import Draft
from .search import Found, Hit

# Better known than their long forms, or part of how dates, times and citations are written.
KNOWN = {
    "OPM": "the office whose policy the portal explains; most pages explain it all the same",
    **dict.fromkeys(["US", "USA", "DC"], "places"),
    **dict.fromkeys(
        ["USC", "USCA", "CFR", "FR", "EO", "PL"], "the collections that citations name"
    ),
    **dict.fromkeys(["AM", "PM", "ET", "EST", "EDT", "UTC"], "times of day"),
    **dict.fromkeys(["FAQ", "HR", "ID", "IT", "PDF", "PIN", "TV", "ZIP"], "everyday words"),
}

_ACRONYM = re.compile(r"(?<![\w.&/-])(Do[A-Z]{1,2}|[A-Z]{2,}(?:&[A-Z]+)*|[A-Z]&[A-Z])s?(?!\w|&\w)")
# SF-50, GS 12, COVID-19, DD Form 214: forms, grades and names with a number explain themselves.
_NUMBER = re.compile(r"(?:[ -]|\s(?:Form|form|No\.)\s)[0-9]")
_FORM = re.compile(r"\b[Ff]orms?\s$")
_STATE = re.compile(r"[a-z], $")
_NUMERAL = re.compile(r"[IVX]+")
_LONG_NUMERAL = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_DIVISION = re.compile(r"\b(?:title|part|chapter|subchapter|volume|article|appendix)s? $", re.I)
# Words that authors shout.
_SHOUTED = re.compile(
    "ALL|AN|AND|ANY|ARE|AT|BE|BEFORE|BOTH|BUT|BY|CAN|CANNOT|DO|EACH|FOR|FROM|HAVE|IF|IN|IS|IT|MAY"
    "|MUST|NEVER|NEW|NO|NOT|NOTE|NOW|OF|ON|ONE|ONLY|OR|SHALL|SHOULD|STOP|THAT|THE|THIS|TO|UNLESS"
    "|WARNING|WILL|WITH|YES|YOU|YOUR"
)


def unexplained(draft: Draft) -> Iterator[Found]:
    """The first use of each acronym that no field explains up to there."""
    known = {*KNOWN, *draft.acronyms, *_by_definition(draft)}
    for hit in draft.own_words.search(_ACRONYM):
        acronym = hit.match[1]
        if acronym in known or _is_a_name(hit):
            continue
        known.add(acronym)
        if not _is_explained(hit):
            yield hit.found(_message(acronym))


def _message(acronym: str) -> str:
    return (
        f"{acronym} is not explained. Write the long name, then ({acronym}), where it comes first;"
        f" or put *[{acronym}]: and the long name on a line of its own."
    )


def _by_definition(draft: Draft) -> Iterator[str]:
    for field in draft.fields:
        yield from field.reading.explained


def _is_a_name(hit: Hit) -> bool:
    """Say whether capitals are a number, a state, a form or a shout rather than an acronym."""
    before, after, acronym = hit.before[-40:], hit.after, hit.match[1]
    return bool(
        _SHOUTED.fullmatch(acronym)
        or _NUMERAL.fullmatch(acronym)
        or (_DIVISION.search(before) and _LONG_NUMERAL.fullmatch(acronym))
        or _NUMBER.match(after)
        or _FORM.search(before)
        or (len(acronym) == 2 and _STATE.search(before))
    )


def _is_explained(hit: Hit) -> bool:
    """Recognize "Long Name (ABC)", "Long Name, or ABC," and "ABC (Long Name)"."""
    before, after, acronym = hit.before, hit.after, hit.match[1]
    if before.endswith(("(", "(the ", "(or ", ", or ", " – ", " — ")):
        return _has_initial(before, acronym)
    return bool(after.startswith(" (") and _has_initial(after[2:].partition(")")[0], acronym))


def _has_initial(words: str, acronym: str) -> bool:
    initials = [word[0].lower() for word in re.findall(r"[A-Za-z]\w+", words)]
    return acronym[0].lower() in initials[-2 * len(acronym) - 2 :]
