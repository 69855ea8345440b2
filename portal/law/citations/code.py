"""The United States Code: sections, their paragraphs, ranges, chapters and subchapters."""

import re

from .model import Citation, Kind
from .pieces import DASH, PARAGRAPH, SECTION, SIGN, build, build_section, form

# The Office of the Law Revision Counsel shows the law in force as a web page, and its
# chapters too. GovInfo's link service gives a PDF of the last yearly edition, without chapters.
_CODE = (
    "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{}-{}&num=0&edition=prelim"
)
_USC = r"(5[0-4]|[1-4][0-9]|[1-9]) U\.?S\.?C\.?"
_CODE_SECTION = form(
    rf"{_USC} {SIGN}({SECTION})(?:{DASH}({SECTION})(?!{DASH}))?"
    rf"((?:{PARAGRAPH}){{0,6}})"
    rf"(?:{DASH}({SECTION}(?:{PARAGRAPH}){{0,3}}|(?:{PARAGRAPH}){{1,3}}))?"
)
_CODE_CHAPTER = form(
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
    return build_section(
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
    return build(Kind.STATUTE, text, _CODE.format(title, place), order, within)


FORMS = ((_CODE_SECTION, _read_code_section), (_CODE_CHAPTER, _read_code_chapter))
