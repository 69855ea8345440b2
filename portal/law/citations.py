"""Citations of federal law in running text: which words cite what, and where to read it.

`find(text)` yields a Match for each citation in a text, in order, never overlapping.
`parse(text)` turns one citation into a Citation; `parents(citation)` names what it is part of.

Each form has one canonical text, so that an index holds a provision once:

    5 U.S.C. 6503(a)      5 U.S.C. chapter 65      5 CFR 531.605(d)      5 CFR part 630, subpart P
    41 CFR part 300-90    Pub. L. 111-292          124 Stat. 3165        90 FR 8251
    Executive Order 14100

A range such as 5 U.S.C. 6120-6126 is one citation. Its canonical text has both ends in full, joined
by an en dash as print does; its address and its parents are those of the first end.

This is not a law library: it does not know whether a provision exists, which chapter a section
stands in, or which sections a range has between its ends. In a list ("5 U.S.C. 301, 302") it
sees the first item only.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase


class Kind(StrEnum):
    """The collections of federal law, in the order in which authorities are listed."""

    STATUTE = "statute"
    REGULATION = "regulation"
    PUBLIC_LAW = "public_law"
    STATUTES_AT_LARGE = "statutes_at_large"
    FEDERAL_REGISTER = "federal_register"
    EXECUTIVE_ORDER = "executive_order"


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision. Compare sort keys as plain characters: roman numerals sort as letters."""

    kind: Kind
    text: str
    url: str
    sort_key: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A citation and where it stands in a text."""

    start: int
    end: int
    citation: Citation

    @property
    def label(self) -> str:
        return self.citation.text

    @property
    def url(self) -> str:
        return self.citation.url


def find(text: str) -> Iterator[Match]:
    """Yield the citations in a text."""
    end = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < end:
            continue
        for form, read in _FORMS:
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


# Every repetition is bounded, so that matching takes linear time whatever the text.
_SPACE = r"[\x20\t\r\n\u00a0\u2009\u202f]{1,4}"
_SIGN = rf"(?:(?:§§?|[Ss]ections?|[Ss]ecs?\.)(?:{_SPACE})?)?"
_DASH = r"[-\u2010\u2011\u2013]"
# Letters after a section number repeat one letter: 552a, 300bb, 78sss.
_LETTERS = "|".join(f"{letter}{{1,3}}" for letter in ascii_lowercase)
_SECTION = rf"[1-9][0-9]{{0,5}}(?:{_LETTERS}|[A-Z])?"
_PARAGRAPH = r"\((?:[A-Za-z]{1,2}|[ivxl]{1,6}|[IVXL]{1,6}|[0-9]{1,3})\)"
_END = r"(?!\w|\.[0-9]|,[0-9]{3}(?![0-9]))"
_OPENING = re.compile(r"(?<!\w)(?<![0-9][.,/-])(?=[1-9EeP])")

# Only these titles number their sections like 52.204-21. Elsewhere a hyphen means a range.
_HYPHENATED_TITLES = {"17", "26", "48"}
# Only title 41 numbers its parts like 300-90.
_HYPHENATED_PARTS = "41"

_Reader = Callable[[re.Match[str]], Citation | None]


def _form(pattern: str) -> re.Pattern[str]:
    """Compile a form, in which a blank stands for any white space between two words."""
    return re.compile(pattern.replace(" ", _SPACE) + _END)


def _citation(
    kind: Kind, text: str, url: str, order: str, within: tuple[str, ...] = ()
) -> Citation:
    rank = list(Kind).index(kind) + 1
    padded = re.sub(r"[0-9]+", lambda number: number[0].zfill(6), order)
    return Citation(kind, text, url, f"{rank} {padded}".rstrip(), within)


# U.S. Code. The Office of the Law Revision Counsel shows the law in force as a web page, and its
# chapters too. GovInfo's link service gives a PDF of the last yearly edition, without chapters.

_CODE = (
    "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{}-{}&num=0&edition=prelim"
)
_USC = r"(5[0-4]|[1-4][0-9]|[1-9]) U\.?S\.?C\.?"
_CODE_SECTION = _form(
    rf"{_USC} {_SIGN}({_SECTION})(?:{_DASH}({_SECTION})(?!{_DASH}))?"
    rf"((?:{_PARAGRAPH}){{0,6}})"
    rf"(?:{_DASH}({_SECTION}(?:{_PARAGRAPH}){{0,3}}|(?:{_PARAGRAPH}){{1,3}}))?"
)
_CODE_CHAPTER = _form(
    rf"{_USC} [Cc]h(?:apter|\.) ([1-9][0-9]{{0,3}}[A-Z]?)"
    r"(?:,? [Ss]ubch(?:apter|\.) ([IVXL]{1,7}(?:-[A-Z])?))?"
)


def _read_code_section(match: re.Match[str]) -> Citation | None:
    title, section, tail, paragraphs, through = match.groups()
    if tail and (last := _end_of_range(section, tail)):
        if through:
            return None
        through, paragraphs = last + paragraphs, ""
    elif tail:
        section = f"{section}-{tail}"
    return _section(
        Kind.STATUTE,
        f"{title} U.S.C. {section}",
        paragraphs,
        through,
        url=_CODE.format(title, f"section{section}"),
        order=f"{title} 1 {section}",
    )


def _end_of_range(first: str, tail: str) -> str:
    """Return the last section of a range, or nothing where the hyphen belongs to a number.

    6120-6126 and 6120-26 are ranges; 2000e-16 and 2151-1 are sections.
    """
    first_number, number = (re.sub(r"[^0-9].*", "", end) for end in (first, tail))
    if first == first_number and 1 < len(number) < len(first):
        tail = first[: -len(number)] + tail
        number = first[: -len(number)] + number
    return tail if int(number) >= int(first_number) else ""


def _read_code_chapter(match: re.Match[str]) -> Citation:
    title, chapter, subchapter = match.groups()
    text, place = f"{title} U.S.C. chapter {chapter}", f"chapter{chapter}"
    within: tuple[str, ...] = ()
    if subchapter:
        within = (text,)
        text, place = f"{text}, subchapter {subchapter}", f"{place}-subchapter{subchapter}"
    order = f"{title} 0 {chapter} {subchapter or ''}"
    return _citation(Kind.STATUTE, text, _CODE.format(title, place), order, within)


# Code of Federal Regulations. These short addresses are the ones that eCFR's own hyperlinks use;
# it fills in the chapter and subchapter by itself.

_ECFR = "https://www.ecfr.gov/current/title-{}/{}"
_CFR = r"(50|[1-4][0-9]|[1-9]) C\.?F\.?R\.?"
_PART = rf"[1-9][0-9]{{0,4}}(?:{_DASH}[0-9]{{1,4}})?"
_NUMBER = r"[0-9]{1,5}[A-Za-z]{0,2}"
_REGULATION_SECTION = _form(
    rf"{_CFR} {_SIGN}({_PART})\.({_NUMBER})"
    rf"(?:{_DASH}([0-9]{{1,5}}[A-Za-z]?)(?!{_DASH}))?"
    rf"((?:{_PARAGRAPH}){{0,6}})(?:{_DASH}("
    rf"(?:{_PART}\.)?{_NUMBER}(?:{_PARAGRAPH}){{0,3}}|(?:{_PARAGRAPH}){{1,3}}))?"
)
_REGULATION_PART = _form(
    rf"{_CFR} (?:[Pp]art )?({_PART})(?!{_DASH}[0-9])"
    r"(?:,? [Ss]ubpart ([A-Z]{1,2}))?"
)


def _read_regulation_section(match: re.Match[str]) -> Citation | None:
    title, part, number, tail, paragraphs, through = match.groups()
    part = _plain(part)
    if not _has_part(title, part):
        return None
    if tail and title in _HYPHENATED_TITLES:
        number = f"{number}-{tail}"
    elif tail:
        if through:
            return None
        through, paragraphs = tail + paragraphs, ""
    if through and not through.startswith("("):
        through = _plain(through if "." in through else f"{part}.{through}")
    section = f"{part}.{number}"
    return _section(
        Kind.REGULATION,
        f"{title} CFR {section}",
        paragraphs,
        through,
        url=_ECFR.format(title, f"section-{section}"),
        order=f"{title} {part} 1 {number}",
        outermost=(f"{title} CFR part {part}",),
    )


def _read_regulation_part(match: re.Match[str]) -> Citation | None:
    title, part, subpart = match.groups()
    part = _plain(part)
    if not _has_part(title, part):
        return None
    text, place = f"{title} CFR part {part}", f"part-{part}"
    within: tuple[str, ...] = ()
    if subpart:
        within = (text,)
        text, place = f"{text}, subpart {subpart}", f"{place}/subpart-{subpart}"
    order = f"{title} {part} 0 {subpart or ''}"
    return _citation(Kind.REGULATION, text, _ECFR.format(title, place), order, within)


def _has_part(title: str, part: str) -> bool:
    return "-" not in part or title == _HYPHENATED_PARTS


def _plain(number: str) -> str:
    return re.sub(_DASH, "-", number)


def _section(
    kind: Kind,
    section: str,
    paragraphs: str,
    through: str | None,
    *,
    url: str,
    order: str,
    outermost: tuple[str, ...] = (),
) -> Citation:
    """Build the citation of a section, of a paragraph in it, or of a range that begins there.

    All of them lead to the section: its address outlives a renumbering of its paragraphs.
    """
    trail = [section]
    for paragraph in re.findall(_PARAGRAPH, paragraphs):
        trail.append(trail[-1] + paragraph)
    if through:
        trail.append(f"{trail[-1]}\N{EN DASH}{through}")
    order = f"{order} {paragraphs}{through or ''}"
    return _citation(kind, trail[-1], url, order, (*reversed(trail[:-1]), *outermost))


# Session laws and presidential documents: a pair of numbers or one, and an address made of them.


def _law_address(congress: str, number: str) -> str:
    """GovInfo has public laws by themselves since 1995, before that in the Statutes at Large."""
    if int(congress) >= 104:
        return f"https://www.govinfo.gov/link/plaw/{congress}/public/{number}"
    if int(congress) >= 82:
        return f"https://www.govinfo.gov/link/statute/{congress}/public/{number}"
    return "https://www.govinfo.gov/app/collection/statute"


def _order_address(number: str) -> str:
    """The Federal Register answers the number of an order since 1994; others are in its list."""
    if int(number) >= 12890:
        return f"https://www.federalregister.gov/executive-order/{number}"
    return "https://www.federalregister.gov/presidential-documents/executive-orders"


def _numbered(kind: Kind, text: str, address: Callable[..., str]) -> _Reader:
    def read(match: re.Match[str]) -> Citation:
        numbers = match.groups()
        return _citation(kind, text.format(*numbers), address(*numbers), " ".join(numbers))

    return read


_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_CODE_SECTION, _read_code_section),
    (_CODE_CHAPTER, _read_code_chapter),
    (_REGULATION_SECTION, _read_regulation_section),
    (_REGULATION_PART, _read_regulation_part),
    (
        _form(
            r"P(?:ub(?:lic|\.) L(?:aw|\.)|\.L\.)(?: No\.)? "
            rf"([1-9][0-9]{{0,2}}){_DASH}([1-9][0-9]{{0,3}})"
        ),
        _numbered(Kind.PUBLIC_LAW, "Pub. L. {}-{}", _law_address),
    ),
    (
        _form(r"([1-9][0-9]{0,2}) Stat\.? ([1-9][0-9]{0,4})"),
        _numbered(
            Kind.STATUTES_AT_LARGE,
            "{} Stat. {}",
            "https://www.govinfo.gov/link/statute/{}/{}".format,
        ),
    ),
    (
        _form(r"([1-9][0-9]{0,2}) (?:F\.?R\.?|Fed\. Reg\.) ([1-9][0-9]{0,5})"),
        _numbered(
            Kind.FEDERAL_REGISTER,
            "{} FR {}",
            "https://www.federalregister.gov/citation/{}-FR-{}".format,
        ),
    ),
    (
        _form(r"(?:E\.O\.|EO|Exec\. Order|[Ee]xecutive [Oo]rder)(?: No\.)? ([1-9][0-9]{3,4})"),
        _numbered(Kind.EXECUTIVE_ORDER, "Executive Order {}", _order_address),
    ),
)
