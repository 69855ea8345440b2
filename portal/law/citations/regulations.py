"""The Code of Federal Regulations: sections, their paragraphs, ranges, parts and subparts."""

import re

from .model import Citation, Kind
from .pieces import DASH, PARAGRAPH, SIGN, build, build_section, form, plain

# Only these titles number their sections like 52.204-21. Elsewhere a hyphen means a range.
_HYPHENATED_TITLES = {"17", "26", "48"}
# Only title 41 numbers its parts like 300-90.
_HYPHENATED_PARTS = "41"

# These short addresses are the ones that eCFR's own hyperlinks use; it
# fills in the chapter and subchapter by itself.
_ECFR = "https://www.ecfr.gov/current/title-{}/{}"
_CFR = r"(50|[1-4][0-9]|[1-9]) C\.?F\.?R\.?"
_PART = rf"[1-9][0-9]{{0,4}}(?:{DASH}[0-9]{{1,4}})?"
_NUMBER = r"[0-9]{1,5}[A-Za-z]{0,2}"
_REGULATION_SECTION = form(
    rf"{_CFR} {SIGN}({_PART})\.({_NUMBER})"
    rf"(?:{DASH}([0-9]{{1,5}}[A-Za-z]?)(?!{DASH}))?"
    rf"((?:{PARAGRAPH}){{0,6}})(?:{DASH}("
    rf"(?:{_PART}\.)?{_NUMBER}(?:{PARAGRAPH}){{0,3}}|(?:{PARAGRAPH}){{1,3}}))?"
)
_REGULATION_PART = form(
    rf"{_CFR} (?:[Pp]art )?({_PART})(?!{DASH}[0-9])"
    r"(?:,? [Ss]ubpart ([A-Z]{1,2}))?"
)


def _read_regulation_section(match: re.Match[str]) -> Citation | None:
    title, part, number, tail, paragraphs, through = match.groups()
    part = plain(part)
    if not _has_part(title, part):
        return None
    if tail and title in _HYPHENATED_TITLES:
        number = f"{number}-{tail}"
    elif tail:
        if through:
            return None
        through, paragraphs = tail + paragraphs, ""
    if through and not through.startswith("("):
        through = plain(through if "." in through else f"{part}.{through}")
    section = f"{part}.{number}"
    return build_section(
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
    part = plain(part)
    if not _has_part(title, part):
        return None
    text, place = f"{title} CFR part {part}", f"part-{part}"
    within: tuple[str, ...] = ()
    if subpart:
        within = (text,)
        text, place = f"{text}, subpart {subpart}", f"{place}/subpart-{subpart}"
    order = f"{title} {part} 0 {subpart or ''}"
    return build(Kind.REGULATION, text, _ECFR.format(title, place), order, within)


def _has_part(title: str, part: str) -> bool:
    return "-" not in part or title == _HYPHENATED_PARTS


FORMS = (
    (_REGULATION_SECTION, _read_regulation_section),
    (_REGULATION_PART, _read_regulation_part),
)
