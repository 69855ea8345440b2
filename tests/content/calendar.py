"""Dates, months, days, years and times of day, however they are written. Pure."""

import re

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d\d)"
_TO = r"(?:-|–| to | and | through |, )"


def _month(word):
    return f"{MONTHS.index(word[:3].lower()) + 1:02}"


def _date(year, month, day):
    month = month if month.isdigit() else _month(month)
    return "date", f"{year}-{int(month):02}-{int(day):02}"


def _hour(match):
    hour = int(match[1]) % 12 + (12 if match[3][0].lower() == "p" else 0)
    return [("time", f"{hour:02}:{match[2] or '00'}")]


def _years(match):
    first, last = match[1], match[2]
    return [("year", first), ("year", first[: 4 - len(last)] + last)]


FORMS = (
    (re.compile(rf"\b{_YEAR}-(\d\d)-(\d\d)\b"), lambda m: [_date(m[1], m[2], m[3])]),
    (re.compile(rf"\b(\d\d?)/(\d\d?)/{_YEAR}\b"), lambda m: [_date(m[3], m[1], m[2])]),
    (
        re.compile(rf"\b{_MONTH} {_DAY}{_TO}{_DAY},? {_YEAR}\b"),
        lambda m: [_date(m[4], m[1], m[2]), _date(m[4], m[1], m[3])],
    ),
    (
        re.compile(rf"\b{_MONTH} {_DAY}{_TO}{_MONTH} {_DAY},? {_YEAR}\b"),
        lambda m: [_date(m[5], m[1], m[2]), _date(m[5], m[3], m[4])],
    ),
    (re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}\b"), lambda m: [_date(m[3], m[1], m[2])]),
    (re.compile(rf"\b{_DAY} {_MONTH},? {_YEAR}\b"), lambda m: [_date(m[3], m[2], m[1])]),
    (re.compile(rf"\b{_YEAR}-(0[1-9]|1[0-2])\b"), lambda m: [("month", f"{m[1]}-{m[2]}")]),
    (
        re.compile(rf"\b{_MONTH}{_TO}{_MONTH},? {_YEAR}\b"),
        lambda m: [("month", f"{m[3]}-{_month(m[1])}"), ("month", f"{m[3]}-{_month(m[2])}")],
    ),
    (re.compile(rf"\b{_MONTH},? {_YEAR}\b"), lambda m: [("month", f"{m[2]}-{_month(m[1])}")]),
    (
        re.compile(rf"\b{_MONTH} {_DAY}\b(?! ?(?:percent|hours|weeks))"),
        lambda m: [("day", f"{_month(m[1])}-{int(m[2]):02}")],
    ),
    (re.compile(r"\b(1?\d)(?::(\d\d))? ?([AaPp]\.?[Mm]\b\.?)"), _hour),
    (re.compile(rf"\b(?:FY ?)?{_YEAR}(?:-|–|/)((?:20|19)?\d\d)\b(?!-)"), _years),
    (re.compile(rf"(?<![\d.,$-])(?:FY ?)?{_YEAR}(?![\d%]|[.,-]\d)"), lambda m: [("year", m[1])]),
    (re.compile(r"\bFY ?(\d\d)\b"), lambda m: [("year", f"20{m[1]}")]),
)
