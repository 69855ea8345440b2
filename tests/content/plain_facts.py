"""The facts in plain words: their numbering and shorthand read out. Pure.

The facts are notes for writers. They number each line, name sources in brackets, shorten
citations ("6503(a)(3)") and addresses ("opm.gov/.../page"), and mark what nobody saw in a source
UNCONFIRMED.
"""

import re
from collections.abc import Iterator

# How the notes number and mark themselves; it states nothing of their subject.
_MARKS = re.compile(
    r"\[(?:[A-Z]+-?[A-Z]*\d+\w*(?: p\d+)?(?:, )?)+\]"
    r"|^\s*(?:[-*] |#+ )?\d+(?:\.\d+)+[a-z]? "
    r"|\(\d+\.\d+(?:\.\d+)*(?:[-–,; ]+\d+(?:\.\d+)*)*\)"
    r"|(?<![\w/-])(?!SF|OF|DD|GS|BOD)[A-Z]{2,3}-\d\d\b(?!-)"
    r"|^\| (?:(?:S\d+\w*|D-\w+)(?: / |, )?)+(?= \|)"
)
# Where one statement ends and another begins, in running text and in a row of a table.
_STATEMENTS = re.compile(r"(?<=[a-z\d)\]%]\.) (?=[A-Z(\"])(?<!Pub\. )|(?<=;) |(?= \|)")
# A site and, apart from it, the number or day of a page there.
_APART = re.compile(
    r"\b((?:[\w-]+\.)+(?:com|edu|gov|org))(?: \.\.\.)? \(?"
    r"(\d{5,}|\d{4}/\d\d/\d\d|[A-Z]{2,}\d{4,}|[A-Z]+-\w+(?:-\d+)*|[\w/-]+\.ASP|task-[\w-]+)"
)
# In a table, pages of OPM's own site stand without it.
_OWN_PATH = re.compile(r"(?<=\| )/(?=[a-z][\w/-]+/ \|)")
_FIGURE_AND_UNIT = re.compile(r",([\d.]+),(percent|people|days|dollars)\b")
# Sections of titles that the notes are about, cited without their title.
_CODE = re.compile(
    r"(?<![\w.$,/-])((?:6[135]|73)\d\d(?:[a-e]\b|(?=\()))((?:\([A-Za-z0-9]{1,4}\))*)(?![\w,])"
)
_RULES = re.compile(r"(?<![\w.$,/-])((?:5|6|7)\d\d\.\d{3,4})((?:\([a-z0-9]{1,3}\))*)(?![\d.]\d)")
_FURTHER = re.compile(
    r"\b(and |or |section |, )((?:34|55|57|6[135]|7[139])\d\d[a-e]?)\b(?![,.]\d|-)"
)


def statements(line: str) -> Iterator[str]:
    """Yield the confirmed statements of a line, in plain words."""
    line = re.sub(" +", " ", _OWN_PATH.sub("opm.gov/", _MARKS.sub(" ", line)))
    parts = _STATEMENTS.split(line) if "UNCONFIRMED" in line else [line]
    for part in parts:
        if "UNCONFIRMED" not in part:
            yield _APART.sub(r"\1...\2...", spelled_out(part))


def in_words(row: str) -> str:
    """Return a row of figures so that value and unit stand together."""
    return _FIGURE_AND_UNIT.sub(r", \1 \2, ", row)


def spelled_out(text: str) -> str:
    """Return the text with short citations in full: 6503(a) is 5 U.S.C. 6503(a)."""
    text = _CODE.sub(r"5 U.S.C. \1\2", text)
    text = _RULES.sub(r"5 CFR \1\2", text)
    if "5 U.S.C. " in text or "5 USC " in text:
        text = _FURTHER.sub(r"\g<1>5 U.S.C. \2", text)
    # Some were in full before.
    return re.sub(r"(5 U\.?S\.?C\.? |(?:\d+) CFR )(?:5 U\.S\.C\. |5 CFR )", r"\1", text)
