"""Citations that somebody meant and nobody reads: miswritten, cut short, or told in words.

What is read becomes a link and an entry of the authorities (portal.law.citations). What is not
stays text, and no review of the cited law will find the page.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from portal.law import citations

from .blocks import Block
from .draft import NAMES, Draft
from .search import Found, Hit

# To begin with a digit, and look behind it only then, finds places five times as fast.
_TITLE = r"([0-9](?<![\w.,/-].)[0-9]{0,2})\s*"
_SIGN = r",?\s*(?:§[\s§]*|(?:sect?(?:ion)?s?|parts?|pts?)\b\.?\s*)?"
_PARAGRAPHS = r"(?:\s?\(\w{1,5}\))*"
_NUMBER = r"\s*(?:No\.?|Number|Nr\.?|#)?\s*"


class _Form(NamedTuple):
    """How a citation is miswritten, and how it is written; `comma` is what a comma stands for."""

    pattern: re.Pattern[str]
    right: str
    comma: str = ""


_MEANT = (
    _Form(
        re.compile(
            rf"{_TITLE}(?:U\.?\s?S\.?\s?C(?:ode\b|\.)?(?:\s?A\b\.?)?|U\.?\s?S\.?\s+Code"
            rf"|United\s+States\s+Code){_SIGN}([0-9][\w.–-]*{_PARAGRAPHS})",
            re.IGNORECASE,
        ),
        "{} U.S.C. {}",
    ),
    _Form(
        re.compile(
            rf"{_TITLE}(?:C\.?\s?F\.?\s?R(?![A-Z])\.?|Code\s+of\s+Federal\s+Regulations)"
            rf"{_SIGN}([0-9]+(?:[.,–-][\w.–-]+)?{_PARAGRAPHS})",
            re.IGNORECASE,
        ),
        "{} CFR {}",
        comma=".",
    ),
    _Form(
        re.compile(
            rf"P(?<!\w.)(?:\.?\s?L\.?|ub(?:lic\b|\b\.?)\s*L(?:aw\b|\b\.?)){_NUMBER}"
            r"([0-9]{1,3})\s*[-\u2010-\u2015./ ]\s*([0-9]{1,4})(?!\w)"
        ),
        "Pub. L. {}-{}",
    ),
    _Form(
        re.compile(
            rf"{_TITLE}(?:F\.?\s?R\b\.?|Fed\.?\s*Reg(?:ister)?\b\.?)\s*([0-9]+(?:,[0-9]{{3}})*)"
        ),
        "{} FR {}",
    ),
    _Form(re.compile(rf"{_TITLE}Stats?\b\.?\s*(?:at\s*)?([0-9]+(?:,[0-9]{{3}})*)"), "{} Stat. {}"),
    _Form(
        re.compile(
            r"[Ee](?<!\w.)(?:\.?\s?O(?![A-Za-z])\.?|xec(?:utive\b|\b\.?)\s*[Oo]rder)"
            rf"{_NUMBER}([0-9]{{2}},?[0-9]{{3}}|[0-9]{{4}})(?!\w)"
        ),
        "Executive Order {}",
    ),
)

# What goes on behind a citation although its link does not: "(a)", "and (b)", "and 6504", ".605".
_REST = re.compile(
    r"""
    \s+ \( (?:[A-Za-z] | [ivx]{1,4} | [0-9]{1,2}) \)
    | ,?\s+ (?:and|or|through|to) \s+ \( (?:[A-Za-z] | [ivx]{1,4} | [0-9]{1,2}) \) (?:\(\w{1,4}\))*
    | ,?\s+ (?:and|or|through|to) \s+ (?:§+\s*)? [0-9]{3,5}[a-z]?(?:\.[0-9]+)? (?:\(\w{1,4}\))*
      (?! [\w-] | \.[0-9] | \s\w )
    | ,\s+ [0-9]{3,5}[a-z]? (?:\(\w{1,4}\))* (?= ,?\s+(?:and|or)\s+[0-9] | ,\s+[0-9] )
    | \s+ \.[0-9]+
    """,
    re.VERBOSE,
)

_IN_WORDS = re.compile(
    r"\bsection\s+(?P<place>[1-9][0-9]{0,4}[a-z]?(?:\(\w{1,5}\))*),?\s+of\s+title\s+"
    r"(?P<title>[0-9]{1,2})(?:,?\s+(?:of\s+the\s+)?(?P<code>United\s+States\s+Code"
    r"|U\.S\.\s+Code|U\.S\.C\.|Code\s+of\s+Federal\s+Regulations|CFR)|(?!\w|\s+of\b))",
    re.IGNORECASE,
)


def miswritten(draft: Draft) -> Iterator[Found]:
    for form in _MEANT:
        for hit in _hits(draft, form.pattern):
            if not _is_read(hit.block, hit.start, hit.end):
                right = form.right.format(
                    *(_packed(part, form.comma) for part in hit.match.groups())
                )
                yield hit.found(
                    _advice("This looks like a citation, but is not read as one.", right)
                )


def cut_short(draft: Draft) -> Iterator[Found]:
    """Lists such as "5 U.S.C. 6502 and 6503", of which only the first item is read."""
    for block in draft.blocks:
        for cited in block.citations if block.field not in NAMES else ():
            match = _REST.match(block.text, cited.end)
            if match and not _is_read(block, *match.span()):
                message = (
                    f"Only {cited.label} is read as a citation here, not what follows. Write each"
                    " citation in full, without spaces in its number."
                )
                line = block.line_at(match.start())
                yield Found(block.field, line, message, match[0].strip(" ,\n"))


def in_words(draft: Draft) -> Iterator[Found]:
    for hit in _hits(draft, _IN_WORDS):
        code, title, place = hit.match.group("code", "title", "place")
        code = "CFR" if code and code[:2].lower() in ("co", "cf") else "U.S.C."
        yield hit.found(_advice("This citation does not become a link.", f"{title} {code} {place}"))


def _hits(draft: Draft, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Leave out other people's titles, which are theirs to word, and code."""
    for hit in draft.everything.search(pattern):
        if hit.block.field not in NAMES and "code" not in hit.block.within:
            yield hit


def _is_read(block: Block, start: int, end: int) -> bool:
    read = [(match.start, match.end) for match in block.citations] + list(block.code)
    return any(first < end and start < last for first, last in read)


def _advice(problem: str, form: str) -> str:
    with suppress(ValueError):
        return f"{problem} Write it so: {citations.parse(form).text}."
    return f"{problem} Write it like 5 U.S.C. 6503(a), 5 CFR 531.605(d) or Pub. L. 111-292."


def _packed(part: str, comma: str) -> str:
    return re.sub(r"\s", "", part).rstrip(".,–-").replace(",", comma)
